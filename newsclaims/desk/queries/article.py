"""An article at the desk: its text by paragraph, what is marked in it, and the entries that stand level with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count

from newsclaims.articles import passages
from newsclaims.articles.anchors import Selector
from newsclaims.articles.models import Article, Snapshot
from newsclaims.articles.passages import Mark
from newsclaims.claims.models import Attribution
from newsclaims.claims.queries import attributions_in
from newsclaims.events.models import Event
from newsclaims.vocabulary.kinds import Part, Voice
from newsclaims.vocabulary.statuses import Status

# The number of the words that are selected now; attributions count from 1.
SELECTED = 0
_LONGEST_HEADING = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """An attribution beside the text: who says what, and how the claim stands."""

    number: int
    public_id: str
    claim_id: str
    wording: str
    language: str
    status: Status
    who: str
    cue: str
    hedge: str
    notes: tuple[str, ...]
    struck: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A raised number where a span begins; `first` where it is the first span of its attribution."""

    number: int
    public_id: str
    first: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph that no mark begins or ends within."""

    text: str
    numbers: tuple[int, ...]
    begins: tuple[Number, ...]
    selected: bool
    struck: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its marks and entries; `start` in code points of the snapshot."""

    number: int
    start: int
    heading: bool
    pieces: list[Piece]
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class Report:
    """All that the page of an article shows. `elsewhere` are attributions without a place in this text."""

    article: Article
    snapshot: Snapshot
    version: int
    versions: int
    events: list[Event]
    passages: list[Passage]
    elsewhere: list[Entry]


def report(article: Article, snapshot: Snapshot, selected: Sequence[Selector] = ()) -> Report:
    """The article as `snapshot` prints it, with the `selected` words marked. Five queries, whatever it holds."""
    attributions = attributions_in(article)
    entries = _entries(attributions, _reports_by_statement(attributions))
    standing_here = {
        attribution.public_id: (entry, attribution)
        for entry, attribution in zip(entries, attributions, strict=True)
        if attribution.snapshot_id == snapshot.pk and attribution.selectors
    }
    captured = list(article.snapshots.order_by("captured_at", "pk").values_list("pk", flat=True))
    return Report(
        article=article,
        snapshot=snapshot,
        version=captured.index(snapshot.pk) + 1,
        versions=len(captured),
        events=list(article.events.order_by("happened_lower", "pk")),
        passages=_passages(snapshot.text, list(standing_here.values()), selected),
        elsewhere=[entry for entry in entries if entry.public_id not in standing_here],
    )


def looks_like_heading(words: str) -> bool:
    """Whether a paragraph is a headline or a sub-heading, as far as its words tell."""
    return len(words) <= _LONGEST_HEADING and words[-1:].isalnum()


def _reports_by_statement(attributions: Iterable[Attribution]) -> Mapping[int, int]:
    """By how many articles each statement is reported. One query."""
    statements = {attribution.statement_id for attribution in attributions}
    counted = (
        Attribution.objects.filter(statement__in=statements, struck_at=None)
        .values("statement")
        .annotate(reports=Count("article", distinct=True))
    )
    return {row["statement"]: row["reports"] for row in counted}


def _entries(attributions: Sequence[Attribution], reports_by_statement: Mapping[int, int]) -> list[Entry]:
    hedged = {attribution.claim_id for attribution in attributions if attribution.hedge}
    return [
        Entry(
            number=number,
            public_id=attribution.public_id,
            claim_id=attribution.claim.public_id,
            wording=attribution.claim.text,
            language=attribution.claim.language,
            status=Status(attribution.claim.standing.status),
            who=who_speaks(attribution),
            cue=attribution.cue,
            hedge=attribution.hedge,
            notes=_notes(attribution, reports_by_statement.get(attribution.statement_id, 0), hedged),
            struck=attribution.struck_reason,
            marked=bool(attribution.selectors),
        )
        for number, attribution in enumerate(attributions, start=1)
    ]


def who_speaks(attribution: Attribution) -> str:
    """The speaker in the words of the desk: a name, “The report, in its own voice”, “Nobody named”."""
    statement = attribution.statement
    if statement.voice == Voice.OUTLET:
        return "The report, in its own voice"
    if statement.voice == Voice.UNATTRIBUTED:
        return "Nobody named"
    if statement.voice == Voice.UNNAMED:
        return f"{attribution.as_named or statement.speaker_name}, unnamed here"
    return statement.speaker_name


def _notes(attribution: Attribution, reports: int, hedged: set[int]) -> tuple[str, ...]:
    notes = []
    if len(attribution.selectors) > 1:
        notes.append(f"{len(attribution.selectors)} spans")
    if reports > 1:
        notes.append(f"1 of {reports} reports")
    if attribution.part != Part.BODY:
        unhedged = not attribution.hedge and attribution.claim_id in hedged
        notes.append(Part(attribution.part).label.lower() + (", no hedge" if unhedged else ""))
    return tuple(notes)


def _passages(
    text: str, standing_here: Sequence[tuple[Entry, Attribution]], selected: Sequence[Selector]
) -> list[Passage]:
    marks = [Mark(SELECTED, selector.start, selector.end) for selector in selected]
    for entry, attribution in standing_here:
        marks += [Mark(entry.number, span["start"], span["end"]) for span in attribution.selectors]
    firsts = {entry.number: attribution.selectors[0]["start"] for entry, attribution in standing_here}
    by_number = {entry.number: entry for entry, _ in standing_here}
    return [
        Passage(
            number=paragraph.number,
            start=paragraph.start,
            heading=looks_like_heading(text[paragraph.start : paragraph.end]),
            pieces=_pieces(text, paragraph, marks, firsts, by_number),
            entries=[entry for entry, _ in standing_here if paragraph.start <= firsts[entry.number] < paragraph.end],
        )
        for paragraph in passages.paragraphs(text)
    ]


def _pieces(
    text: str,
    paragraph: passages.Paragraph,
    marks: Sequence[Mark],
    firsts: Mapping[int, int],
    by_number: Mapping[int, Entry],
) -> list[Piece]:
    pieces, place = [], paragraph.start
    for segment in passages.segments(text, paragraph.start, paragraph.end, marks):
        numbers = tuple(number for number in segment.numbers if number != SELECTED)
        pieces.append(
            Piece(
                text=segment.text,
                numbers=numbers,
                begins=tuple(
                    Number(number, by_number[number].public_id, first=firsts[number] == place)
                    for number in segment.begins
                    if number != SELECTED
                ),
                selected=SELECTED in segment.numbers,
                struck=bool(numbers) and all(by_number[number].struck for number in numbers),
            )
        )
        place += len(segment.text)
    return pieces
