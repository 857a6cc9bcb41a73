"""The names that dates are made of, each in two cases: on its own, and as other words may govern it."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from django.utils.translation import pgettext, pgettext_lazy

from newsclaims.core import numbers

_NAMES = {
    1: (pgettext_lazy("month", "January"), pgettext_lazy("month, governed", "January")),
    2: (pgettext_lazy("month", "February"), pgettext_lazy("month, governed", "February")),
    3: (pgettext_lazy("month", "March"), pgettext_lazy("month, governed", "March")),
    4: (pgettext_lazy("month", "April"), pgettext_lazy("month, governed", "April")),
    5: (pgettext_lazy("month", "May"), pgettext_lazy("month, governed", "May")),
    6: (pgettext_lazy("month", "June"), pgettext_lazy("month, governed", "June")),
    7: (pgettext_lazy("month", "July"), pgettext_lazy("month, governed", "July")),
    8: (pgettext_lazy("month", "August"), pgettext_lazy("month, governed", "August")),
    9: (pgettext_lazy("month", "September"), pgettext_lazy("month, governed", "September")),
    10: (pgettext_lazy("month", "October"), pgettext_lazy("month, governed", "October")),
    11: (pgettext_lazy("month", "November"), pgettext_lazy("month, governed", "November")),
    12: (pgettext_lazy("month", "December"), pgettext_lazy("month, governed", "December")),
    21: (pgettext_lazy("season", "spring"), pgettext_lazy("season, governed", "spring")),
    22: (pgettext_lazy("season", "summer"), pgettext_lazy("season, governed", "summer")),
    23: (pgettext_lazy("season", "autumn"), pgettext_lazy("season, governed", "autumn")),
    24: (pgettext_lazy("season", "winter"), pgettext_lazy("season, governed", "winter")),
}
_WEEKDAYS = (
    pgettext_lazy("weekday", "Monday"),
    pgettext_lazy("weekday", "Tuesday"),
    pgettext_lazy("weekday", "Wednesday"),
    pgettext_lazy("weekday", "Thursday"),
    pgettext_lazy("weekday", "Friday"),
    pgettext_lazy("weekday", "Saturday"),
    pgettext_lazy("weekday", "Sunday"),
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in the case they have on their own, and in the one that a preposition governs."""

    plain: str
    governed: str

    def __str__(self) -> str:
        return self.plain


def composed(message: str, **parts: Phrase | str) -> Phrase:
    """The phrase that `message` makes of others, in both cases.

    Where the whole is governed its parts go along, unless the message names `$date_plain`.
    """
    return Phrase(_filled(message, parts, governed=False), _filled(message, parts, governed=True))


def filled(message: str, **parts: Phrase | str) -> str:
    """`message` with each part as `$date`, or as `$date_governed` where the language asks for that case."""
    return _filled(message, parts, governed=False)


def _filled(message: str, parts: Mapping[str, Phrase | str], *, governed: bool) -> str:
    words: dict[str, str] = {}
    for name, part in parts.items():
        one = part if isinstance(part, Phrase) else Phrase(part, part)
        shown = one.governed if governed else one.plain
        words |= {name: shown, f"{name}_plain": one.plain, f"{name}_governed": one.governed}
    return Template(message).substitute(words)


def day_name(day: int) -> Phrase:
    return _both(pgettext("day of the month", "$day"), pgettext("day of the month, governed", "$day"), day=day)


def month_name(month: int) -> Phrase:
    """A month, or one of the seasons 21 to 24."""
    plain, governed = _NAMES[month]
    return Phrase(str(plain), str(governed))


def year_name(year: int) -> Phrase:
    """A year, as 0 and less one before our era."""
    if year < 1:
        shown = _digits(1 - year)
        return _both(pgettext("year", "$year BC"), pgettext("year, governed", "$year BC"), year=shown)
    return _both(pgettext("year", "$year"), pgettext("year, governed", "$year"), year=_digits(year))


def decade_name(year: int) -> Phrase:
    plain, governed = pgettext("decade", "the {year}s"), pgettext("decade, governed", "the {year}s")
    return Phrase(plain.format(year=_digits(year)), governed.format(year=_digits(year)))


def weekday_name(weekday: int) -> str:
    """The day of the week, Monday being 0."""
    return str(_WEEKDAYS[weekday])


def _both(plain: str, governed: str, **values: str | int) -> Phrase:
    return Phrase(Template(plain).substitute(values), Template(governed).substitute(values))


def _digits(year: int) -> str:
    return numbers.shown(year) if year > 9999 else str(year)
