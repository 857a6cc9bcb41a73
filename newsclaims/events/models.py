from django.db import models

from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article
from newsclaims.core.records import VersionedRecord, public_id_field
from newsclaims.core.text import folded_field, trigram_index
from newsclaims.vocabulary.kinds import Basis, EventKind


class Happening(models.Model):
    """When something happened: an EDTF date with its bounds, and the words an editor typed for it.

    Bounds are clipped to the years 1 to 9999; a side that is open, or was clipped, is flagged.
    """

    happened = models.TextField(blank=True)
    happened_words = models.TextField(blank=True)
    happened_lower = models.DateField(null=True, editable=False)
    happened_upper = models.DateField(null=True, editable=False)
    happened_lower_open = models.BooleanField(default=False, editable=False)
    happened_upper_open = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True


def bounds_are_in_order(clock: str, name: str) -> models.CheckConstraint:
    """A date has both bounds in order, or none where it is not known."""
    unknown = models.Q(**{clock: "", f"{clock}_lower": None, f"{clock}_upper": None})
    # A comparison with NULL is NULL, which a check lets pass: that both are there has to be said.
    known = models.Q(
        **{
            f"{clock}_lower__isnull": False,
            f"{clock}_upper__isnull": False,
            f"{clock}_lower__lte": models.F(f"{clock}_upper"),
        }
    ) & ~models.Q(**{clock: ""})
    return models.CheckConstraint(condition=unknown | known, name=name)


class Place(models.Model):
    """Where an event happened. A row for each distinct place, so that events can be gathered by it."""

    name = models.TextField()
    country = models.CharField(max_length=2, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["name", "country", "latitude", "longitude"],
                name="place_is_kept_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="place_is_on_the_globe",
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="place_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Event(Happening, VersionedRecord):
    """Something that happened or is to happen, under a neutral title. Events nest."""

    public_id = public_id_field("e")
    kind = models.CharField(max_length=16, choices=EventKind)
    title = models.TextField()
    basis = models.CharField(max_length=12, choices=Basis)
    place = models.ForeignKey(Place, models.PROTECT, null=True, blank=True, related_name="events")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    summary = models.TextField(blank=True)
    articles = models.ManyToManyField(Article, blank=True, related_name="events")
    folded = folded_field("title")

    class Meta:
        constraints = [
            bounds_are_in_order("happened", "event_happened_bounds_are_in_order"),
            models.CheckConstraint(condition=~models.Q(happened=""), name="event_has_a_time"),
            models.CheckConstraint(condition=~models.Q(title=""), name="event_has_a_title"),
            models.CheckConstraint(
                condition=models.Q(kind__in=EventKind.values),
                name="event_kind_is_known",
            ),
            models.CheckConstraint(condition=models.Q(basis__in=Basis.values), name="event_basis_is_known"),
        ]
        indexes = [
            trigram_index("folded", "event_by_folded_title"),
            models.Index(fields=["-happened_lower", "-id"], name="event_newest_first"),
        ]

    def __str__(self) -> str:
        return self.title


class Participation(models.Model):
    """An actor's role in an event, with a basis of its own where it differs."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    position = models.PositiveSmallIntegerField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="participations")
    role = models.TextField()
    basis = models.CharField(max_length=12, choices=Basis, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "position"],
                name="participants_stand_in_order",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(
                condition=models.Q(basis__in=["", *Basis.values]),
                name="participation_basis_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.actor}, {self.role}"
