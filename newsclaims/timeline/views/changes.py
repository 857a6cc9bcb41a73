from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import groupby
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from newsclaims.publication.queries import changes as queries
from newsclaims.publication.queries.changes import IN_THE_WAKE, Period
from newsclaims.publication.queries.filters import Filters
from newsclaims.timeline import periods
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.chips import Chip, chips_of
from newsclaims.timeline.feeds import feeds_of
from newsclaims.timeline.forms import FiltersForm, form_of
from newsclaims.timeline.paging import at_cursor, beside
from newsclaims.timeline.telling import Told, tell
from newsclaims.vocabulary.kinds import SubjectKind


@dataclass(frozen=True, slots=True)
class Day:
    """What was published on one day in the site's zone, newest first."""

    day: date
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class InTheWake:
    """How many of a kind went public with claims, and the address of the list of them."""

    kind: SubjectKind
    count: str
    href: str


@public
def changes(request: HttpRequest) -> HttpResponse:
    """What was published between two moments, newest first, and what each publication changed."""
    asked, at = request.GET, moment_of(request)
    form, period = form_of(asked, at), periods.read(asked)
    of, unknown = _kind(asked.get("subject", ""))
    page, lost = at_cursor(partial(queries.changes_page, form.filters, period.moments, at, of=of), asked)
    kept = {**period.parameters, "subject": of}
    return render(
        request,
        "timeline/changes.html",
        {
            "canonical": request.build_absolute_uri(_address(form, kept)),
            "form": form,
            "errors": [error for errors in form.errors.values() for error in errors],
            "hidden": parse_qsl(form.address().lstrip("?")) + ([("subject", of)] if of else []),
            "period": period,
            "unknown": unknown,
            "lost": lost,
            "chips": _chips(form, kept, of),
            "days": _days(tell(page.rows)),
            "in_the_wake": [] if of or form.filters != Filters() else _in_the_wake(form, kept, period.moments, at),
            "feeds": feeds_of(form.address()),
            **beside(page, _address(form, kept)),
        },
    )


def _kind(asked: str) -> tuple[str, str]:
    """The kind of subject that is asked for, and what was asked for instead where there is no such kind."""
    return (asked, "") if asked in SubjectKind.values else ("", asked[:40])


def _days(told: Iterable[Told]) -> list[Day]:
    return [
        Day(day, tuple(of_day)) for day, of_day in groupby(told, lambda one: timezone.localdate(one.step.recorded_at))
    ]


def _chips(form: FiltersForm, kept: dict[str, str], of: str) -> list[Chip]:
    """A chip for each filter that holds, which keep the period, and one for the kind of subject."""
    stay = urlencode({name: value for name, value in kept.items() if value})
    chips = [Chip(chip.words, f"{chip.href}{'' if chip.href.endswith('?') else '&'}{stay}") for chip in chips_of(form)]
    if of:
        chips.append(Chip(str(SubjectKind(of).label), _address(form, {**kept, "subject": ""})))
    return chips


def _in_the_wake(form: FiltersForm, kept: dict[str, str], period: Period, at: datetime | None) -> list[InTheWake]:
    counts = queries.counts_in_the_wake(period, at)
    return [
        InTheWake(kind, counts[kind], _address(form, {**kept, "subject": kind.value}))
        for kind in IN_THE_WAKE
        if counts[kind] != "0"
    ]


def _address(form: FiltersForm, parameters: dict[str, str]) -> str:
    """The page with its filters and these parameters; an empty one goes."""
    asked = parse_qsl(form.address().lstrip("?")) + [(name, value) for name, value in parameters.items() if value]
    return f"{reverse('timeline:changes')}{'?' if asked else ''}{urlencode(asked)}"
