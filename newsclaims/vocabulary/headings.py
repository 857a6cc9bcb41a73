"""A claim's heading as plain text in the reader's language, and its verb: ours is translated, a printed one is kept."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.utils.translation import ngettext, npgettext, pgettext

Heading = Mapping[str, Any]

# The list of verbs that a heading takes over as printed is English (verbs.py).
LANGUAGE_OF_VERBS = "en"


class Verb(NamedTuple):
    """The verb of a heading, and the language it is printed in; none where it is ours."""

    words: str
    language: str


def plain(heading: Heading) -> str:
    """The heading without its weights: for titles, feeds and pictures. Who speaks is never left out (rule 11)."""
    wording = str(heading["wording"])
    if heading["shape"] == "bare":
        return wording
    if heading["shape"] == "unattributed":
        return " ".join([pgettext("heading", "Unattributed allegation:"), wording])
    return pgettext("heading", "{speakers} {verb}: {wording}").format(
        speakers=_speakers(heading), verb=verb_of(heading).words, wording=wording
    )


def verb_of(heading: Heading) -> Verb:
    """The verb in the number of those who speak."""
    verb = str(heading["verb"])
    ours = _our_verbs(len(heading["speakers"]) + int(heading["others"]))
    if heading["shape"] == "outlet":
        # A report that speaks itself and has no verb for it: nobody else “says” without that being printed.
        ours |= _verbs_of_reports(len(heading["speakers"]))
    return Verb(ours[verb], "") if verb in ours else Verb(verb, LANGUAGE_OF_VERBS)


def _our_verbs(speakers: int) -> dict[str, str]:
    """The verbs that stand where none is printed: for a stance, for several speakers, for a cue that bears no words."""
    return {
        "said": npgettext("heading", "said", "said", speakers),
        "denied": npgettext("heading", "denied", "denied", speakers),
        "questioned": npgettext("heading", "questioned", "questioned", speakers),
        "declined to comment on": npgettext("heading", "declined to comment on", "declined to comment on", speakers),
        "took back": npgettext("heading", "took back", "took back", speakers),
    }


def _verbs_of_reports(outlets: int) -> dict[str, str]:
    says = npgettext("heading", "says", "says", outlets)
    return {"says": says, "": says}


def _speakers(heading: Heading) -> str:
    named = [_named(speaker) for speaker in heading["speakers"]]
    if heading["others"]:
        others = int(heading["others"])
        return ngettext("{speaker} and {count} other", "{speaker} and {count} others", others).format(
            speaker=named[0], count=others
        )
    if len(named) == 1:
        return named[0]
    return pgettext("speakers", "{first} and {last}").format(first=", ".join(named[:-1]), last=named[-1])


def _named(speaker: Mapping[str, Any]) -> str:
    name = str(speaker["name"])
    return pgettext("speaker", "{name}, unnamed,").format(name=name) if speaker.get("unnamed") else name
