"""An uncertain date as the columns of a record: the text, the words, and the bounds by which it sorts."""

from datetime import date

from newsclaims.core.errors import Refused
from newsclaims.vocabulary import dates


def columns(clock: str, edtf: str, words: str = "") -> dict[str, str | date | bool | None]:
    """The columns `<clock>`, `<clock>_words`, `<clock>_lower` … of an EDTF date, or of none when `edtf` is empty.

    Raises Refused, with the clock as its field, when it is not a date we know.
    """
    if not edtf:
        return _columns(clock, "", "", None, None, False, False)
    try:
        read = dates.parse(edtf)
    except dates.InvalidDate as error:
        raise Refused(str(error), clock) from error
    return _columns(clock, read.edtf, words, read.lower, read.upper, read.lower_open, read.upper_open)


def checked(clock: str, edtf: str) -> str:
    """An EDTF date that stands without bounds, or none. Raises Refused, with the clock as its field."""
    return str(columns(clock, edtf)[clock])


def _columns(
    clock: str, edtf: str, words: str, lower: date | None, upper: date | None, lower_open: bool, upper_open: bool
) -> dict[str, str | date | bool | None]:
    return {
        clock: edtf,
        f"{clock}_words": words,
        f"{clock}_lower": lower,
        f"{clock}_upper": upper,
        f"{clock}_lower_open": lower_open,
        f"{clock}_upper_open": upper_open,
    }
