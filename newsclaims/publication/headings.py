"""The heading line of a claim: who stands behind the words (rule 11).

One shape for pages, titles, feeds and the desk.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.utils import translation

from newsclaims.claims.models import Attribution, Statement
from newsclaims.publication.references import Reference, reference
from newsclaims.vocabulary import headings
from newsclaims.vocabulary.kinds import Stance, Voice
from newsclaims.vocabulary.statuses import Status
from newsclaims.vocabulary.verbs import FALLBACK, printed_verb

Heading = dict[str, Any]

# What stands in the heading when nobody asserts the claim: the first who spoke of it does.
VERB_BY_STANCE = {
    Stance.DENIES: "denied",
    Stance.QUESTIONS: "questioned",
    Stance.DECLINES: "declined to comment on",
    Stance.RETRACTS: "took back",
}
NOBODY: Heading = {"speakers": [], "others": 0, "verb": "", "printed": False}


def heading_of(*, wording: str, language: str, status: Status, attributions: Sequence[Attribution]) -> Heading:
    """The heading as `{shape, speakers, others, verb, printed, wording, language}`.

    `shape` is bare (the wording may stand alone), attributed, outlet (the report speaks itself) or unattributed.
    `printed` tells a verb that stands in a report from one of ours.
    """
    common = {"wording": wording, "language": language}
    standing = [attribution for attribution in attributions if attribution.struck_at is None]
    if status.stands_alone:
        return {"shape": "bare", **NOBODY, **common}
    behind = [attribution for attribution in standing if Stance(attribution.stance).affirms] or standing
    spoken = [attribution for attribution in behind if Voice(attribution.statement.voice).has_actor]
    if spoken:
        return {"shape": "attributed", **_speakers(spoken), **common}
    printed = [attribution for attribution in behind if attribution.statement.voice == Voice.OUTLET]
    if printed:
        return {"shape": "outlet", **_speakers(printed), **common}
    return {"shape": "unattributed", **NOBODY, **common}


def plain(heading: Heading) -> str:
    """The same words without their weights, as they are frozen: in English, whatever language is spoken just now."""
    with translation.override(settings.LANGUAGE_CODE):
        return headings.plain(heading)


def _speakers(attributions: Sequence[Attribution]) -> Heading:
    """Two speakers are both named; of three and more the first, with how many others."""
    first_by_speaker = {_key(attribution.statement): attribution for attribution in reversed(attributions)}
    firsts = [
        attribution for attribution in attributions if first_by_speaker[_key(attribution.statement)] is attribution
    ]
    shown = firsts if len(firsts) <= 2 else firsts[:1]
    printed = _printed_verb(firsts)
    return {
        "speakers": [_speaker(attribution) for attribution in shown],
        "others": len(firsts) - len(shown),
        "verb": printed or _our_verb(firsts),
        "printed": bool(printed),
    }


def _printed_verb(firsts: Sequence[Attribution]) -> str:
    """The verb of the one who speaks, where a heading can take it over; else none."""
    alone = len(firsts) == 1 and Stance(firsts[0].stance).affirms
    return printed_verb(firsts[0].cue) if alone else ""


def _our_verb(firsts: Sequence[Attribution]) -> str:
    stance = Stance(firsts[0].stance)
    if not stance.affirms:
        return VERB_BY_STANCE[stance]
    silent_report = len(firsts) == 1 and firsts[0].statement.voice == Voice.OUTLET and not firsts[0].cue
    return "says" if silent_report else FALLBACK


def _speaker(attribution: Attribution) -> Reference:
    speaker = attribution.statement.outlet or attribution.statement.actor
    if speaker is None:
        raise ValueError("Only a statement with a speaker has one in the heading.")
    return {**reference(speaker), "unnamed": attribution.statement.voice == Voice.UNNAMED}


def _key(statement: Statement) -> tuple[int | None, int | None]:
    return statement.actor_id, statement.outlet_id
