from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from newsclaims.core.records import Record, public_id_field, words_field
from newsclaims.vocabulary.kinds import Change, SubjectKind
from newsclaims.vocabulary.statuses import Status


class Publication(Record):
    """The frozen public form of one subject at one moment: readers see publications and nothing else.

    Append-only (rule 1). It names subject and editor by public id, with no relation into the record (rule 10).
    """

    public_id = public_id_field("p")
    subject_type = models.CharField(max_length=8, choices=SubjectKind)
    subject_id = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    change = models.CharField(max_length=10, choices=Change)
    recorded_at = models.DateTimeField()
    served_from = models.DateTimeField()
    editor = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    without_second_reading = models.TextField(blank=True)
    form = models.PositiveSmallIntegerField()
    document = models.JSONField()
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "revision"],
                name="revisions_are_numbered_once",
            ),
            models.CheckConstraint(condition=models.Q(change__in=Change.values), name="change_is_known"),
            models.CheckConstraint(
                condition=models.Q(subject_type__in=SubjectKind.values),
                name="subject_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(change__in=[Change.CORRECTION, Change.WITHDRAWAL]) | ~models.Q(note=""),
                name="correction_and_withdrawal_say_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_type_display()} {self.subject_id}, revision {self.revision}"


class Edition(models.Model):
    """What the public pages read: one row a publication, with what they filter, sort and search by.

    Derived, never truth: `manage.py rebuild_public` makes it again, the same to the byte.
    """

    publication = models.OneToOneField(Publication, models.PROTECT, primary_key=True, related_name="edition")
    subject_type = models.CharField(max_length=8)
    subject_id = models.CharField(max_length=64)
    revision = models.PositiveIntegerField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField()
    first_published_at = models.DateTimeField()
    title = models.TextField()
    status = models.CharField(max_length=16, choices=Status, blank=True)
    parent = models.CharField(max_length=64, blank=True)
    speakers = words_field()
    actors = words_field()
    events = words_field()
    questions = words_field()
    articles = words_field()
    outlets = words_field()
    happened_lower = models.DateField(null=True)
    happened_upper = models.DateField(null=True)
    said_lower = models.DateField(null=True)
    said_upper = models.DateField(null=True)
    published_lower = models.DateTimeField(null=True)
    published_upper = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    words = SearchVectorField()
    card = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"],
                condition=models.Q(until_at=None),
                name="one_edition_of_a_subject_is_current",
            ),
        ]
        indexes = [
            models.Index(
                fields=["subject_type", "-first_published_at", "-subject_id"],
                condition=models.Q(until_at=None, withdrawn=False),
                name="edition_newest_first",
            ),
            models.Index(
                fields=["subject_type", "-happened_lower", "-subject_id"],
                condition=models.Q(until_at=None, withdrawn=False),
                name="edition_by_what_happened",
            ),
            GinIndex(
                fields=["events"],
                condition=models.Q(until_at=None, withdrawn=False),
                name="edition_by_event",
            ),
            GinIndex(
                fields=["actors"],
                condition=models.Q(until_at=None, withdrawn=False),
                name="edition_by_actor",
            ),
            GinIndex(
                fields=["questions"],
                condition=models.Q(until_at=None, withdrawn=False),
                name="edition_by_question",
            ),
            GinIndex(
                fields=["articles"],
                condition=models.Q(until_at=None, withdrawn=False),
                name="edition_by_article",
            ),
            GinIndex(
                fields=["words"],
                condition=models.Q(until_at=None, withdrawn=False),
                name="edition_by_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}, revision {self.revision}"
