"""Words by which a report keeps its distance from what it prints."""

import re

_PARTICIPLES = (
    "said|believed|thought|reported|alleged|claimed|rumou?red|understood|seen|considered|expected|feared|suspected|"
    "presumed|deemed|viewed|regarded|assumed|estimated|accused"
)
_HEDGE = re.compile(
    r"\b(?:allegedly|reportedly|purportedly|supposedly|apparently|presumably|ostensibly|seemingly|arguably|possibly|"
    r"probably|likely|unconfirmed|alleged|purported|so-called|rumou?red|suspected|"
    rf"(?:is|are|was|were|been|being)\s+(?:(?:widely|also|generally|now|still|long)\s+)*(?:{_PARTICIPLES})(?:\s+(?:to|as|of)\b)?|"
    r"(?:appears?|appeared|seems?|seemed)\s+to)\b",
    re.IGNORECASE,
)
_CLAUSE_BORDER = re.compile(r"[,;:.!?“”\"«»—–]")


def hedge_near(text: str, start: int, end: int) -> str | None:
    """The hedge within `text[start:end]`, or the nearest in the same clause around it, as printed; None without one."""
    inside = _HEDGE.search(text, start, end)
    if inside:
        return inside[0]
    clause_start = max((border.end() for border in _CLAUSE_BORDER.finditer(text, 0, start)), default=0)
    before = list(_HEDGE.finditer(text, clause_start, start))
    if before:
        return before[-1][0]
    border = _CLAUSE_BORDER.search(text, end)
    after = _HEDGE.search(text, end, border.start() if border else len(text))
    return after[0] if after else None
