"""The small histogram over a list of claims, each bar of which narrows the list to its days."""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_lazy, ngettext

from newsclaims.core import counting
from newsclaims.publication.queries import Bar, Spread, Stretch, Unit
from newsclaims.timeline.forms import CLOCKS, FiltersForm
from newsclaims.vocabulary import dates

TALLEST = 56
LEAST = 3
# A count wider than its bar would run into the next one: what has more digits is said in words only.
WIDEST_COUNT = 999
# Beyond so many bars a count is wider than its bar on a phone.
DENSE = 26
LABELS = 4

TITLES = {
    "happened": gettext_lazy("Claims by the time they are about"),
    "said": gettext_lazy("Claims by when each was first said"),
    "published": gettext_lazy("Claims by when each was first published"),
    "checked": gettext_lazy("Claims by when each was last checked"),
}


@dataclass(frozen=True, slots=True)
class Clock:
    """Another clock that the histogram can go by, and the address where it does."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Column:
    """A bar as it is drawn. `href` narrows the list to its days; `words` say the same; `label` stands below some."""

    words: str
    count: str
    height: int
    href: str
    first: str
    last: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    title: str
    clocks: tuple[Clock, ...]
    columns: tuple[Column, ...]
    narrowed: bool
    dense: bool
    undated: str


def histogram(form: FiltersForm, found: Spread) -> Histogram:
    """How `found` is drawn."""
    filters = form.filters
    tallest = max((bar.count for bar in found.bars), default=0)
    labelled = _labelled(len(found.bars))
    return Histogram(
        title=str(TITLES[filters.clock]),
        clocks=tuple(
            Clock(str(label), form.address(clock=clock, since="", until=""))
            for clock, label in CLOCKS.items()
            if clock != filters.clock
        ),
        columns=tuple(
            _column(form, found.unit, bar, tallest, number == 0, number in labelled)
            for number, bar in enumerate(found.bars)
        ),
        narrowed=filters.dated,
        dense=len(found.bars) > DENSE,
        undated=_undated(found.undated),
    )


def _column(form: FiltersForm, unit: Unit, bar: Bar, tallest: int, leads: bool, labelled: bool) -> Column:
    first, last = bar.stretch.first.isoformat(), bar.stretch.last.isoformat()
    name = _name(unit, bar.stretch)
    return Column(
        words=_words(name, bar.count),
        count=counting.shown(bar.count) if 0 < bar.count <= WIDEST_COUNT else "",
        height=max(LEAST, round(TALLEST * bar.count / tallest)) if bar.count else 0,
        href=form.address(since=first, until=last, clock=form.filters.clock) if bar.count else "",
        first=first,
        last=last,
        label=(name if leads or unit is not Unit.DAY else _short(bar.stretch)) if labelled else "",
        chosen=bar.chosen,
    )


def _words(name: str, count: int) -> str:
    if count > counting.CAP:
        return gettext("%(when)s: %(count)s claims") % {"when": name, "count": counting.shown(count)}
    told = ngettext("%(when)s: %(count)s claim", "%(when)s: %(count)s claims", count)
    return told % {"when": name, "count": counting.shown(count)}


def _name(unit: Unit, stretch: Stretch) -> str:
    """“2 June 2025”, “June 2025”, “2025” or “2020–2029”."""
    if unit is Unit.DAY:
        return dates.in_words(stretch.first.isoformat())
    if unit is Unit.MONTH:
        return dates.in_words(f"{stretch.first:%Y-%m}")
    years = f"{stretch.first.year:04}", f"{stretch.last.year:04}"
    return dates.in_words(years[0]) if years[0] == years[1] else "–".join(map(dates.in_words, years))


def _short(stretch: Stretch) -> str:
    return dates.day_in_words(stretch.first, year=False)


def _labelled(columns: int) -> set[int]:
    """The numbers of the columns that a label stands below: the first, the last, and some between them."""
    if columns <= 1:
        return set(range(columns))
    gaps = min(LABELS - 1, max(1, (columns - 1) // 4))
    return {round(number * (columns - 1) / gaps) for number in range(gaps + 1)}


def _undated(count: int) -> str:
    if not count:
        return ""
    told = ngettext("%(count)s claim has no such date.", "%(count)s claims have no such date.", count)
    return told % {"count": counting.shown(count)}
