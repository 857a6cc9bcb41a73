"""Dates in British English, for readers."""

import re

from newsclaims.vocabulary.dates.edtf import MONTHS, UncertainDate, read_expression
from newsclaims.vocabulary.dates.expressions import OPEN, DateSet, Interval, Point, neighbour

NO_BREAK_SPACE = "\u00a0"
UNKNOWN_DATE = "an unknown date"
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_QUALIFIERS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}
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
        return _point(expression)
    if isinstance(expression, Interval):
        return _interval(expression)
    return _set(expression)


def _point(point: Point, *, year: bool = True, month: bool = True) -> str:
    named = _QUALIFIERS[point.qualifier] + (_unspecified(point) or _named(point, year=year, month=month))
    return f"{named} at {_time(point.time)}" if point.time else named


def _named(point: Point, *, year: bool, month: bool) -> str:
    parts = []
    if point.day:
        parts.append(f"{point.day}{NO_BREAK_SPACE if month else ''}")
    if point.month and month:
        parts.append(SEASONS.get(point.month) or MONTHS[point.month - 1])
    if year or not point.month:
        parts.append(f" {_year(point.year)}" if point.month else _year(point.year))
    return "".join(parts)


def _year(year: int) -> str:
    if year < 1:
        return f"{_year(1 - year)} BC"
    return f"{year:,}" if year > 9999 else str(year)


def _unspecified(point: Point) -> str:
    if point.further_years == 9 and point.year > 0:
        return f"the {point.year}s"
    if point.further_years:
        return f"a year from {_year(point.year)} to {_year(point.year + point.further_years)}"
    if point.unspecified == "day":
        return f"a day in {_named(point, year=True, month=True)}"
    if point.unspecified:
        return f"a {'month' if point.unspecified == 'month' else 'day'} in {_year(point.year)}"
    return ""


def _time(time: str) -> str:
    clock, zone = time[:8].removesuffix(":00"), time[8:]
    if not zone:
        return clock
    return f"{clock} UTC{zone.removeprefix('Z')}"


def _interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if isinstance(start, Point) and isinstance(end, Point):
        return _point(end) if start == end else " to ".join(_row([start, end]))
    if isinstance(start, Point):
        return f"from {_point(start)}" + ("" if end == OPEN else f" to {UNKNOWN_DATE}")
    if isinstance(end, Point):
        return f"until {_point(end)}" if start == OPEN else f"from {UNKNOWN_DATE} to {_point(end)}"
    return "at any time" if start == end == OPEN else "at an unknown time"


def _row(points: list[Point]) -> list[str]:
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
        members = _row(points)
    else:
        members = [_point(member) if isinstance(member, Point) else _range(member) for member in dates.members]
    return f"{', '.join(members[:-1])} {'and' if dates.every else 'or'} {members[-1]}"


def _only_member(member: Point | Interval, every: bool) -> str:
    if isinstance(member, Point):
        return _point(member)
    if isinstance(member.start, Point) and isinstance(member.end, Point):
        return f"{'every' if every else 'a'} {member.end.precision} from {_range(member)}"
    if every:
        return _range(member)
    return _before_or_after(member)


def _range(interval: Interval) -> str:
    if isinstance(interval.end, Point) and not isinstance(interval.start, Point):
        return f"{_point(interval.end)} or earlier"
    if isinstance(interval.start, Point) and not isinstance(interval.end, Point):
        return f"{_point(interval.start)} or later"
    return _interval(interval)


def _before_or_after(interval: Interval) -> str:
    """“before 2 June” for every day up to 1 June, as an editor would say it; seasons have no such neighbour."""
    if isinstance(interval.end, Point) and (next_point := neighbour(interval.end, 1)):
        return f"before {_point(next_point)}"
    if isinstance(interval.start, Point) and (previous_point := neighbour(interval.start, -1)):
        return f"after {_point(previous_point)}"
    return _range(interval)
