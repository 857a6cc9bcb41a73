"""Two texts beside one another, word by word."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words in a row; `changed` where the other text says something else, or nothing."""

    text: str
    changed: bool


def compared(one: str, other: str, alike: Callable[[str], str] = str.strip) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces that together say the whole of each. Words are the same that are `alike`, spaces apart."""
    ones, others = _WORDS.findall(one), _WORDS.findall(other)
    matcher = SequenceMatcher(None, [alike(word) for word in ones], [alike(word) for word in others], autojunk=False)
    first: list[Piece] = []
    second: list[Piece] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        first.extend(_pieces(ones[start:end], tag != "equal"))
        second.extend(_pieces(others[other_start:other_end], tag != "equal"))
    return first, second


def _pieces(words: Sequence[str], changed: bool) -> Iterator[Piece]:
    """The words as one piece. The space behind changed words is not changed itself: a line under it would be seen."""
    text = "".join(words)
    if not changed:
        yield from ([Piece(text, False)] if text else [])
        return
    kept = text.rstrip()
    if kept:
        yield Piece(kept, True)
    if kept != text:
        yield Piece(text[len(kept) :], False)
