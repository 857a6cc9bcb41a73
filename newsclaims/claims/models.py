from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.core.records import VersionedRecord, public_id_field, words_field
from newsclaims.core.text import folded_field, search_field, trigram_index
from newsclaims.events.models import Event, Happening, bounds_are_in_order
from newsclaims.sources.models import Source
from newsclaims.vocabulary.kinds import (
    ClaimKind,
    Directness,
    Heard,
    Part,
    Stance,
    Voice,
)
from newsclaims.vocabulary.statuses import Stage


class Question(VersionedRecord):
    """One thing in dispute that several claims answer differently, with its exact measure."""

    public_id = public_id_field("q")
    text = models.TextField()
    measure = models.TextField(blank=True)
    unit = models.TextField(blank=True)
    finding = models.TextField(blank=True)
    events = models.ManyToManyField(Event, blank=True, related_name="questions")
    folded = folded_field("text")

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(text=""), name="question_has_a_text")]
        indexes = [trigram_index("folded", "question_by_folded_text")]

    def __str__(self) -> str:
        return self.text


class Claim(Happening, VersionedRecord):
    """One assertion in canonical wording, with no speaker in it."""

    public_id = public_id_field("c")
    text = models.TextField()
    language = models.CharField(max_length=35, default="en")
    kind = models.CharField(max_length=12, choices=ClaimKind, default=ClaimKind.FACT)
    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT)
    quantity = models.JSONField(null=True, blank=True)
    tags = words_field()
    about = models.ManyToManyField(Actor, blank=True, related_name="claims_about")
    events = models.ManyToManyField(Event, blank=True, related_name="claims")
    questions = models.ManyToManyField(Question, blank=True, related_name="claims")
    succeeds = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="successors")
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    editor = models.ForeignKey(Editor, models.PROTECT, null=True, editable=False, related_name="claims")
    search = search_field("text")
    folded = folded_field("text")

    class Meta:
        constraints = [
            bounds_are_in_order("happened", "claim_happened_bounds_are_in_order"),
            models.CheckConstraint(condition=~models.Q(text=""), name="claim_has_a_wording"),
            models.CheckConstraint(
                condition=models.Q(kind__in=ClaimKind.values),
                name="claim_kind_is_known",
            ),
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="stage_is_known"),
        ]
        indexes = [
            GinIndex(fields=["search"], name="claim_by_words"),
            trigram_index("folded", "claim_by_folded_wording"),
            models.Index(fields=["-recorded_at", "-id"], name="claim_newest_first"),
            models.Index(fields=["stage", "-recorded_at", "-id"], name="claim_by_stage"),
        ]

    def __str__(self) -> str:
        return self.text


class Statement(VersionedRecord):
    """One act of speaking. Many articles may report it: it counts once."""

    public_id = public_id_field("u")
    voice = models.CharField(max_length=12, choices=Voice)
    actor = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="statements")
    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="statements")
    said = models.TextField(blank=True)
    said_words = models.TextField(blank=True)
    said_lower = models.DateField(null=True, editable=False)
    said_upper = models.DateField(null=True, editable=False)
    said_lower_open = models.BooleanField(default=False, editable=False)
    said_upper_open = models.BooleanField(default=False, editable=False)
    venue = models.TextField(blank=True)
    language = models.CharField(max_length=35, blank=True)
    original = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="statements")
    heard = models.CharField(max_length=20, choices=Heard, default=Heard.REPORTED)
    revises = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="revisions")

    class Meta:
        constraints = [
            bounds_are_in_order("said", "said_bounds_are_in_order"),
            models.CheckConstraint(condition=models.Q(heard__in=Heard.values), name="heard_is_known"),
            models.CheckConstraint(
                condition=models.Q(
                    voice__in=[Voice.NAMED, Voice.UNNAMED],
                    actor__isnull=False,
                    outlet=None,
                )
                | models.Q(voice=Voice.OUTLET, actor=None, outlet__isnull=False)
                | models.Q(voice=Voice.UNATTRIBUTED, actor=None, outlet=None),
                name="speaker_fits_the_voice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_name}, {self.said_words or self.said or 'no day'}"

    @property
    def speaker_name(self) -> str:
        """Who spoke; empty where nobody is named."""
        if self.voice == Voice.UNATTRIBUTED:
            return ""
        return self.outlet.name if self.outlet else self.actor.name if self.actor else ""


class Attribution(VersionedRecord):
    """What a statement does to a claim, as an article prints it.

    `selectors` are the spans in the snapshot, in order of the text: `{exact, prefix?, suffix?, start, end}` with
    offsets in code points, the end exclusive; several for a split quotation.
    """

    public_id = public_id_field("t")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="attributions")
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="attributions")
    stance = models.CharField(max_length=10, choices=Stance, default=Stance.ASSERTS)
    cue = models.TextField(blank=True)
    hedge = models.TextField(blank=True)
    directness = models.CharField(max_length=8, choices=Directness, blank=True)
    as_named = models.TextField(blank=True)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="attributions")
    snapshot = models.ForeignKey(Snapshot, models.PROTECT, null=True, blank=True, related_name="attributions")
    selectors = models.JSONField(default=list, blank=True)
    part = models.CharField(max_length=10, choices=Part, default=Part.BODY)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    editor = models.ForeignKey(Editor, models.PROTECT, null=True, editable=False, related_name="attributions")
    struck_at = models.DateTimeField(null=True, editable=False)
    struck_by = models.ForeignKey(
        Editor,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="struck_attributions",
    )
    struck_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(stance__in=Stance.values), name="stance_is_known"),
            models.CheckConstraint(
                condition=models.Q(directness__in=["", *Directness.values]),
                name="directness_is_known",
            ),
            models.CheckConstraint(condition=models.Q(part__in=Part.values), name="part_is_known"),
            models.CheckConstraint(
                condition=models.Q(struck_at=None, struck_by=None, struck_reason="")
                | models.Q(struck_at__isnull=False, struck_by__isnull=False) & ~models.Q(struck_reason=""),
                name="striking_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement.speaker_name} {self.get_stance_display().lower()}: {self.claim}"


class Relay(models.Model):
    """Through whom a statement reached the article, from the sayer outwards: "… told TASS"."""

    attribution = models.ForeignKey(Attribution, models.CASCADE, related_name="relays")
    position = models.PositiveSmallIntegerField()
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="relays")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["attribution", "position"],
                name="relays_stand_in_order",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return f"through {self.actor}"
