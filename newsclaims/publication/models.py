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
        indexes = [
            models.Index(
                fields=["-recorded_at", "-id"],
                condition=models.Q(change__in=[Change.CORRECTION, Change.UPDATE, Change.WITHDRAWAL]),
                name="corrections_newest_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_subject_type_display()} {self.subject_id}, revision {self.revision}"


def _current(fields: list[str], name: str) -> models.Index:
    return models.Index(fields=fields, condition=models.Q(until_at=None, withdrawn=False), name=name)


def _current_words(field: str, name: str) -> GinIndex:
    return GinIndex(fields=[field], condition=models.Q(until_at=None, withdrawn=False), name=name)


class Edition(models.Model):
    """What the public pages read: one row a publication, with what they filter, sort and search by.

    `actors`, `events` and so on are all that the document names. `involved` holds who made a statement on a claim or
    took part in an event, by public id, and the parts played in a claim: `says:ID`, `denies:ID`, `about:ID`,
    `through:ID`, and `reports:ID` of an outlet.
    `updated_at` is the latest publication that changed more than the wording.

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
    updated_at = models.DateTimeField()
    title = models.TextField()
    status = models.CharField(max_length=16, choices=Status, blank=True)
    kind = models.CharField(max_length=32, blank=True)
    place = models.TextField(blank=True)
    parent = models.CharField(max_length=64, blank=True)
    involved = words_field()
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

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id"],
                condition=models.Q(until_at=None),
                name="one_edition_of_a_subject_is_current",
            ),
        ]
        indexes = [
            _current(["subject_type", "-first_published_at", "-subject_id"], "edition_newest_first"),
            _current(["subject_type", "-updated_at", "-subject_id"], "edition_updated_last"),
            _current(["subject_type", "status", "-first_published_at", "-subject_id"], "edition_by_status"),
            _current(["subject_type", "-happened_lower", "-subject_id"], "edition_by_what_happened"),
            _current(["subject_type", "said_lower"], "edition_by_what_was_said"),
            _current(["subject_type", "published_lower"], "edition_by_what_was_printed"),
            _current(["subject_type", "checked_at"], "edition_by_check"),
            _current(["subject_type", "place"], "edition_by_place"),
            _current_words("events", "edition_by_event"),
            _current_words("actors", "edition_by_actor"),
            _current_words("involved", "edition_by_part"),
            _current_words("questions", "edition_by_question"),
            _current_words("articles", "edition_by_article"),
            _current_words("words", "edition_by_words"),
            # For the moments before now, which `as_of` asks for.
            models.Index(fields=["subject_type", "subject_id", "from_at"], name="edition_by_moment"),
            models.Index(fields=["from_at", "publication"], name="edition_in_order_of_time"),
            models.Index(
                fields=["subject_type", "-first_published_at", "-subject_id"], name="edition_ever_newest_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}, revision {self.revision}"


class Card(models.Model):
    """A claim's row as the lists show it, rendered once for each language when it is published. Derived too."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="cards")
    language = models.CharField(max_length=8)
    html = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "language"], name="one_card_a_language"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}, {self.language}"
