"""What an EDTF text says, as values with their first and last day, in any year."""

import datetime
from calendar import isleap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Day: TypeAlias = tuple[int, int, int]

BEFORE_ALL: Day = (-(10**300), 1, 1)
AFTER_ALL: Day = (10**300, 12, 31)
DAYS_IN_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Winter stands at the end of its year, as in python-edtf, so that the seasons follow each other in the order of their
# numbers.
SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}
# The standard gives an unknown end no bound; python-edtf looks ten years from the known one, and so do we.
YEARS_TO_AN_UNKNOWN_END = 10


@dataclass(frozen=True, slots=True)
class Point:
    """A year, season, month or day. `month` 21 to 24 is a season; `further_years` is 9 in 202X and 99 in 20XX."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    time: str = ""
    further_years: int = 0
    unspecified: Literal["", "month", "day", "month and day"] = ""

    @property
    def first(self) -> Day:
        first_month, _ = self._months
        return self.year, first_month, self.day or 1

    @property
    def last(self) -> Day:
        year = self.year + self.further_years
        _, last_month = self._months
        return year, last_month, self.day or days_in_month(year, last_month)

    @property
    def precision(self) -> Literal["year", "season", "month", "day"]:
        if self.day:
            return "day"
        if self.month:
            return "season" if self.month in SEASON_MONTHS else "month"
        return "year"

    @property
    def _months(self) -> tuple[int, int]:
        if not self.month:
            return 1, 12
        return SEASON_MONTHS.get(self.month, (self.month, self.month))


@dataclass(frozen=True, slots=True)
class Unnamed:
    """The side of an interval or range that names no date.

    Open (`..`) or, in an interval, unknown (nothing written).
    """

    open: bool


OPEN = Unnamed(open=True)
UNKNOWN = Unnamed(open=False)
End: TypeAlias = Point | Unnamed


@dataclass(frozen=True, slots=True)
class Interval:
    """From the first day of `start` to the last day of `end`."""

    start: End
    end: End

    @property
    def first(self) -> Day:
        if isinstance(self.start, Point):
            return self.start.first
        if self.start.open or not isinstance(self.end, Point):
            return BEFORE_ALL
        return _years_later(self.end.last, -YEARS_TO_AN_UNKNOWN_END)

    @property
    def last(self) -> Day:
        if isinstance(self.end, Point):
            return self.end.last
        if self.end.open or not isinstance(self.start, Point):
            return AFTER_ALL
        return _years_later(self.start.first, YEARS_TO_AN_UNKNOWN_END)

    @property
    def first_is_open(self) -> bool:
        return not isinstance(self.start, Point)

    @property
    def last_is_open(self) -> bool:
        return not isinstance(self.end, Point)


@dataclass(frozen=True, slots=True)
class DateSet:
    """One of `members`, or every one; a range among them (`1670..1672`) is an Interval."""

    members: tuple[Point | Interval, ...]
    every: bool

    @property
    def first(self) -> Day:
        return min(member.first for member in self.members)

    @property
    def last(self) -> Day:
        return max(member.last for member in self.members)

    @property
    def first_is_open(self) -> bool:
        return any(interval.first_is_open for interval in self._intervals())

    @property
    def last_is_open(self) -> bool:
        return any(interval.last_is_open for interval in self._intervals())

    def _intervals(self) -> Iterator[Interval]:
        return (member for member in self.members if isinstance(member, Interval))


Expression: TypeAlias = Point | Interval | DateSet


def days_in_month(year: int, month: int) -> int:
    return 29 if month == 2 and isleap(year) else DAYS_IN_MONTHS[month - 1]


def neighbour(point: Point, step: Literal[-1, 1]) -> Point | None:
    """The day, month or year beside `point`; for a season, and at the edge of years 1 to 9999, there is none."""
    if point.precision == "season" or not 1 < point.year < 9999:
        return None
    if point.day and point.month:
        day = datetime.date(point.year, point.month, point.day) + datetime.timedelta(days=step)
        return replace(point, year=day.year, month=day.month, day=day.day)
    if point.month:
        years, month = divmod(point.month - 1 + step, 12)
        return replace(point, year=point.year + years, month=month + 1)
    return replace(point, year=point.year + step)


def _years_later(day: Day, years: int) -> Day:
    year, month, day_of_month = day
    return year + years, month, min(day_of_month, days_in_month(year + years, month))
