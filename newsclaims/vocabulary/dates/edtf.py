"""A reader of EDTF: ISO 8601-2, levels 0 and 1 and the sets of level 2."""

import datetime
import re
from dataclasses import dataclass
from typing import Literal, NoReturn

from newsclaims.vocabulary.dates.expressions import (
    OPEN,
    SEASON_MONTHS,
    UNKNOWN,
    DateSet,
    Day,
    End,
    Expression,
    Interval,
    Point,
    days_in_month,
)

MAXIMUM_LENGTH = 200
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


class InvalidDate(ValueError):
    """A date that cannot be read; the message is a sentence for the editor who typed it."""


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """An EDTF text with the first and last day it may mean, clipped to years 1 to 9999.

    A side that is open or was clipped is flagged.
    """

    edtf: str
    lower: datetime.date
    upper: datetime.date
    lower_open: bool
    upper_open: bool


_DATE = re.compile(r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[?~%]?)")
_DECADE_OR_CENTURY = re.compile(r"(?P<sign>-?)(?P<digits>[0-9]{2}(?:[0-9]X|XX))(?P<qualifier>[?~%]?)")
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]{4,})")
_DATE_AND_TIME = re.compile(
    r"(?P<date>-?[0-9]{4}-[0-9]{2}-[0-9]{2})T(?P<time>(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:0[0-9]|1[0-3])(?::[0-5][0-9])?|[+-]14(?::00)?)?)"
)
_SINGLE_DIGITS = re.compile(r"(-?[0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_BEYOND_OUR_LEVELS = (
    (
        re.compile(r"Y?-?[0-9]+(?=[ES])(?:E[0-9]+)?(?:S[0-9]+)?"),
        "Write the year in full, without E or S: Y170000002, or an interval such as 1900/1999.",
    ),
    (
        re.compile(r"-?[0-9]{4}-(?:2[5-9]|3[0-9]|4[01])"),
        "Of the numbers for seasons, 21 (spring) to 24 (winter) are read. "
        "For others write the months: 2025-03/2025-05.",
    ),
    (
        re.compile(r"[0-9?~%-]*[?~%][0-9?~%X-]+"),
        "Put ?, ~ or % at the very end, where it stands for the whole date: 2025-06-02~.",
    ),
    (
        re.compile(r"(?=.*X)[0-9?~%X-]+"),
        "X stands only for what is missing at the end, in a date on its own: 2025-06-XX. "
        "Otherwise write 2025-06-10/2025-06-19.",
    ),
)


def parse(text: str) -> UncertainDate:
    """The date that an EDTF text means, its text as we store it. Raises InvalidDate with a hint."""
    expression = read_expression(text)
    lower, lower_clipped = _clip(expression.first)
    upper, upper_clipped = _clip(expression.last)
    lower_open = not isinstance(expression, Point) and expression.first_is_open
    upper_open = not isinstance(expression, Point) and expression.last_is_open
    return UncertainDate(
        edtf=text.replace(", ", ","),
        lower=lower,
        upper=upper,
        lower_open=lower_open or lower_clipped,
        upper_open=upper_open or upper_clipped,
    )


def read_expression(text: str) -> Expression:
    """What an EDTF text says, before its bounds are clipped. Raises InvalidDate with a hint."""
    if len(text) > MAXIMUM_LENGTH:
        raise InvalidDate(f"A date has at most {MAXIMUM_LENGTH} characters; this has {len(text)}.")
    if text[:1] in ("[", "{"):
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    return _read_date(text)


def _read_date(text: str) -> Point:
    if match := _LONG_YEAR.fullmatch(text):
        return Point(int(match[1]))
    if match := _DATE_AND_TIME.fullmatch(text):
        day = _read_point(match["date"])
        return Point(day.year, day.month, day.day, time=match["time"])
    if match := _DECADE_OR_CENTURY.fullmatch(text):
        return _decade_or_century(match)
    point = _read_point(text, may_be_unspecified=True)
    if point.precision == "season" and point.qualifier:
        raise InvalidDate(f"A season on its own takes no “{point.qualifier}”. {_months_instead(point)}")
    return point


def _months_instead(season: Point) -> str:
    months = (f"{season.year:04}-{month:02}{season.qualifier}" for _, month, _ in (season.first, season.last))
    return f"Write its months: {'/'.join(months)}."


def _decade_or_century(match: re.Match[str]) -> Point:
    earliest = int(match["digits"].replace("X", "0"))
    further_years = 10 ** match["digits"].count("X") - 1
    year = -earliest - further_years if match["sign"] else earliest
    return Point(year, qualifier=match["qualifier"], further_years=further_years)


def _read_interval(text: str) -> Interval:
    sides = text.split("/")
    if len(sides) != 2:
        raise InvalidDate("An interval has one “/”, between its first and its last date: 2025-06-01/2025-06-02.")
    if sides == ["", ""]:
        raise InvalidDate("An interval names its first or its last date: 2025-06-01/.. or ../2025-06-02.")
    start, end = (_read_end(side, UNKNOWN if side == "" else OPEN) for side in sides)
    return _in_order(Interval(start, end))


def _read_end(text: str, unnamed: End) -> End:
    return unnamed if text in ("", "..") else _read_point(text)


def _in_order(interval: Interval) -> Interval:
    start, end = interval.start, interval.end
    if not isinstance(start, Point) or not isinstance(end, Point) or start.first <= end.first:
        return interval
    if start.first <= end.last:
        raise InvalidDate("The interval may end before it begins: write its end as exactly as its start.")
    raise InvalidDate("The interval ends before it begins: put the earlier date first.")


def _read_set(text: str) -> DateSet:
    closing = "]" if text[0] == "[" else "}"
    if text[-1] != closing or len(text) == 1:
        raise InvalidDate(f"A set that begins with “{text[0]}” ends with “{closing}”: [2025-05-31,2025-06-01].")
    inside = text[1:-1]
    separator = ", " if ", " in inside else ","
    members = inside.split(separator)
    if any("," in member for member in members):
        raise InvalidDate("Put the same “,” between all the dates of a set: [1667,1668,1670..1672].")
    last = len(members) - 1
    return DateSet(
        tuple(_read_member(member, position == 0, position == last) for position, member in enumerate(members)),
        every=closing == "}",
    )


def _read_member(text: str, first: bool, last: bool) -> Point | Interval:
    if ".." not in text:
        return _read_point(text)
    start, _, end = text.partition("..")
    if not start and not end:
        raise InvalidDate("A set names at least one date beside “..”: [..2025-06-01].")
    if (not start and not first) or (not end and not last):
        raise InvalidDate(
            "In a set, “..” without a date before or after it stands only at the start or the end: [2024,2025..]."
        )
    return _in_order(Interval(_read_end(start, OPEN), _read_end(end, OPEN)))


def _read_point(text: str, *, may_be_unspecified: bool = False) -> Point:
    match = _DATE.fullmatch(text)
    if match is None or (text.count("X") and not may_be_unspecified):
        _refuse(text)
    year, month, day, qualifier = match.group("year", "month", "day", "qualifier")
    if month == "XX" and day not in (None, "XX"):
        _refuse(text)
    if year == "-0000":
        raise InvalidDate("There is no year -0000: the year before 0001 is 0000, the one before it -0001.")
    return Point(
        int(year),
        _month(text, month) if month and month != "XX" else None,
        _day(int(year), int(month), int(day)) if day and day != "XX" else None,
        qualifier,
        unspecified=_unspecified(month, day),
    )


def _unspecified(month: str | None, day: str | None) -> Literal["", "month", "day", "month and day"]:
    if month == "XX":
        return "month and day" if day else "month"
    return "day" if day == "XX" else ""


def _month(text: str, month: str) -> int:
    number = int(month)
    if 1 <= number <= 12:
        return number
    if number in SEASON_MONTHS and text.count("-", 1) == 1:
        return number
    if 25 <= number <= 41:
        _refuse(text)
    raise InvalidDate(f"There is no month {month}: months are 01 to 12, and 21 to 24 are spring to winter.")


def _day(year: int, month: int, day: int) -> int:
    days = days_in_month(year, month)
    if not 1 <= day <= days:
        raise InvalidDate(f"There is no day {day:02} in {MONTHS[month - 1]} {year}: its days are 01 to {days}.")
    return day


def _refuse(text: str) -> NoReturn:
    for pattern, hint in _BEYOND_OUR_LEVELS:
        if pattern.fullmatch(text):
            raise InvalidDate(f"“{_shortened(text)}” is more of EDTF than is kept here. {hint}")
    if match := _SINGLE_DIGITS.fullmatch(text):
        padded = "-".join(part.zfill(2) for part in match.groups() if part)
        raise InvalidDate(f"Months and days have two digits: {padded}.")
    raise InvalidDate(
        f"“{_shortened(text)}” is no date that can be read here. "
        "Write 2 June 2025, early June 2025, or EDTF: 2025-06-02, 2025-06~, 2025-06-01/2025-06-02."
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"


def _clip(day: Day) -> tuple[datetime.date, bool]:
    if day[0] < 1:
        return datetime.date.min, True
    if day[0] > 9999:
        return datetime.date.max, True
    return datetime.date(*day), False
