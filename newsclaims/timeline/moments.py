"""Days and instants as readers write them in an address."""

import re
from datetime import UTC, date, datetime, time

from django.utils import timezone

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# A day more or less, or another zone, must still be a date.
EARLIEST, LATEST = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)


def read(typed: str) -> date | datetime:
    """A day, or an instant with its time, in the site's zone unless it names another.

    Raises ValueError for anything else, and at the ends of the calendar.
    """
    if DAY.fullmatch(typed):
        day = date.fromisoformat(typed)
        _check_is_near(datetime.combine(day, time.min, UTC))
        return day
    # A plus sign that was not escaped arrives as a space.
    told = datetime.fromisoformat(typed.replace(" ", "+"))
    told = told if timezone.is_aware(told) else timezone.make_aware(told)
    _check_is_near(told)
    return told


def _check_is_near(moment: datetime) -> None:
    if not EARLIEST <= moment <= LATEST:
        raise ValueError("Beyond what can be reckoned with.")
