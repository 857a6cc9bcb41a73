"""Stretches of days: what a spread over time is drawn of, and which of it is drawn."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST = 40
ONE_DAY = timedelta(days=1)
# How many years a bar may stand for, from the least on.
YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


class Unit(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, both within."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def months(self) -> int:
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


def unit_of(whole: Stretch) -> Unit:
    """The finest unit of which `whole` has no more than MOST."""
    if whole.days <= MOST:
        return Unit.DAY
    return Unit.MONTH if whole.months <= MOST else Unit.YEARS


def cut(whole: Stretch) -> list[Stretch]:
    """`whole` in days, months or years, of which there are MOST at the most; months and years are whole ones."""
    unit = unit_of(whole)
    if unit is Unit.DAY:
        return [Stretch(day, day) for day in (whole.first + ONE_DAY * number for number in range(whole.days))]
    if unit is Unit.MONTH:
        return [_month(whole.first.year, whole.first.month + number) for number in range(whole.months)]
    step = _step(whole.first.year, whole.last.year)
    return [_years(number * step, step) for number in range(whole.first.year // step, whole.last.year // step + 1)]


def window(whole: Stretch, chosen: Stretch) -> Stretch:
    """What is drawn of `whole` when a part of it is chosen: the part and what surrounds it, finely enough.

    The whole, where its days fit; else the month or the year that the part is within.
    """
    inside = Stretch(max(whole.first, chosen.first), min(whole.last, chosen.last))
    if unit_of(whole) is Unit.DAY or inside.days < 1:
        return whole
    if inside.months == 1:
        return _month(inside.first.year, inside.first.month)
    if inside.days <= MOST:
        return inside
    if inside.first.year == inside.last.year:
        return _years(inside.first.year, 1)
    return whole if unit_of(whole) is Unit.MONTH or inside.months > MOST else inside


def _month(year: int, month: int) -> Stretch:
    """The month with that number, counted from January of `year` on."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last = date(year, month, 31) if month == 12 else date(year, month + 1, 1) - ONE_DAY
    return Stretch(date(year, month, 1), last)


def _years(year: int, step: int) -> Stretch:
    first, last = max(date.min.year, year), min(date.max.year, year + step - 1)
    return Stretch(date(first, 1, 1), date(last, 12, 31))


def _step(first: int, last: int) -> int:
    return next(step for step in YEARS if last // step - first // step < MOST)
