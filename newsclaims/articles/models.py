from django.db import models
from django.db.models.functions import Now

from newsclaims.core.records import Record, VersionedRecord, public_id_field
from newsclaims.core.text import folded_field, trigram_index
from newsclaims.vocabulary.kinds import OutletKind, PublicText


class Outlet(VersionedRecord):
    """Who published an article. Where an article names no speaker, the outlet itself speaks."""

    public_id = public_id_field("o")
    name = models.TextField()
    domain = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True)
    language = models.CharField(max_length=35, blank=True)
    kind = models.CharField(max_length=16, choices=OutletKind, blank=True)
    folded = folded_field("name")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(name=""), name="outlet_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["", *OutletKind.values]),
                name="outlet_kind_is_known",
            ),
        ]
        indexes = [trigram_index("folded", "outlet_by_folded_name")]

    def __str__(self) -> str:
        return self.name


class Article(VersionedRecord):
    """A published report at an outlet, with one or more snapshots of its text."""

    public_id = public_id_field("r")
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="articles")
    title = models.TextField()
    language = models.CharField(max_length=35)
    url = models.TextField(blank=True)
    byline = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    public_text = models.CharField(max_length=8, choices=PublicText, default=PublicText.EXCERPTS)
    added_at = models.DateTimeField(db_default=Now(), editable=False)
    folded = folded_field("title")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="article_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(public_text__in=PublicText.values),
                name="public_text_is_known",
            ),
        ]
        indexes = [
            trigram_index("folded", "article_by_folded_title"),
            models.Index(fields=["-added_at", "-id"], name="article_newest_first"),
        ]

    def __str__(self) -> str:
        return self.title


class Snapshot(Record):
    """The exact text of an article as captured at one moment: NFC, LF line ends, never changed (rule 1)."""

    public_id = public_id_field("n")
    article = models.ForeignKey(Article, models.PROTECT, related_name="snapshots")
    captured_at = models.DateTimeField(db_default=Now())
    sha256 = models.CharField(max_length=64, db_index=True)
    text = models.TextField()
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "sha256"], name="snapshot_of_an_article_is_kept_once"),
            models.CheckConstraint(condition=~models.Q(text=""), name="snapshot_has_a_text"),
        ]

    def __str__(self) -> str:
        return f"{self.article} as captured {self.captured_at:%Y-%m-%d}"
