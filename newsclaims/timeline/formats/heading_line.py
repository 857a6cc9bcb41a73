"""The heading line of a claim where there is little room: cut to a length (rule 11)."""

from newsclaims.vocabulary.headings import Heading, joined, lead

# Of a heading that has to be cut, this much is kept for the wording at the least.
WORDING_AT_LEAST = 24
ELLIPSIS = "…"


def shortened(heading: Heading, limit: int) -> str:
    """The heading in at most `limit` characters: what is cut is the wording, and of a long lead the names.

    Neither speaker nor verb is ever dropped.
    """
    found = lead(heading)
    before = joined(found)
    most = limit - WORDING_AT_LEAST
    if len(before) > most:
        verb = f" {found[-1].text}"
        before = cut(joined(found[:-1]), most - len(verb)) + verb
    return f"{before} {cut(heading['wording'], limit - len(before) - 1)}".strip()


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters, cut between words with an ellipsis."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    whole_words = kept.rsplit(" ", 1)[0] if " " in kept and text[limit - 1] != " " else kept
    return whole_words.rstrip(" ,;:") + ELLIPSIS
