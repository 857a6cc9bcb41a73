"""An uncertain date as the columns of a record: the text, the words, and the bounds by which it sorts."""

from datetime import date

from newsclaims.core.errors import Refused
from newsclaims.vocabulary import dates


def columns(clock: str, edtf: str, words: str = "") -> dict[str, str | date | bool | None]:
    """The columns `<clock>`, `<clock>_words`, `<clock>_lower` … of an EDTF date, or of none when `edtf` is empty.

    Raises Refused, with the clock as its field, when it is not a date we know.
    """
    read = _read(clock, edtf) if edtf else None
    return {
        clock: read.edtf if read else "",
        f"{clock}_words": words if read else "",
        f"{clock}_lower": read.lower if read else None,
        f"{clock}_upper": read.upper if read else None,
        f"{clock}_lower_open": read is not None and read.lower_open,
        f"{clock}_upper_open": read is not None and read.upper_open,
    }


def checked(clock: str, edtf: str) -> str:
    """An EDTF date that stands without bounds, or none. Raises Refused, with the clock as its field."""
    return str(columns(clock, edtf)[clock])


def _read(clock: str, edtf: str) -> dates.UncertainDate:
    try:
        return dates.parse(edtf)
    except dates.InvalidDate as error:
        raise Refused(str(error), clock) from error
