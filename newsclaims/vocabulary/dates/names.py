"""The names that dates are made of, each in two cases: on its own, and as other words may govern it."""

from dataclasses import dataclass

from django.utils.translation import pgettext, pgettext_lazy

from newsclaims.core import numbers

_NAMES = {
    1: (pgettext_lazy("month", "January"), pgettext_lazy("month, declined", "January")),
    2: (pgettext_lazy("month", "February"), pgettext_lazy("month, declined", "February")),
    3: (pgettext_lazy("month", "March"), pgettext_lazy("month, declined", "March")),
    4: (pgettext_lazy("month", "April"), pgettext_lazy("month, declined", "April")),
    5: (pgettext_lazy("month", "May"), pgettext_lazy("month, declined", "May")),
    6: (pgettext_lazy("month", "June"), pgettext_lazy("month, declined", "June")),
    7: (pgettext_lazy("month", "July"), pgettext_lazy("month, declined", "July")),
    8: (pgettext_lazy("month", "August"), pgettext_lazy("month, declined", "August")),
    9: (pgettext_lazy("month", "September"), pgettext_lazy("month, declined", "September")),
    10: (pgettext_lazy("month", "October"), pgettext_lazy("month, declined", "October")),
    11: (pgettext_lazy("month", "November"), pgettext_lazy("month, declined", "November")),
    12: (pgettext_lazy("month", "December"), pgettext_lazy("month, declined", "December")),
    21: (pgettext_lazy("season", "spring"), pgettext_lazy("season, declined", "spring")),
    22: (pgettext_lazy("season", "summer"), pgettext_lazy("season, declined", "summer")),
    23: (pgettext_lazy("season", "autumn"), pgettext_lazy("season, declined", "autumn")),
    24: (pgettext_lazy("season", "winter"), pgettext_lazy("season, declined", "winter")),
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
    """Words in the case they have on their own and in the one that a preposition asks for.

    A message takes the first as `{date}` or `{date:plain}`, the second as `{date:declined}`.
    """

    plain: str
    declined: str

    def __str__(self) -> str:
        return self.plain

    def __format__(self, case: str) -> str:
        return self.declined if case == "declined" else self.plain


@dataclass(frozen=True, slots=True)
class _Declined:
    """A phrase inside one that is declined itself: it goes along unless the message says `:plain`."""

    phrase: Phrase

    def __format__(self, case: str) -> str:
        return self.phrase.plain if case == "plain" else self.phrase.declined


def composed(message: str, **phrases: "Phrase | str") -> Phrase:
    """The phrase that `message` makes of others, in both cases."""
    declined = {name: _Declined(one) if isinstance(one, Phrase) else one for name, one in phrases.items()}
    return Phrase(message.format(**phrases), message.format(**declined))


def day_name(day: int) -> Phrase:
    return _both(pgettext("day of the month", "{day}"), pgettext("day of the month, declined", "{day}"), day=day)


def month_name(month: int) -> Phrase:
    """A month, or one of the seasons 21 to 24."""
    plain, declined = _NAMES[month]
    return Phrase(str(plain), str(declined))


def year_name(year: int) -> Phrase:
    """A year, as 0 and less one before our era."""
    if year < 1:
        shown = _digits(1 - year)
        return _both(pgettext("year", "{year} BC"), pgettext("year, declined", "{year} BC"), year=shown)
    return _both(pgettext("year", "{year}"), pgettext("year, declined", "{year}"), year=_digits(year))


def decade_name(year: int) -> Phrase:
    return _both(pgettext("decade", "the {year}s"), pgettext("decade, declined", "the {year}s"), year=_digits(year))


def weekday_name(weekday: int) -> str:
    """The day of the week, Monday being 0."""
    return str(_WEEKDAYS[weekday])


def _both(plain: str, declined: str, **values: str | int) -> Phrase:
    return Phrase(plain.format(**values), declined.format(**values))


def _digits(year: int) -> str:
    return numbers.shown(year) if year > 9999 else str(year)
