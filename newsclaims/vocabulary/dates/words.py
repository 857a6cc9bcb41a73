"""Dates in words, in the reader's language.

A message that needs another case than the one a date has on its own asks for it: “vor $date_governed”.
"""

import datetime
import re

from django.utils.translation import pgettext

from newsclaims.core.plain import NO_BREAK_SPACE
from newsclaims.vocabulary.dates.edtf import MONTHS, UncertainDate, read_expression
from newsclaims.vocabulary.dates.expressions import OPEN, DateSet, Interval, Point, neighbour
from newsclaims.vocabulary.dates.names import Phrase, composed, day_name, decade_name, filled, month_name, year_name

UNKNOWN_DATE = "an unknown date"
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_DAY_BEFORE_MONTH = re.compile(rf"\b([0-9]{{1,2}}) (?=(?:{'|'.join(MONTHS)})\b)")


def in_words(date: UncertainDate | str, words: str = "") -> str:
    """What readers see: the editor's `words` where there are any, else the date spelled out. A day never parts from
    its month.

    Raises InvalidDate where `date` is a text that is no EDTF.
    """
    if words:
        return _DAY_BEFORE_MONTH.sub(rf"\1{NO_BREAK_SPACE}", words)
    expression = read_expression(date if isinstance(date, str) else date.edtf)
    if isinstance(expression, Point):
        return str(_point(expression))
    if isinstance(expression, Interval):
        return _interval(expression)
    return _set(expression)


def day_in_words(day: datetime.date, *, year: bool = True) -> str:
    """A plain day: “2 June 2025”, or without its year “2 June”."""
    return str(_named(Point(day.year, day.month, day.day), year=year))


def _point(point: Point, *, year: bool = True, month: bool = True) -> Phrase:
    named = _unspecified(point) or _named(point, year=year, month=month)
    if point.qualifier:
        named = composed(_qualified(point.qualifier), date=named)
    if point.time:
        return composed(pgettext("date", "$date at $time"), date=named, time=_time(point.time))
    return named


def _qualified(qualifier: str) -> str:
    return {
        "?": pgettext("date", "perhaps $date"),
        "~": pgettext("date", "about $date"),
        "%": pgettext("date", "perhaps about $date"),
    }[qualifier]


def _named(point: Point, *, year: bool = True, month: bool = True) -> Phrase:
    if not point.month:
        return year_name(point.year)
    if not month:
        return day_name(point.day or 1)
    parts = {"month": month_name(point.month), "year": year_name(point.year)}
    if point.day:
        parts["day"] = day_name(point.day)
        message = pgettext("date", "$day $month $year") if year else pgettext("date", "$day $month")
    else:
        message = pgettext("date", "$month $year") if year else pgettext("date", "$month")
    return composed(message, **parts)


def _unspecified(point: Point) -> Phrase | None:
    if point.further_years == 9 and point.year > 0:
        return decade_name(point.year)
    year = year_name(point.year)
    if point.further_years:
        last = year_name(point.year + point.further_years)
        return composed(pgettext("date", "a year from $first to $last"), first=year, last=last)
    if point.unspecified == "day":
        return composed(pgettext("date", "a day in $month"), month=_named(point))
    if point.unspecified == "month":
        return composed(pgettext("date", "a month in $year"), year=year)
    return composed(pgettext("date", "a day in $year"), year=year) if point.unspecified else None


def _time(time: str) -> str:
    clock, zone = time[:8].removesuffix(":00"), time[8:]
    if not zone:
        return clock
    return f"{clock} UTC{zone.removeprefix('Z')}"


def _interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, Point) and isinstance(end, Point):
        return str(_point(end)) if start == end else _span(start, end)
    if isinstance(start, Point):
        if end == OPEN:
            return filled(pgettext("date", "from $date"), date=_point(start))
        return filled(pgettext("date", "from $date to an unknown date"), date=_point(start))
    if isinstance(end, Point):
        if start == OPEN:
            return filled(pgettext("date", "until $date"), date=_point(end))
        return filled(pgettext("date", "from an unknown date to $date"), date=_point(end))
    return pgettext("date", "at any time") if start == end == OPEN else pgettext("date", "at an unknown time")


def _span(start: Point, end: Point) -> str:
    first, last = _row([start, end])
    if first.plain.isdecimal():
        return filled(pgettext("from one number to another", "$first to $last"), first=first, last=last)
    return filled(pgettext("from one date to another", "$first to $last"), first=first, last=last)


def _row(points: list[Point]) -> list[Phrase]:
    """Each of `points` in words; the year and month that all of them share are said once, with the last."""
    alike = len({point.precision for point in points}) == 1
    year_shared = alike and len({point.year for point in points}) == 1
    month_shared = year_shared and points[0].precision == "day" and len({point.month for point in points}) == 1
    leading = [_point(point, year=not year_shared, month=not month_shared) for point in points[:-1]]
    return [*leading, _point(points[-1])]


def _set(dates: DateSet) -> str:
    if len(dates.members) == 1:
        return _only_member(dates.members[0], dates.every)
    points = [member for member in dates.members if isinstance(member, Point)]
    if len(points) == len(dates.members):
        members = [str(point) for point in _row(points)]
    else:
        members = [str(_point(one)) if isinstance(one, Point) else _range(one) for one in dates.members]
    message = pgettext("date", "$dates and $last") if dates.every else pgettext("date", "$dates or $last")
    return filled(message, dates=", ".join(members[:-1]), last=members[-1])


def _only_member(member: Point | Interval, every: bool) -> str:
    if isinstance(member, Point):
        return str(_point(member))
    if isinstance(member.start, Point) and isinstance(member.end, Point):
        return filled(_each(member.end.precision, every), span=_range(member))
    return _range(member) if every else _before_or_after(member)


def _each(precision: str, every: bool) -> str:
    return {
        ("day", False): pgettext("date", "a day from $span"),
        ("month", False): pgettext("date", "a month from $span"),
        ("season", False): pgettext("date", "a season from $span"),
        ("year", False): pgettext("date", "a year from $span"),
        ("day", True): pgettext("date", "every day from $span"),
        ("month", True): pgettext("date", "every month from $span"),
        ("season", True): pgettext("date", "every season from $span"),
        ("year", True): pgettext("date", "every year from $span"),
    }[precision, every]


def _range(interval: Interval) -> str:
    if isinstance(interval.end, Point) and not isinstance(interval.start, Point):
        return filled(pgettext("date", "$date or earlier"), date=_point(interval.end))
    if isinstance(interval.start, Point) and not isinstance(interval.end, Point):
        return filled(pgettext("date", "$date or later"), date=_point(interval.start))
    return _interval(interval)


def _before_or_after(interval: Interval) -> str:
    """“before 2 June” for every day up to 1 June, as an editor would say it; seasons have no such neighbour."""
    if isinstance(interval.end, Point) and (next_point := neighbour(interval.end, 1)):
        return filled(pgettext("date", "before $date"), date=_point(next_point))
    if isinstance(interval.start, Point) and (previous_point := neighbour(interval.start, -1)):
        return filled(pgettext("date", "after $date"), date=_point(previous_point))
    return _range(interval)
