from django.db import models

from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article
from newsclaims.core.records import Record, VersionedRecord, public_id_field
from newsclaims.core.text import folded_field, trigram_index
from newsclaims.vocabulary.grades import Reliability
from newsclaims.vocabulary.kinds import (
    DerivationKind,
    Sensitivity,
    SourceKind,
    Visibility,
)


class Source(VersionedRecord):
    """What an editor consults. Never the sayer: that is an actor. It may have no address."""

    public_id = public_id_field("s")
    kind = models.CharField(max_length=20, choices=SourceKind)
    title = models.TextField()
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    url = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    publisher = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="published_sources")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="sources")
    visibility = models.CharField(max_length=12, choices=Visibility, default=Visibility.PUBLIC)
    public_as = models.TextField(blank=True)
    embargo_until = models.DateTimeField(null=True, blank=True)
    sensitivity = models.CharField(max_length=8, choices=Sensitivity, default=Sensitivity.NONE)
    folded = folded_field("title")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(kind__in=SourceKind.values),
                name="source_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(reliability__in=Reliability.values),
                name="reliability_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(visibility__in=Visibility.values),
                name="visibility_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(sensitivity__in=Sensitivity.values),
                name="sensitivity_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(visibility=Visibility.DESCRIBED) | ~models.Q(public_as=""),
                name="described_source_has_a_description",
            ),
        ]
        indexes = [trigram_index("folded", "source_by_folded_title")]

    def __str__(self) -> str:
        return self.title


class Derivation(Record):
    """One source stands on another. Circles are allowed, and are counted rightly (`sql/roots.sql`)."""

    public_id = public_id_field("d")
    source = models.ForeignKey(Source, models.CASCADE, related_name="derivations")
    origin = models.ForeignKey(Source, models.PROTECT, related_name="derived")
    how = models.CharField(max_length=12, choices=DerivationKind)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "origin", "how"], name="derivation_is_recorded_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("origin")),
                name="source_does_not_derive_from_itself",
            ),
            models.CheckConstraint(
                condition=models.Q(how__in=DerivationKind.values),
                name="derivation_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_how_display().lower()} {self.origin}"
