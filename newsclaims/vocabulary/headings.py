"""A claim's heading in the reader's language, and its verb: ours is translated, a printed one kept.

As `components/heading-line.html` says it (rule 11).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, NamedTuple

from django.utils.translation import npgettext, pgettext

Heading = Mapping[str, Any]

# The list of verbs that a heading takes over as printed is English (verbs.py).
LANGUAGE_OF_VERBS = "en"


class Weight(Enum):
    """How a stretch of the line is set: who stands behind it, the verb, what joins names, and the wording."""

    NAME = "name"
    VERB = "verb"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    weight: Weight


class Verb(NamedTuple):
    """The verb of a heading, and the language it is printed in; none where it is ours."""

    words: str
    language: str


def runs(heading: Heading) -> tuple[Run, ...]:
    """The line in the order of reading; a space stands between two runs unless the second begins with a comma."""
    if heading["shape"] == "bare":
        return (Run(str(heading["wording"]), Weight.NAME),)
    return (*lead(heading), Run(str(heading["wording"]), Weight.PLAIN))


def lead(heading: Heading) -> tuple[Run, ...]:
    """What stands before the wording: who speaks and, as the last run, the verb. Empty where the wording is bare."""
    if heading["shape"] == "bare":
        return ()
    if heading["shape"] == "unattributed":
        return (Run(pgettext("heading", "Unattributed allegation:"), Weight.VERB),)
    return (*_speakers(heading), Run(f"{verb_of(heading).words}:", Weight.VERB))


def joined(found: Iterable[Run]) -> str:
    return "".join(run.text if run.text.startswith(",") else f" {run.text}" for run in found).strip()


def plain(heading: Heading) -> str:
    """The heading without its weights: for titles and feeds. Who speaks is never left out (rule 11)."""
    return joined(runs(heading))


def verb_of(heading: Heading) -> Verb:
    """The verb in the number of those who speak."""
    verb = str(heading["verb"])
    ours = _ours(heading)
    return Verb(ours[verb], "") if verb in ours else Verb(verb, LANGUAGE_OF_VERBS)


def _ours(heading: Heading) -> dict[str, str]:
    """The verbs that stand where none is printed: for a stance, for several speakers, for a cue that bears no words."""
    # Headings frozen before `printed` was do not say: what may be ours is taken for ours.
    if heading.get("printed"):
        return {}
    speakers = len(heading["speakers"]) + int(heading["others"])
    ours = {
        "said": npgettext("heading", "said", "said", speakers),
        "denied": npgettext("heading", "denied", "denied", speakers),
        "questioned": npgettext("heading", "questioned", "questioned", speakers),
        "declined to comment on": npgettext("heading", "declined to comment on", "declined to comment on", speakers),
        "took back": npgettext("heading", "took back", "took back", speakers),
    }
    if heading["shape"] != "outlet":
        return ours
    # A report that speaks itself and has no verb for it: nobody else “says” without that being printed.
    says = npgettext("heading", "says", "says", speakers)
    return {**ours, "says": says, "": says}


def _speakers(heading: Heading) -> Iterator[Run]:
    others = int(heading["others"])
    last = len(heading["speakers"]) - 1
    for place, speaker in enumerate(heading["speakers"]):
        if place:
            ends = place == last and not others
            yield Run(pgettext("between two speakers", "and") if ends else ",", Weight.PLAIN)
        yield Run(str(speaker["name"]), Weight.NAME)
        if speaker.get("unnamed"):
            yield Run(f", {pgettext('speaker', 'unnamed')},", Weight.PLAIN)
    if others:
        told = npgettext("after the first speaker", "and %(others)s other", "and %(others)s others", others)
        yield Run(told % {"others": others}, Weight.PLAIN)
