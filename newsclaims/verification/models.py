from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now

from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Claim
from newsclaims.core.records import (
    Record,
    VersionedRecord,
    public_id_field,
    words_field,
)
from newsclaims.sources.models import Source
from newsclaims.vocabulary.grades import Confidence, Credibility, Reliability
from newsclaims.vocabulary.kinds import EvidenceStance
from newsclaims.vocabulary.statuses import Status


class Evidence(VersionedRecord):
    """A claim linked to a source; reliability and credibility are judged for this use."""

    public_id = public_id_field("v")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="evidence")
    source = models.ForeignKey(Source, models.PROTECT, related_name="evidence")
    stance = models.CharField(max_length=8, choices=EvidenceStance)
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    credibility = models.PositiveSmallIntegerField(choices=Credibility, default=Credibility.UNJUDGED)
    primary = models.BooleanField(default=False)
    excerpt = models.TextField(blank=True)
    locator = models.TextField(blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    editor = models.ForeignKey(Editor, models.PROTECT, editable=False, related_name="evidence")
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stance__in=EvidenceStance.values),
                name="evidence_stance_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(reliability__in=Reliability.values),
                name="evidence_reliability_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(credibility__in=Credibility.values),
                name="evidence_credibility_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.get_stance_display().lower()}: {self.claim}"


class Assessment(Record):
    """One editor's judgement of a claim at one moment. Append-only (rule 1).

    `relies_on` holds the public ids of evidence: in the row itself, so that nothing can be added to a judgement
    afterwards.
    """

    public_id = public_id_field("j")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="assessments")
    seq = models.PositiveIntegerField()
    status = models.CharField(max_length=16, choices=Status)
    rationale = models.TextField()
    relies_on = words_field()
    confidence = models.CharField(max_length=8, choices=Confidence, blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    editor = models.ForeignKey(Editor, models.PROTECT, editable=False, related_name="assessments")
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "seq"], name="assessments_are_numbered_once"),
            models.CheckConstraint(condition=models.Q(status__in=Status.values), name="status_is_known"),
            models.CheckConstraint(
                condition=models.Q(confidence__in=["", *Confidence.values]),
                name="confidence_is_known",
            ),
        ]
        indexes = [GinIndex(fields=["relies_on"], name="assessment_by_evidence")]

    def __str__(self) -> str:
        return f"{self.get_status_display()}: {self.claim}"


class SecondReading(Record):
    """Another editor's answer to an assessment. Append-only (rule 1), never by the assessor (rule 4)."""

    public_id = public_id_field("y")
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="second_readings")
    status = models.CharField(max_length=16, choices=Status)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    editor = models.ForeignKey(Editor, models.PROTECT, editable=False, related_name="second_readings")
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "editor"],
                name="an_editor_reads_an_assessment_once",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=Status.values),
                name="second_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()} on second reading: {self.assessment.claim}"


class Standing(models.Model):
    """A claim's current status and the day to look again. Kept by triggers; only the day is an editor's to change."""

    claim = models.OneToOneField(Claim, models.CASCADE, primary_key=True, related_name="standing")
    status = models.CharField(max_length=16, choices=Status, default=Status.UNREVIEWED)
    assessment = models.OneToOneField(Assessment, models.PROTECT, null=True, related_name="+")
    checked_at = models.DateTimeField(null=True)
    recheck_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(status=Status.PENDING) | models.Q(recheck_on__isnull=False),
                name="pending_has_a_day_to_look_again",
            )
        ]
        indexes = [models.Index(fields=["status", "claim"], name="standing_by_status")]

    def __str__(self) -> str:
        return self.get_status_display()
