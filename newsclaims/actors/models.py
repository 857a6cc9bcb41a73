from django.db import models

from newsclaims.core.records import (
    Record,
    VersionedRecord,
    public_id_field,
    words_field,
)
from newsclaims.core.text import folded_field, trigram_index
from newsclaims.vocabulary.kinds import ActorKind


class Actor(VersionedRecord):
    """Who says or does things. An unnamed source is an actor of its own for each report."""

    public_id = public_id_field("a")
    kind = models.CharField(max_length=20, choices=ActorKind)
    name = models.TextField()
    description = models.TextField(blank=True)
    part_of = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    same_as = words_field()
    folded = folded_field("name")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ActorKind.values),
                name="actor_kind_is_known",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="actor_has_a_name"),
        ]
        indexes = [trigram_index("folded", "actor_by_folded_name")]

    def __str__(self) -> str:
        return self.name


class ActorName(models.Model):
    """Another name of an actor: a spelling, a script, an abbreviation."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names")
    name = models.TextField()
    language = models.CharField(max_length=35, blank=True)
    script = models.CharField(max_length=4, blank=True)
    folded = folded_field("name")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["actor", "name", "language", "script"],
                name="alias_is_given_once",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="alias_is_not_empty"),
        ]
        indexes = [trigram_index("folded", "alias_by_folded_name")]

    def __str__(self) -> str:
        return self.name


class Affiliation(Record):
    """An actor's place with another: a minister of a state, a member of a delegation."""

    public_id = public_id_field("f")
    actor = models.ForeignKey(Actor, models.CASCADE, related_name="affiliations")
    organisation = models.ForeignKey(Actor, models.PROTECT, related_name="affiliated")
    role = models.TextField(blank=True)
    since = models.TextField(blank=True)
    until = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(actor=models.F("organisation")),
                name="affiliation_is_with_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor}, {self.role or 'with'} {self.organisation}"
