"""Marks the words that were searched for, in rows that were rendered long before anybody searched."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# Tags with whatever their attributes hold, and characters that are written as entities: neither is text.
_MARKUP = re.compile(r"""(<(?:"[^"]*"|'[^']*'|[^'">])*>|&#?\w+;)""")
_WORD = re.compile(r"(?:[^\W_\u02bc]|[\u0300-\u036f])+")
_EXCLUDED = re.compile(r"""(?<!\S)-(?:"[^"]*"|\S+)""")
_COMBINING = re.compile(r"[\u0300-\u036f]")
_LETTERS = str.maketrans("ıøłđ", "iold")
OPENS, CLOSES = '<mark class="found">', "</mark>"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a text, found or not."""

    text: str
    found: bool


def words_of(search: str) -> frozenset[str]:
    """The words that a search asks for, folded; those that it excludes are not among them."""
    asked = _WORD.findall(_EXCLUDED.sub(" ", search))
    return frozenset(folded(word) for word in asked if word.lower() != "or")


def folded(word: str) -> str:
    """A word as the database's `fold_text` has it: in lower case and without accents."""
    bare = _COMBINING.sub("", unicodedata.normalize("NFKD", word))
    return "".join(letter.lower() for letter in bare).translate(_LETTERS)


def marked(html: str, words: frozenset[str]) -> str:
    """`html` with `words` marked wherever they stand in its text, and not one byte else changed."""
    if not words:
        return html
    pieces = _MARKUP.split(html)
    pieces[::2] = ["".join(_marked(text, words)) for text in pieces[::2]]
    return "".join(pieces)


def pieces_of(text: str, words: frozenset[str]) -> list[Piece]:
    """A plain text cut into what was searched for and the rest."""
    return list(_pieces(text, words))


def _marked(text: str, words: frozenset[str]) -> Iterator[str]:
    for piece in _pieces(text, words):
        yield f"{OPENS}{piece.text}{CLOSES}" if piece.found else piece.text


def _pieces(text: str, words: frozenset[str]) -> Iterator[Piece]:
    done = 0
    for word in _WORD.finditer(text):
        if folded(word[0]) not in words:
            continue
        if word.start() > done:
            yield Piece(text[done : word.start()], found=False)
        yield Piece(word[0], found=True)
        done = word.end()
    if done < len(text):
        yield Piece(text[done:], found=False)
