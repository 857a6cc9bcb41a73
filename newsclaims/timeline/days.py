"""The timeline's events as a page shows them.

Gathered by day, nested, with the first claims open and the rest folded.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.translation import ngettext

from newsclaims.core import counting
from newsclaims.publication.queries import ClaimRow, EventRow, TimelinePage
from newsclaims.timeline.highlighting import Piece, marked, pieces_of
from newsclaims.vocabulary import dates
from newsclaims.vocabulary.on_screen import in_words, machine_date, unbroken, weekday
from newsclaims.vocabulary.statuses import Status

OPEN_CLAIMS = 6
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Folded:
    """How many of the folded claims have one status."""

    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class Rivals:
    """A question about an event, with “8 answers”."""

    id: str
    title: str
    answers: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An event on the timeline.

    `title` comes in pieces, for what was searched for is marked in it. `when` is what its day has not said: “ended
    25 May 2025”; `beyond`: it has still more claims.
    """

    id: str
    document: dict[str, Any]
    title: list[Piece]
    questions: tuple[Rivals, ...]
    when: str
    open: tuple[ClaimRow, ...]
    folded: tuple[ClaimRow, ...]
    beyond: bool
    nested: tuple["Shown", ...]

    @property
    def folded_by_status(self) -> list[Folded]:
        return [Folded(status, count) for status, count in Counter(claim.status for claim in self.folded).items()]


@dataclass(frozen=True, slots=True)
class Day:
    """The events of one day, or of one uncertain date in words."""

    weekday: str
    words: str
    machine: str
    events: tuple[Shown, ...]


def days_of(page: TimelinePage, searched: frozenset[str] = frozenset()) -> list[Day]:
    """The events of a page, gathered by their date and in their order, with the words searched for marked."""
    rows = [page.events[public_id] for public_id in page.roots]
    return [_day(head, list(of_day), page, searched) for head, of_day in groupby(rows, key=_head)]


def with_marks(claims: Iterable[ClaimRow], searched: frozenset[str]) -> tuple[ClaimRow, ...]:
    """The rows of claims with the words that were searched for marked in them."""
    return tuple(replace(claim, card=marked(claim.card, searched)) for claim in claims)


def weekday_of(happened: dict[str, str]) -> str:
    """The weekday of a day that is known for certain; else empty."""
    return weekday(happened["edtf"]) if _DAY.fullmatch(happened["edtf"]) else ""


def _head(row: EventRow) -> str:
    """What an event's day is called.

    Its date for a day that is certain, else the editor's words, else the date in words.
    """
    happened = row.document["happened"]
    return dates.in_words(happened["edtf"]) if _DAY.fullmatch(happened["edtf"]) else in_words(happened)


def _day(head: str, rows: list[EventRow], page: TimelinePage, searched: frozenset[str]) -> Day:
    happened = rows[0].document["happened"]
    events = tuple(_shown(row, page, head, searched) for row in rows)
    return Day(weekday_of(happened), head, machine_date(happened), events)


def _shown(row: EventRow, page: TimelinePage, day: str, searched: frozenset[str]) -> Shown:
    when = in_words(row.document["happened"])
    nested = [below for below in page.events.values() if below.parent == row.id]
    claims = with_marks(row.claims, searched)
    return Shown(
        id=row.id,
        document=row.document,
        title=pieces_of(unbroken(row.document["title"]), searched),
        questions=tuple(Rivals(one.id, one.title, _answers(one.answers)) for one in page.questions.get(row.id, [])),
        when="" if when == day else when,
        open=claims[:OPEN_CLAIMS],
        folded=claims[OPEN_CLAIMS:],
        beyond=row.more_claims,
        nested=tuple(_shown(below, page, day, searched) for below in nested),
    )


def _answers(count: int) -> str:
    return ngettext("%(count)s answer", "%(count)s answers", count) % {"count": counting.shown(count)}
