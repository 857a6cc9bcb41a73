"""The queue: claims to work on, as rows of one line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from newsclaims.actors.models import Actor
from newsclaims.claims.models import Attribution, Claim, Question
from newsclaims.core.counting import capped_counts
from newsclaims.core.keyset import page_of
from newsclaims.core.text import fold
from newsclaims.events.models import Event
from newsclaims.publication.headings import Heading, heading_of
from newsclaims.reports.models import Report
from newsclaims.verification.models import Evidence
from newsclaims.vocabulary.kinds import EvidenceStance, Stance
from newsclaims.vocabulary.statuses import Stage, Status

ROWS_ON_A_PAGE = 50
NEWEST_FIRST = ("recorded_at", "pk")
# Those who only repeat stand behind a claim, but are not told apart from who asserts it.
_SAYERS = (Stance.ASSERTS, Stance.REPEATS)
_OTHERS = {
    Stance.CONFIRMS: ("confirms", "confirm"),
    Stance.DENIES: ("denies", "deny"),
    Stance.QUESTIONS: ("questions", "question"),
    Stance.DECLINES: ("declines", "decline"),
    Stance.RETRACTS: ("retracts", "retract"),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the queue is narrowed to; empty or None where it is not."""

    stage: str = ""
    status: str = ""
    kind: str = ""
    event: Event | None = None
    actor: Actor | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A claim as a line of the queue, and as the strip at the foot shows it."""

    public_id: str
    wording: str
    language: str
    status: Status
    stage: Stage
    who: str
    others: str
    events: tuple[str, ...]
    recorded_at: datetime
    age: str
    heading: Heading
    through: tuple[str, ...]
    questions: tuple[str, ...]
    evidence_for: int
    evidence_against: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    rows: tuple[QueueRow, ...]
    previous: str
    next: str


@dataclass(frozen=True, slots=True)
class QueueCounts:
    """How many claims each tab and chip would show, capped, and how many reports of readers there are."""

    all: str
    by_stage: dict[Stage, str]
    every_status: str
    by_status: dict[Status, str]
    reports: str


def queue_page(filters: Filters, *, newest_first: bool = True, after: str = "", before: str = "") -> QueuePage:
    """The rows on a page of the queue. Five queries, whatever their number. Raises Missing for a broken cursor."""
    page = page_of(
        _complete(narrowed(filters)),
        NEWEST_FIRST,
        descending=newest_first,
        size=ROWS_ON_A_PAGE,
        after=after,
        before=before,
    )
    evidence = _evidence_counts(page.rows)
    now = timezone.now()
    return QueuePage(tuple(_row(claim, evidence, now) for claim in page.rows), page.previous, page.next)


def queue_counts(filters: Filters) -> QueueCounts:
    """The counts of all tabs and chips under the other filters. One query."""
    stageless, statusless = replace(filters, stage=""), replace(filters, status="")
    counts = capped_counts(
        {
            "all": narrowed(stageless),
            "every status": narrowed(statusless),
            "reports": Report.objects.all(),
            **{f"stage {stage}": narrowed(replace(filters, stage=stage)) for stage in Stage},
            **{f"status {status}": narrowed(replace(filters, status=status)) for status in Status},
        }
    )
    return QueueCounts(
        all=counts["all"],
        by_stage={stage: counts[f"stage {stage}"] for stage in Stage},
        every_status=counts["every status"],
        by_status={status: counts[f"status {status}"] for status in Status},
        reports=counts["reports"],
    )


def narrowed(filters: Filters) -> QuerySet[Claim]:
    """The claims that the filters leave."""
    claims = Claim.objects.all()
    for column in ("stage", "kind"):
        if wanted := getattr(filters, column):
            claims = claims.filter(**{column: wanted})
    if filters.status:
        claims = claims.filter(standing__status=filters.status)
    if filters.event:
        claims = claims.filter(Exists(Claim.events.through.objects.filter(claim=OuterRef("pk"), event=filters.event)))
    if filters.actor:
        said = Attribution.objects.filter(claim=OuterRef("pk"), statement__actor=filters.actor)
        claims = claims.filter(Exists(said))
    if filters.typed:
        folded: Any = fold(filters.typed)
        words = SearchQuery(folded, config="simple", search_type="websearch")
        claims = claims.filter(Q(search=words) | Q(folded__contains=folded))
    return claims


def who_in_short(attributions: Sequence[Attribution]) -> tuple[str, str]:
    """Who said it (“SBU”, “nobody named”), and how many take another stand (“1 denies”, or nothing)."""
    standing = [attribution for attribution in attributions if attribution.struck_at is None]
    if not standing:
        return "nobody yet", ""
    sayers = [attribution for attribution in standing if attribution.stance in _SAYERS] or standing[:1]
    said = heading_of(wording="", language="", status=Status.UNREVIEWED, attributions=sayers)
    names = " and ".join(f"{one['name']}{', unnamed' if one['unnamed'] else ''}" for one in said["speakers"])
    more = f" and {said['others']} others" if said["others"] else ""
    return f"{names or 'nobody named'}{more}", "; ".join(_others(standing, sayers))


def age_of(moment: datetime, now: datetime) -> str:
    """How long ago, in its largest whole unit: 12 min, 3 h, 1 day, 20 days."""
    minutes = max(int((now - moment).total_seconds()) // 60, 0)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h"
    days = minutes // (24 * 60)
    return "1 day" if days == 1 else f"{days:,} days"


def _complete(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    attributions = Attribution.objects.select_related(
        "statement__actor", "statement__outlet", "article__outlet"
    ).order_by("recorded_at", "pk")
    return claims.select_related("standing").prefetch_related(
        Prefetch("attributions", attributions),
        Prefetch("events", Event.objects.order_by("-happened_lower", "-pk")),
        Prefetch("questions", Question.objects.order_by("text", "pk")),
    )


def _evidence_counts(claims: Iterable[Claim]) -> Counter[tuple[int, str]]:
    counted = (
        Evidence.objects.filter(claim__in=[claim.pk for claim in claims], superseded_by=None)
        .values_list("claim_id", "stance")
        .annotate(pieces=Count("pk"))
    )
    return Counter({(claim, stance): pieces for claim, stance, pieces in counted})


def _row(claim: Claim, evidence: Counter[tuple[int, str]], now: datetime) -> QueueRow:
    attributions = list(claim.attributions.all())
    who, others = who_in_short(attributions)
    status = Status(claim.standing.status)
    outlets = (attribution.article.outlet.name for attribution in attributions if attribution.article)
    return QueueRow(
        public_id=claim.public_id,
        wording=claim.text,
        language=claim.language,
        status=status,
        stage=Stage(claim.stage),
        who=who,
        others=others,
        events=tuple(event.title for event in claim.events.all()),
        recorded_at=claim.recorded_at,
        age=age_of(claim.recorded_at, now),
        heading=heading_of(wording=claim.text, language=claim.language, status=status, attributions=attributions),
        through=tuple(dict.fromkeys(outlets)),
        questions=tuple(question.text for question in claim.questions.all()),
        evidence_for=evidence[claim.pk, EvidenceStance.SUPPORTS],
        evidence_against=evidence[claim.pk, EvidenceStance.REFUTES],
    )


def _others(standing: Sequence[Attribution], sayers: Sequence[Attribution]) -> list[str]:
    """How many more take another stand; a statement counts once."""
    statements = {
        (attribution.stance, attribution.statement_id) for attribution in standing if attribution not in sayers
    }
    counts = Counter(stance for stance, _ in statements)
    return [
        f"{counts[stance]} {one if counts[stance] == 1 else several}"
        for stance, (one, several) in _OTHERS.items()
        if counts[stance]
    ]
