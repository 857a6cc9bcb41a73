from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from newsclaims.core.ids import Prefix
from newsclaims.vocabulary.kinds import SubjectKind

LONGEST_WORDS = 4000
LONGEST_ADDRESS = 1000
LONGEST_EMAIL = 254


class Report(models.Model):
    """What a reader says is wrong: about the revision of one subject that the reader saw, or about the whole site.

    `sender` is a keyed hash of the network address, kept for an hour to count by and blanked then; nothing else is
    known of who wrote. Its number is its key, so that a role which may only add reports needs to read none of them.
    """

    public_id = models.CharField(max_length=64, primary_key=True, default=Prefix("r"), editable=False)
    subject_type = models.CharField(max_length=8, blank=True)
    subject_id = models.CharField(max_length=64, blank=True)
    revision = models.PositiveIntegerField(null=True)
    address = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    words = models.TextField()
    source = models.CharField(max_length=LONGEST_ADDRESS, blank=True)
    email = models.CharField(max_length=LONGEST_EMAIL, blank=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    recorded_at = models.DateTimeField(editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject_type="", subject_id="", revision=None)
                | (models.Q(subject_type__in=SubjectKind.values, revision__isnull=False) & ~models.Q(subject_id="")),
                name="report_is_about_a_revision_or_the_site",
            ),
            models.CheckConstraint(condition=models.Q(words__regex=r"\S"), name="report_says_something"),
            models.CheckConstraint(condition=LessThanOrEqual(Length("words"), LONGEST_WORDS), name="report_is_short"),
        ]
        indexes = [
            models.Index(fields=["-recorded_at", "-public_id"], name="report_newest_first"),
            models.Index(fields=["sender", "recorded_at"], condition=~models.Q(sender=""), name="report_by_sender"),
        ]

    def __str__(self) -> str:
        return f"Report {self.public_id}"
