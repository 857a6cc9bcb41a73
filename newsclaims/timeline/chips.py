"""The filters that narrow a page, in words, each with the address of the page without it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Choices
from django.utils.translation import gettext

from newsclaims.publication.queries import Option
from newsclaims.timeline.forms import CLOCKS, PARTS, FiltersForm
from newsclaims.vocabulary.kinds import ClaimKind
from newsclaims.vocabulary.known import Part
from newsclaims.vocabulary.on_screen import day, moment
from newsclaims.vocabulary.statuses import Status

MEMBERS: dict[str, type[Choices]] = {"known": Part, "status": Status, "kind": ClaimKind}


@dataclass(frozen=True, slots=True)
class StatusChip:
    status: Status
    count: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that narrows the page, and the address of the page without it."""

    words: str
    href: str


def status_chips(form: FiltersForm, counts: dict[str, str]) -> list[StatusChip]:
    """A chip for each status that some claim has, and for the chosen one."""
    chosen = form.filters.status
    return [
        StatusChip(status, counts[status], form.address(status=status.value), status == chosen)
        for status in Status
        if counts[status] != "0" or status == chosen
    ]


def chips_of(form: FiltersForm) -> list[Chip]:
    """A chip for each filter that holds, in the order of the form."""
    return [Chip(words, form.address(**dict.fromkeys(names, ""))) for names, words in _in_words(form)]


def _in_words(form: FiltersForm) -> Iterator[tuple[tuple[str, ...], str]]:
    """The fields that make up a filter, and what it says."""
    filters, options = form.filters, form.options
    if filters.words:
        yield ("words",), gettext("“%(words)s”") % {"words": filters.words}
    yield from _named(("event",), options.events, filters.event)
    yield from _named(("question",), options.questions, filters.question)
    yield from _named(("actor", "part"), options.actors, filters.actor, f"%(name)s {PARTS[filters.part]}")
    yield from _named(("outlet",), options.outlets, filters.outlet, gettext("reported by %(name)s"))
    yield from _named(("place",), options.places, filters.place)
    for name, members in MEMBERS.items():
        if chosen := getattr(filters, name):
            yield (name,), str(members(chosen).label)
    if filters.dated:
        yield ("since", "until"), _dates(form)


def _named(
    fields: tuple[str, ...], options: tuple[Option, ...], chosen: str, words: str = "%(name)s"
) -> Iterator[tuple[tuple[str, ...], str]]:
    for option in options:
        if chosen and option.id == chosen:
            yield fields, words % {"name": option.title}


def _dates(form: FiltersForm) -> str:
    filters = form.filters
    told = {"clock": CLOCKS[filters.clock], "since": _day(filters.since), "until": _day(filters.until)}
    if not filters.until:
        return gettext("%(clock)s from %(since)s") % told
    if not filters.since:
        return gettext("%(clock)s until %(until)s") % told
    if told["since"] == told["until"]:
        return gettext("%(clock)s %(since)s") % told
    return gettext("%(clock)s from %(since)s to %(until)s") % told


def _day(told: date | datetime | None) -> str:
    return moment(told) if isinstance(told, datetime) else day(told)
