"""What the desk knows about selected words: where they stand, who may say them, in which statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from newsclaims.actors.models import Actor
from newsclaims.actors.queries import known_names
from newsclaims.articles import anchors, passages
from newsclaims.articles.anchors import Selector
from newsclaims.articles.models import Article, Snapshot
from newsclaims.claims.models import Attribution, Statement
from newsclaims.claims.queries import attributions_in, statements_near
from newsclaims.desk.queries.article import looks_like_heading, who_speaks
from newsclaims.events.models import Event
from newsclaims.extraction.cues import suggested_stance
from newsclaims.extraction.speakers import Proposal, nearest_speaker
from newsclaims.vocabulary import dates
from newsclaims.vocabulary.kinds import Heard, Part, Voice

_MOST_STATEMENTS = 24


@dataclass(frozen=True, slots=True)
class Span:
    """A selected span as the form shows it: its words, where they stand, and the value of its hidden field."""

    value: str
    exact: str
    place: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The selected spans of a snapshot in the order of the text; the form opens under paragraph `paragraph`."""

    snapshot: Snapshot
    selectors: tuple[Selector, ...]
    spans: tuple[Span, ...]
    paragraph: int


@dataclass(frozen=True, slots=True)
class KnownStatement:
    """A statement in the record that the report may be printing; `count` says what it would come to.

    `near` tells the chosen one and those of the proposed speaker from the others of the same report.
    """

    public_id: str
    who: str
    said: str
    note: str
    count: str
    near: bool


def selection(snapshot: Snapshot, selectors: Sequence[Selector]) -> Selection:
    """The selected spans with their places. No query."""
    ordered = tuple(sorted(selectors, key=lambda selector: selector.start))
    return Selection(
        snapshot=snapshot,
        selectors=ordered,
        spans=tuple(
            Span(f"{selector.start}-{selector.end}", selector.exact, _place(snapshot.text, selector))
            for selector in ordered
        ),
        paragraph=_paragraph(snapshot.text, ordered[-1].end - 1).number if ordered else 0,
    )


def proposed(article: Article, chosen: Selection) -> dict[str, Any]:
    """What the text suggests about the selected words: speaker, verb, hedge, events. Six queries."""
    text, names = chosen.snapshot.text, known_names()
    first = chosen.selectors[0]
    paragraph = _paragraph(text, first.start)
    words = text[paragraph.start : paragraph.end]
    found = nearest_speaker(words, first.start - paragraph.start, first.end - paragraph.start, names)
    speaker = found.speaker_key and Actor.objects.filter(public_id=found.speaker_key).first()
    wording = " … ".join(span.exact for span in chosen.spans)
    return {
        "text": wording[:1].upper() + wording[1:],
        "language": article.language,
        "events": _events_before(article, first.start),
        "about": _named_in(wording, names, speaker),
        "speaker": speaker or (found.name or ""),
        "cue": found.cue or "",
        "hedge": found.hedge or "",
        "stance": suggested_stance(found.cue) if found.cue else "asserts",
        "directness": found.directness if found.cue or found.directness == "direct" else "",
        "as_named": found.as_named or "",
        "part": _part(words, paragraph.number, article.title),
        "heard": Heard.REPORTED,
        "which": _voice(found),
    }


def statements_to_choose(article: Article | None, actor_id: str = "", which: str = "") -> list[KnownStatement]:
    """Statements that may be meant: those of the actor and those that `article` prints, and the chosen one in any case.

    At most four queries.
    """
    near = statements_near(article, actor_id, limit=_MOST_STATEMENTS) if article else _statements_of(actor_id)
    known = list(near)
    if which and which not in Voice.values and all(statement.public_id != which for statement in known):
        known += _complete(Statement.objects.filter(public_id=which))
    return [
        known_statement(statement, article, near=statement.public_id == which or _speaks(statement, actor_id))
        for statement in known
    ]


def known_statement(statement: Statement, article: Article | None, *, near: bool) -> KnownStatement:
    """A statement as a choice; with `attributions`, `claim` and `article__outlet` at hand no query."""
    attributions = [attribution for attribution in statement.attributions.all() if attribution.struck_at is None]
    elsewhere = {
        attribution.article.outlet.name: None
        for attribution in attributions
        if attribution.article and attribution.article != article
    }
    here = any(attribution.article and attribution.article == article for attribution in attributions)
    outlets = len(elsewhere) + (1 if here or article else 0)
    return KnownStatement(
        public_id=statement.public_id,
        who=_who(statement, attributions),
        said=dates.in_words(statement.said, statement.said_words) if statement.said else "no day recorded",
        note=_known_as(attributions, ["here"] * here + list(elsewhere)),
        count=f"It will count as said once, reported by {outlets} outlet{'' if outlets == 1 else 's'}",
        near=near,
    )


def _statements_of(actor_id: str) -> QuerySet[Statement]:
    rows = Statement.objects.filter(actor__public_id=actor_id) if actor_id else Statement.objects.none()
    return _complete(rows.order_by("-said_lower", "-pk"))[:_MOST_STATEMENTS]


def _complete(rows: QuerySet[Statement]) -> QuerySet[Statement]:
    return rows.select_related("actor", "outlet").prefetch_related(
        "attributions__claim", "attributions__article__outlet"
    )


def _speaks(statement: Statement, actor_id: str) -> bool:
    return statement.actor is not None and statement.actor.public_id == actor_id


def _who(statement: Statement, attributions: Sequence[Attribution]) -> str:
    if attributions:
        return who_speaks(attributions[0])
    return statement.speaker_name or str(Voice(statement.voice).label)


def _known_as(attributions: Sequence[Attribution], places: Sequence[str]) -> str:
    words = f"known: “{attributions[0].claim.text}”" if attributions else "known"
    more = f" and {len(attributions) - 1} more" if len(attributions) > 1 else ""
    if not places:
        return words + more
    listed = places[0] if len(places) == 1 else f"{', '.join(places[:-1])} and {places[-1]}"
    return f"{words}{more}, reported {listed if places[0] == 'here' else f'by {listed}'}"


def _voice(found: Proposal) -> str:
    if found.name or found.speaker_key:
        return Voice.NAMED
    if found.as_named:
        # A lone word is a pronoun or a plain noun: the editor knows whom it means.
        return Voice.UNNAMED if " " in found.as_named else Voice.NAMED
    return Voice.UNATTRIBUTED if found.hedge or found.cue else Voice.OUTLET


def _part(words: str, number: int, title: str) -> str:
    if not looks_like_heading(words):
        return Part.BODY
    return Part.HEADLINE if number == 1 or words == title else Part.SUBHEADING


def _named_in(words: str, names: dict[str, str], speaker: Actor | str | None) -> list[Actor]:
    """Known actors that the selected words name: the claim is about them."""
    ids = {public_id for name, public_id in names.items() if _holds_name(words, name)}
    about = Actor.objects.filter(public_id__in=ids).order_by("name", "pk")
    return [actor for actor in about if actor != speaker]


def _holds_name(words: str, name: str) -> bool:
    start = words.find(name)
    if start < 0:
        return False
    before, after = words[:start][-1:], words[start + len(name) :][:1]
    return not before.isalnum() and not after.isalnum()


def _events_before(article: Article, start: int) -> list[Event]:
    """The events of the attribution next before a place in the text; without one, the article's if it has just one."""
    before = [row for row in attributions_in(article) if row.selectors and row.selectors[0]["start"] <= start]
    if before:
        return list(before[-1].claim.events.order_by("pk"))
    events = list(article.events.all()[:2])
    return events if len(events) == 1 else []


def _place(text: str, selector: Selector) -> str:
    places = anchors.places(text, selector.exact)
    where = f"characters {selector.start:,} to {selector.end:,}"
    if len(places) == 1:
        return f"{where}, occurs once in this text"
    number = next((number for number, place in enumerate(places) if place.start == selector.start), 0)
    return f"{where}, place {number + 1} of {len(places)} where these words stand"


def _paragraph(text: str, place: int) -> passages.Paragraph:
    return next(paragraph for paragraph in passages.paragraphs(text) if place < paragraph.end)
