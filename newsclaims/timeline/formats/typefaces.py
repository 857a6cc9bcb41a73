"""The letters of pictures: which file has them, and in which direction they run.

Pictures are made where no font may be installed, so theirs come along: Latin, Cyrillic and Arabic.
"""

from enum import Enum
from functools import lru_cache
from pathlib import Path
from unicodedata import bidirectional

from django.conf import settings
from PIL import ImageFont

_OWN = Path(__file__).parent / "fonts"
_PAGES = settings.BASE_DIR / "static" / "fonts"

# The ranges that the files were cut to, as the style sheet has them.
_LATIN = (
    (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2BB, 0x2BC), (0x2C6, 0x2C6), (0x2DA, 0x2DA),
    (0x2DC, 0x2DC), (0x2000, 0x206F), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2212, 0x2212),
)  # fmt: skip
_LATIN_EXTENDED = ((0x100, 0x2BA), (0x2BD, 0x2C5), (0x1E00, 0x1E9F), (0x20A0, 0x20AB), (0x20AD, 0x20C0))
_CYRILLIC = ((0x301, 0x301), (0x400, 0x45F), (0x490, 0x491), (0x4B0, 0x4B1), (0x2116, 0x2116))
_ARABIC = ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_RANGES = {"latin": _LATIN, "cyrillic": _CYRILLIC, "latin-ext": _LATIN_EXTENDED, "arabic": _ARABIC}


class Style(Enum):
    """How words are set, as on the page: weight of the file's axis, and whether they slant."""

    SERIF_BOLD = ("serif", "upright", 600)
    SERIF_ITALIC = ("serif", "italic", 400)
    SERIF = ("serif", "upright", 400)
    SANS_BOLD = ("sans", "upright", 600)
    SANS = ("sans", "upright", 400)


def script_of(letter: str) -> str:
    """The file that has a letter: latin, cyrillic, latin-ext or arabic; empty where none has it."""
    code = ord(letter)
    for script, ranges in _RANGES.items():
        if any(first <= code <= last for first, last in ranges):
            return script
    return ""


def writable(text: str) -> bool:
    """Whether we have every letter of a text."""
    return all(letter.isspace() or script_of(letter) for letter in text)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    directions = (bidirectional(letter) for letter in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


@lru_cache(maxsize=256)
def font(style: Style, script: str, size: int) -> ImageFont.FreeTypeFont:
    """A font of ours at a size in pixels."""
    face, slant, weight = style.value
    if script == "arabic":
        return _cut(_OWN / "noto-naskh-arabic.woff2", size, weight)
    if face == "sans":
        return _cut(_OWN / f"inter-{script}.woff2", size, weight)
    # There are no italics of the extended letters.
    upright = "upright" if script == "latin-ext" else slant
    return _cut(_PAGES / f"source-serif-4-{script}-{upright}.woff2", size, weight)


def _cut(path: Path, size: int, weight: int) -> ImageFont.FreeTypeFont:
    found = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.RAQM)
    axes = found.get_variation_axes()
    # The second axis, where there is one, is the optical size: what is set large is drawn for that.
    found.set_variation_by_axes([weight, min(size, axes[1]["maximum"] or size)] if len(axes) > 1 else [weight])
    return found
