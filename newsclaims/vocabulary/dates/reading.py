"""What an editor types into a date field: EDTF, or English words."""

import datetime
import re
from dataclasses import dataclass, replace

from newsclaims.core.plain import NO_BREAK_SPACE
from newsclaims.vocabulary.dates.edtf import MAXIMUM_LENGTH, MONTHS, InvalidDate, UncertainDate, parse, read_expression
from newsclaims.vocabulary.dates.expressions import Point, days_in_month, neighbour
from newsclaims.vocabulary.dates.words import SEASONS, UNKNOWN_DATE, in_words

_MONTH_NUMBERS = {month.lower(): number for number, month in enumerate(MONTHS, 1)}
_MONTH_NUMBERS |= {month[:3]: number for month, number in _MONTH_NUMBERS.items()} | {"sept": 9}
_MONTH_NUMBERS |= {season: number for number, season in SEASONS.items()} | {"fall": 23}
_MARKS = {
    "": "",
    "perhaps about": "%",
    **dict.fromkeys(("about", "around", "circa", "ca", "c", "approximately", "roughly"), "~"),
    **dict.fromkeys(("perhaps", "possibly", "maybe"), "?"),
}
_PARTS = {
    **dict.fromkeys(("early", "beginning of", "start of"), "early"),
    **dict.fromkeys(("mid", "middle of"), "mid"),
    **dict.fromkeys(("late", "end of"), "late"),
}

_ONLY_EDTF = re.compile(r"[0-9xtzyXTZYES.,/\[\]{}?~%:+\s-]+")
_TWO_YEARS = re.compile(r"[0-9]{4} ?- ?[0-9]{4}")
_FIGURES = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2,4}")
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_MARK = rf"(?P<mark>|{'|'.join(_MARKS)}) ?"
_POINTS = tuple(
    re.compile(rf"{_MARK}(?:on |in )?{pattern}")
    for pattern in (
        rf"(?:(?P<day>[0-9]{{1,2}}) )?(?P<month>{_MONTH})(?: (?P<year>[0-9]{{4}}))?",
        rf"(?P<month>{_MONTH}) (?P<day>[0-9]{{1,2}})(?: (?P<year>[0-9]{{4}}))?",
        r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?",
        r"(?P<day>[0-9]{1,2})(?P<month>)(?P<year>)",
    )
)
_WINTER = re.compile(r"(?:in )?winter(?: (?P<year>[0-9]{4})(?:[-/](?:[0-9]{2})?(?P<following>[0-9]{2}))?)?")
_PART = re.compile(rf"(?:in )?(?P<part>{'|'.join(_PARTS)})[ -](?:in )?(?P<rest>.+)")
_SIDE = re.compile(r"(?P<word>before|after|by|until|till|up to|from|since) (?P<rest>.+)")
_SIDE_BEHIND = re.compile(r"(?P<rest>.+) or (?P<word>earlier|later)")
_FROM = re.compile(r"from |between ")
_TO = re.compile(r" ?- ?| to | until | and ")
_LOOSE = re.compile(rf"{_MARK}a (?P<what>day|month) in (?P<rest>.+)")
_DECADE = re.compile(rf"{_MARK}(?:in )?(?P<decade>[0-9]{{3}})0s")
_HAS_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A date as typed, with 0 for what was left out."""

    year: int
    month: int
    day: int
    mark: str

    def completed(self, by: "_Typed") -> "_Typed":
        """This date, with the month and the year that the one beside it names."""
        month = self.month or (by.month if self.day else 0)
        return replace(self, month=month, year=self.year or by.year)


def read(text: str, *, today: datetime.date | None = None) -> tuple[UncertainDate, str]:
    """The date an editor typed, and the words to keep beside it ("" where EDTF or in_words says the same).

    A date without a year is of the year of `today`. Raises InvalidDate with a hint.
    """
    if len(text) > MAXIMUM_LENGTH:
        raise InvalidDate(f"A date has at most {MAXIMUM_LENGTH} characters; this has {len(text)}.")
    typed = " ".join(text.split())
    if not typed:
        raise InvalidDate("Write a date: 2 June 2025, early June 2025, or EDTF such as 2025-06-02.")
    if _FIGURES.fullmatch(typed):
        raise InvalidDate(f"“{typed}” may mean two days. Write the month as a word: 2 June 2025.")
    if _ONLY_EDTF.fullmatch(typed) and not _TWO_YEARS.fullmatch(typed):
        return parse(typed.upper()), ""
    return _read_words(typed, (today or datetime.date.today()).year)


def _read_words(typed: str, this_year: int) -> tuple[UncertainDate, str]:
    plain = _plainly(typed)
    point = _typed(plain)
    edtf = _winter(plain, this_year) or _point(plain, this_year) or _composed(plain, this_year)
    # A text that no reading fits is refused by the parser, with its hint.
    date = parse(edtf or typed)
    if point and not point.mark and not edtf.count("/"):
        return date, ""
    words = typed if _HAS_YEAR.search(typed) else f"{typed} {this_year}"
    said_alike = in_words(date).replace(NO_BREAK_SPACE, " ").casefold() == words.casefold()
    return date, "" if said_alike else words


def _plainly(typed: str) -> str:
    """`typed` in lower case, without the commas, dots, articles and ordinals that change nothing."""
    plain = re.sub("[‐‑‒–—−]", "-", typed.lower())
    plain = re.sub(r"\bthe |(?<=[a-z])\.", "", plain)
    plain = re.sub(r"\b([0-9]{1,2})(?:st|nd|rd|th)\b", r"\1", plain)
    plain = re.sub(r"(?<=[0-9]) of (?=[a-z])", " ", plain)
    return re.sub(rf"({_MONTH})( [0-9]{{1,2}})?,? (?:of )?(?=[0-9]{{4}})", r"\1\2 ", plain)


def _composed(plain: str, this_year: int) -> str:
    return (
        _part(plain, this_year)
        or _interval(plain, this_year)
        or _side(plain, this_year)
        or _set(plain, this_year)
        or _loose(plain, this_year)
    )


def _typed(plain: str) -> _Typed | None:
    for pattern in _POINTS:
        if match := pattern.fullmatch(plain):
            month = match["month"] or ""
            number = _MONTH_NUMBERS.get(month) or int(month or 0)
            return _Typed(int(match["year"] or 0), number, int(match["day"] or 0), _MARKS[match["mark"]])
    return None


def _point(plain: str, this_year: int) -> str:
    edtf = _row([plain], this_year)
    return edtf[0] if edtf else ""


def _row(texts: list[str], this_year: int) -> list[str]:
    """The EDTF of dates that stand beside each other, each completed by the last, the last by the first.

    [] if one is none.
    """
    points = [point for text in texts if (point := _typed(text))]
    if len(points) < len(texts):
        return []
    last = points[-1].completed(points[0])
    if not last.year:
        last = replace(last, year=this_year)
    points = [point.completed(last) for point in points[:-1]] + [last]
    if any(point.day and not point.month for point in points):
        return []
    return [_edtf(point.year, point.month, point.day) + point.mark for point in points]


def _edtf(year: int, month: int | None = None, day: int | None = None) -> str:
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


def _winter(plain: str, this_year: int) -> str:
    """A winter lasts into the year after, which EDTF's own number for it does not say."""
    match = _WINTER.fullmatch(plain)
    if match is None:
        return ""
    year = int(match["year"] or this_year)
    if match["following"] and int(match["following"]) != (year + 1) % 100:
        return ""
    return f"{_edtf(year, 12)}/{_edtf(year + 1, 2)}"


def _part(plain: str, this_year: int) -> str:
    match = _PART.fullmatch(plain)
    point = _typed(match["rest"]) if match else None
    if match is None or point is None or point.day or point.month > 12 or point.mark:
        return ""
    part = _PARTS[match["part"]]
    start, end = _third(part, point.year or this_year, point.month)
    return f"{start}{'~' if part != 'early' else ''}/{end}{'~' if part != 'late' else ''}"


def _third(part: str, year: int, month: int) -> tuple[str, str]:
    if month:
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, days_in_month(year, month))}[part]
        return _edtf(year, month, first), _edtf(year, month, last)
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}[part]
    return _edtf(year, first), _edtf(year, last)


def _interval(plain: str, this_year: int) -> str:
    opening = _FROM.match(plain)
    sides = plain[opening.end() :] if opening else plain
    for separator in _TO.finditer(sides):
        # “1 and 2 June” are two days; “between 1 and 2 June” is a span.
        if separator[0] == " and " and not plain.startswith("between "):
            continue
        start, end = sides[: separator.start()], sides[separator.end() :]
        if UNKNOWN_DATE in (start, end):
            named = _point(start if end == UNKNOWN_DATE else end, this_year)
            return named and (f"{named}/" if end == UNKNOWN_DATE else f"/{named}")
        if points := _row([start, end], this_year):
            return "/".join(points)
    return ""


def _side(plain: str, this_year: int) -> str:
    match = _SIDE_BEHIND.fullmatch(plain) or _SIDE.fullmatch(plain)
    edtf = _point(match["rest"], this_year) if match else ""
    if match is None or not edtf:
        return ""
    word = match["word"]
    if word in ("before", "after"):
        edtf = _beside(edtf, word)
    if word in ("before", "by", "earlier"):
        return f"[..{edtf}]"
    if word in ("after", "later"):
        return f"[{edtf}..]"
    return f"{edtf}/.." if word in ("from", "since") else f"../{edtf}"


def _beside(edtf: str, word: str) -> str:
    expression = read_expression(edtf)
    point = neighbour(expression, -1 if word == "before" else 1) if isinstance(expression, Point) else None
    if point is None:
        raise InvalidDate(f"Write a day, a month or a year behind “{word}”: {word} 2 June 2025.")
    return _edtf(point.year, point.month, point.day) + point.qualifier


def _set(plain: str, this_year: int) -> str:
    for word, brackets in ((" or ", "[]"), (" and ", "{}")):
        members = re.split(rf",?{word}|, ", plain)
        if word in plain and (points := _row(members, this_year)):
            return brackets[0] + ",".join(points) + brackets[1]
    return ""


def _loose(plain: str, this_year: int) -> str:
    if match := _DECADE.fullmatch(plain):
        return f"{match['decade']}X{_MARKS[match['mark']]}"
    match = _LOOSE.fullmatch(plain)
    point = _typed(match["rest"]) if match else None
    if match is None or point is None or point.day or point.month > 12 or point.mark:
        return ""
    if match["what"] == "month" and point.month:
        return ""
    missing = "-XX" if match["what"] == "month" or point.month else "-XX-XX"
    return _edtf(point.year or this_year, point.month) + missing + _MARKS[match["mark"]]
