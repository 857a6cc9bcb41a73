"""Text for formats that cannot write every character."""

import re

NO_BREAK_SPACE = "\u00a0"

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text without control characters, which XML and iCalendar cannot write; its lines end alike."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())
