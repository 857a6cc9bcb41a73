"""The heading line of a claim where there is little room: cut to a length, or in stretches that a picture sets apart.

As `components/heading-line.html` says it, in the language of the page (rule 11).
"""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import npgettext, pgettext

from newsclaims.vocabulary.headings import verb_of

Heading = dict[str, Any]

# Of a heading that has to be cut, this much is kept for the wording at the least.
WORDING_AT_LEAST = 24
ELLIPSIS = "…"


class Weight(Enum):
    """How a stretch of the line is set: who stands behind it, the verb, what joins names, and the wording."""

    NAME = "name"
    VERB = "verb"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    weight: Weight


def runs(heading: Heading) -> tuple[Run, ...]:
    """The line in the order of reading; a space stands between two runs unless the second begins with a comma."""
    if heading["shape"] == "bare":
        return (Run(heading["wording"], Weight.NAME),)
    return (*_lead(heading), Run(heading["wording"], Weight.PLAIN))


def shortened(heading: Heading, limit: int) -> str:
    """The same in at most `limit` characters: what is cut is the wording, and of a long lead the names.

    Neither speaker nor verb is ever dropped.
    """
    lead = joined(_lead(heading)) if heading["shape"] != "bare" else ""
    most = limit - WORDING_AT_LEAST
    if len(lead) > most:
        verb = f" {verb_of(heading).words}:"
        lead = cut(_names(heading), most - len(verb)) + verb
    return f"{lead} {cut(heading['wording'], limit - len(lead) - 1)}".strip()


def cut(text: str, limit: int) -> str:
    """A text of at most `limit` characters, cut between words with an ellipsis."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    whole_words = kept.rsplit(" ", 1)[0] if " " in kept and text[limit - 1] != " " else kept
    return whole_words.rstrip(" ,;:") + ELLIPSIS


def joined(found: tuple[Run, ...]) -> str:
    return " ".join(run.text for run in found).replace(" ,", ",")


def _names(heading: Heading) -> str:
    return joined(_lead(heading)[:-1])


def _lead(heading: Heading) -> tuple[Run, ...]:
    if heading["shape"] == "unattributed":
        return (Run(pgettext("heading", "Unattributed allegation:"), Weight.VERB),)
    found: list[Run] = []
    last = len(heading["speakers"]) - 1
    for place, speaker in enumerate(heading["speakers"]):
        ends = place == last and not heading["others"]
        if place:
            found.append(Run(pgettext("between two speakers", "and") if ends else ",", Weight.PLAIN))
        found.append(Run(speaker["name"], Weight.NAME))
        if speaker.get("unnamed"):
            found.append(Run(f", {pgettext('speaker', 'unnamed')}{',' if ends else ''}", Weight.PLAIN))
    if heading["others"]:
        found.append(Run(_others(heading["others"]), Weight.PLAIN))
    return (*found, Run(f"{verb_of(heading).words}:", Weight.VERB))


def _others(count: int) -> str:
    told = npgettext("after the first speaker", "and %(others)s other", "and %(others)s others", count)
    return told % {"others": count}
