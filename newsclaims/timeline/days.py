"""The timeline's events as a page shows them.

Gathered by day, nested, with the first claims open and the rest folded.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from newsclaims.publication.queries import ClaimRow, EventRow, TimelinePage
from newsclaims.vocabulary import dates
from newsclaims.vocabulary.on_screen import in_words, machine_date
from newsclaims.vocabulary.statuses import Status

OPEN_CLAIMS = 6
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Folded:
    """How many of the folded claims have one status."""

    status: Status
    count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """An event on the timeline.

    `when` is what its day has not said: “ended 25 May 2025”; `beyond`: it has still more claims.
    """

    id: str
    document: dict[str, Any]
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


def days_of(page: TimelinePage) -> list[Day]:
    """The events of a page, gathered by their date and in their order."""
    rows = [page.events[public_id] for public_id in page.roots]
    return [_day(head, list(of_day), page) for head, of_day in groupby(rows, key=_head)]


def weekday_of(happened: dict[str, str]) -> str:
    """The weekday of a day that is known for certain; else empty."""
    if not _DAY.fullmatch(happened["edtf"]):
        return ""
    return WEEKDAYS[date.fromisoformat(happened["edtf"]).weekday()]


def _head(row: EventRow) -> str:
    """What an event's day is called.

    Its date for a day that is certain, else the editor's words, else the date in words.
    """
    happened = row.document["happened"]
    return dates.in_words(happened["edtf"]) if _DAY.fullmatch(happened["edtf"]) else in_words(happened)


def _day(head: str, rows: list[EventRow], page: TimelinePage) -> Day:
    happened = rows[0].document["happened"]
    events = tuple(_shown(row, page, head) for row in rows)
    return Day(weekday_of(happened), head, machine_date(happened), events)


def _shown(row: EventRow, page: TimelinePage, day: str) -> Shown:
    when = in_words(row.document["happened"])
    nested = [below for below in page.events.values() if below.parent == row.id]
    return Shown(
        id=row.id,
        document=row.document,
        when="" if when == day else when,
        open=row.claims[:OPEN_CLAIMS],
        folded=row.claims[OPEN_CLAIMS:],
        beyond=row.more_claims,
        nested=tuple(_shown(below, page, day) for below in nested),
    )
