"""Who said a claim: one entry for each statement and what it does to the claim, with the reports that print it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from newsclaims.claims.models import Attribution, Statement
from newsclaims.vocabulary import dates
from newsclaims.vocabulary.kinds import Directness, Heard, Part, Stance, Voice

LONGEST_ROLE = 60


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution: how an article prints the statement.

    `alike` where it prints it as the first report does; `seen` where readers have seen it: it is struck, not mended.
    """

    attribution_id: str
    version: int
    outlet: str
    article_id: str
    snapshot_id: str
    published_at: datetime | None
    as_named: str
    cue: str
    hedge: str
    direct: bool
    quotes: tuple[str, ...]
    language: str
    through: tuple[str, ...]
    part: str
    alike: bool
    seen: bool
    struck: str
    struck_at: datetime | None


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement and what it does to the claim; `lead` is its speaker in the words of the page."""

    relation: str
    denies: bool
    speaker: str
    lead: str
    role: str
    said: str
    venue: str
    heard: str
    revises: str
    struck: bool
    reports: tuple[Report, ...]

    @property
    def first(self) -> Report:
        return self.reports[0]


def sayings(attributions: Iterable[Attribution], published_at: datetime | None) -> tuple[Saying, ...]:
    """The attributions of a claim by statement and stance; `published_at` is when the claim last was. No query."""
    grouped: dict[tuple[int, str], list[Attribution]] = {}
    for attribution in attributions:
        grouped.setdefault((attribution.statement_id, attribution.stance), []).append(attribution)
    return tuple(_saying(group, published_at) for group in grouped.values())


def count_reports(shown: Iterable[Saying]) -> int:
    """How many articles print the statements."""
    return len({report.article_id for saying in shown for report in saying.reports if report.article_id})


def _saying(group: Sequence[Attribution], published_at: datetime | None) -> Saying:
    statement, first = group[0].statement, group[0]
    struck = all(attribution.struck_at for attribution in group)
    return Saying(
        relation=Stance(first.stance).label.lower(),
        denies=first.stance == Stance.DENIES and not struck and bool(statement.speaker_name),
        speaker=statement.speaker_name,
        lead=_lead(first),
        role=_role(statement),
        said=dates.in_words(statement.said, statement.said_words) if statement.said else "",
        venue=statement.venue,
        heard=Heard(statement.heard).label.lower(),
        revises=_revised(statement),
        struck=struck,
        reports=tuple(
            _report(attribution, published_at, alike=_printed(attribution) == _printed(first)) for attribution in group
        ),
    )


def _lead(attribution: Attribution) -> str:
    statement = attribution.statement
    if statement.voice == Voice.UNATTRIBUTED:
        return "Nobody named"
    if statement.voice == Voice.UNNAMED:
        return attribution.as_named or statement.speaker_name
    return statement.speaker_name


def _role(statement: Statement) -> str:
    if statement.voice == Voice.OUTLET:
        return "in its own voice"
    if statement.voice == Voice.UNNAMED:
        return "unnamed"
    description = statement.actor.description if statement.actor else ""
    return description.rstrip(".") if len(description) <= LONGEST_ROLE else ""


def _revised(statement: Statement) -> str:
    earlier = statement.revises
    if earlier is None:
        return ""
    return dates.in_words(earlier.said, earlier.said_words) if earlier.said else "an earlier day"


def _printed(attribution: Attribution) -> tuple[object, ...]:
    quotes = [selector["exact"] for selector in attribution.selectors]
    through = [relay.actor_id for relay in attribution.relays.all()]
    return attribution.cue, attribution.hedge, attribution.directness, quotes, through


def _report(attribution: Attribution, published_at: datetime | None, *, alike: bool) -> Report:
    article, snapshot = attribution.article, attribution.snapshot
    return Report(
        attribution_id=attribution.public_id,
        version=attribution.version,
        outlet=article.outlet.name if article else "",
        article_id=article.public_id if article else "",
        snapshot_id=snapshot.public_id if snapshot else "",
        published_at=article.published_at if article else None,
        as_named=attribution.as_named,
        cue=attribution.cue,
        hedge=attribution.hedge,
        direct=attribution.directness == Directness.DIRECT,
        quotes=tuple(selector["exact"] for selector in attribution.selectors),
        language=article.language if article else "",
        through=tuple(relay.actor.name for relay in attribution.relays.all()),
        part="" if attribution.part == Part.BODY else Part(attribution.part).label.lower(),
        alike=alike,
        seen=published_at is not None and published_at >= attribution.recorded_at,
        struck=attribution.struck_reason,
        struck_at=attribution.struck_at,
    )
