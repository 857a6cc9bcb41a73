"""An uncertain date as programmes that know nothing of uncertainty take it: a first and a last day, or a moment."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils import timezone

from newsclaims.vocabulary import dates
from newsclaims.vocabulary.dates.edtf import read_expression
from newsclaims.vocabulary.dates.expressions import Expression, Interval, Point

# What may have happened at any time in more days than these is better left out of a calendar.
MOST_DAYS_IF_COARSE = 31


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both within; `exact` where it is known to the day. A `moment` has its time."""

    first: date
    last: date
    exact: bool
    moment: datetime | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def fits_a_calendar(self) -> bool:
        return self.last < date.max and (self.exact or self.days <= MOST_DAYS_IF_COARSE)


def span_of(edtf: str) -> Span | None:
    """The span of an EDTF date; None where it is none, or open at one end."""
    try:
        read, expression = dates.parse(edtf), read_expression(edtf)
    except dates.InvalidDate:
        return None
    if read.lower_open or read.upper_open:
        return None
    return Span(read.lower, read.upper, _exact(expression), _moment(edtf, expression))


def _exact(expression: Expression) -> bool:
    if isinstance(expression, Interval):
        return all(isinstance(end, Point) and _exact(end) for end in (expression.start, expression.end))
    return isinstance(expression, Point) and expression.precision == "day" and not expression.qualifier


def _moment(edtf: str, expression: Expression) -> datetime | None:
    """The moment in UTC; a time without a zone is one of the site's. None at the ends of the calendar."""
    if not isinstance(expression, Point) or not expression.time:
        return None
    told = datetime.fromisoformat(edtf)
    try:
        return (told if timezone.is_aware(told) else timezone.make_aware(told)).astimezone(UTC)
    except OverflowError:
        return None
