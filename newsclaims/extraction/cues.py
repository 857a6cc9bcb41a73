"""Reporting verbs: the forms a report prints, and the stance that each suggests."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a reporting verb.

    `lemma` is the verb; `form` says which of base, third (person), past or participle it is. `weak` verbs report only
    when the words they report follow at once ("found that …"): elsewhere they mean something else.
    """

    lemma: str
    form: str
    stance: str
    weak: bool


# Each group: the stance and its verbs. An asterisk: a weak one.
_GROUPS = (
    (
        "asserts",
        (
            "say claim state report announce argue insist assert maintain allege add note* write post* tweet* "
            "explain warn believe think suggest* observe comment declare estimate* predict reveal show* find* "
            "conclude reply respond remark stress* emphasise emphasize underline* underscore* vow pledge hint "
            "imply indicate recall* testify suspect fear* hope* expect* learn* theorise theorize hypothesise "
            "hypothesize reason* caution complain quip lament boast proclaim forecast speculate contend "
            "recommend* promise* feel* understand* signal* propose* rule* hold* assume* mention clarify specify* "
            "continue* counter disclose agree* decide* exclaim "
            "call put* describe accuse* blame* demand offer* urge praise* condemn criticise* criticize* "
            "characterise characterize label* dub* brand* hail* voice* express* portray* depict* speak* discuss* "
            "address* threaten* request* tell assure inform* brief* convince*"
        ),
    ),
    ("confirms", "confirm acknowledge* admit concede verify corroborate affirm reaffirm"),
    ("denies", "deny refute* rebut reject dismiss dispute* downplay disown* disavow"),
    ("repeats", "repeat* reiterate echo* quote* cite* relay*"),
    ("questions", "wonder question* doubt ask* query* challenge*"),
    ("declines", "decline* refuse*"),
    ("retracts", "retract recant"),
)
_IRREGULAR_PAST = {
    "say": "said", "write": "wrote", "think": "thought", "show": "showed", "find": "found", "feel": "felt",
    "understand": "understood", "hold": "held", "tell": "told", "put": "put", "speak": "spoke", "forecast": "forecast",
}  # fmt: skip
_DOUBLED = frozenset({"admit", "rebut", "quip", "dub", "put"})


def _inflections(verb: str) -> dict[str, str]:
    stem = verb + verb[-1] if verb in _DOUBLED else verb
    softened = verb[-1] == "y" and verb[-2] not in "aeou"
    third = verb[:-1] + "ies" if softened else verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s")
    past = verb[:-1] + "ied" if softened else (verb + "d" if verb.endswith("e") else stem + "ed")
    participle = verb[:-1] + "ing" if verb.endswith("e") and not verb.endswith("ee") else stem + "ing"
    return {
        verb: "base",
        third: "third",
        participle: "participle",
        _IRREGULAR_PAST.get(verb, past): "past",
    }


def _all_forms() -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for stance, verbs in _GROUPS:
        for listed in verbs.split():
            lemma = listed.rstrip("*")
            for form, kind in _inflections(lemma).items():
                found[form] = Cue(lemma, kind, stance, weak=listed.endswith("*"))
    return found


CUES = _all_forms()
"""Every printed form, in lower case, with its Cue."""


def suggested_stance(cue: str) -> str:
    """The stance that a cue as printed suggests ("has denied" → denies); `asserts` for words that are not known."""
    known = _first_known(cue)
    return known.stance if known else "asserts"


def _first_known(cue: str) -> Cue | None:
    words = re.findall(r"[^\W\d_]+", cue.lower())
    return next((CUES[word] for word in words if word in CUES), None)
