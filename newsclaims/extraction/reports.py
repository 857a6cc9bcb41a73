"""Where a text reports somebody's words: the cue as printed and the phrase that names who spoke."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsclaims.extraction.cues import CUES, Cue
from newsclaims.extraction.subjects import AUXILIARIES, is_adverb, subject_before
from newsclaims.extraction.words import Span, Stretch, Word, listed

_ACCORDING = re.compile(r"\b(?:according\s+to|in\s+the\s+words\s+of)\b", re.IGNORECASE)
_BE = listed("is are was were be been being")
_MAKES_A_NOUN = listed(
    "a an the his her their its our my your this these those of on in for with no any some such every each from "
    "by to more new "
    "other recent false own as"
)
_FOLLOWS_A_NOUN = listed("of about from by against is was were are have has had made can could would will should")
_INVERTING = listed("say write add warn explain claim report note argue insist declare reply announce tweet post ask")
_REPORTING_PARTICIPLES = listed(
    "saying adding claiming writing stating noting warning arguing insisting denying confirming suggesting "
    "alleging explaining posting declaring announcing calling describing accusing tweeting"
)
_ANSWERS = listed("comment say answer discuss confirm deny give respond elaborate speak specify disclose")
_ENDS_A_CLAUSE = listed("on at in during after before as when while because since to about with also last")
_ENDS_A_PHRASE = _ENDS_A_CLAUSE | {"that", "who", "which", "and", "but"}
_DETERMINERS = listed("the a an his her their its one two another")
_PLURAL = listed("they we i you people who media police and officials")
_LINKS_IN_A_NAME = listed("of for and the to in on at de van von der du del")


@dataclass(frozen=True, slots=True)
class Report:
    """One reporting verb, or "according to", with its speaker. `inverted` when the speaker is printed after the cue."""

    cue: Span
    source: Span | None
    verb: Cue | None
    inverted: bool

    @property
    def start(self) -> int:
        return min(self.cue[0], self.source[0]) if self.source else self.cue[0]

    @property
    def end(self) -> int:
        return max(self.cue[1], self.source[1]) if self.source else self.cue[1]


def reports(stretch: Stretch) -> list[Report]:
    """The reports of a stretch in the order of their cues."""
    found = [*_according(stretch)]
    taken = [report.cue for report in found]
    bounds = [*stretch.sentence_starts, len(stretch.text)]
    for start, end in pairwise(bounds):
        found.extend(_verbal(stretch, stretch.words_between(start, end), taken))
    return sorted(found, key=lambda report: report.cue)


def _verbal(stretch: Stretch, words: Sequence[Word], taken: Sequence[Span]) -> Iterator[Report]:
    earlier: list[tuple[int, Span | None]] = []
    for index, word in enumerate(words):
        verb = CUES.get(word.text)
        if verb is None or any(start <= word.start < end for start, end in taken):
            continue
        if not _reports(words, index, verb):
            continue
        report = _report(stretch, words, index, verb, earlier)
        earlier.append((index, report.source))
        yield report


def _report(
    stretch: Stretch, words: Sequence[Word], index: int, verb: Cue, earlier: Sequence[tuple[int, Span | None]]
) -> Report:
    cue = words[index].start, words[index].end
    if _passive(words, index, verb):
        agent = _phrase_after(words, index + 2)
        return Report((cue[0], words[index + 1].end), (agent[0].start, agent[-1].end), verb, inverted=True)
    after = _inverted_speaker(stretch, words, index, verb)
    if after is not None:
        return Report(cue, after, verb, inverted=True)
    return Report(cue, subject_before(stretch, words, index, earlier), verb, inverted=False)


def _reports(words: Sequence[Word], index: int, verb: Cue) -> bool:
    """Whether the word reports there, and is no noun, no infinitive and no passive without an agent."""
    before = words[index - 1].lower if index and not words[index].separated else ""
    after = words[index + 1].lower if index + 1 < len(words) else ""
    if before in _MAKES_A_NOUN and not (before == "as" and verb.form == "participle"):
        return False
    if verb.form == "participle":
        return words[index].text in _REPORTING_PARTICIPLES
    if _passive(words, index, verb):
        return after == "by" and index + 2 < len(words)
    if verb.form == "base" and before and not _takes_the_base_form(words[index - 1]):
        return False
    if verb.form != "past" and after in _FOLLOWS_A_NOUN:
        return False
    return verb.stance != "declines" or bool(_ANSWERS.intersection(word.lower for word in words[index + 1 : index + 3]))


def _passive(words: Sequence[Word], index: int, verb: Cue) -> bool:
    helpers = [word.lower for word in words[max(0, index - 3) : index] if not is_adverb(word)]
    return verb.form == "past" and bool(helpers) and helpers[-1] in _BE


def _takes_the_base_form(word: Word) -> bool:
    """Whether a verb without ending can stand after the word: "officials say", and not "a blog post"."""
    plural = word.lower.endswith("s") or word.lower in _PLURAL or word.capitalised
    return plural or word.lower in AUXILIARIES or is_adverb(word)


def _inverted_speaker(stretch: Stretch, words: Sequence[Word], index: int, verb: Cue) -> Span | None:
    """The speaker printed after the verb, as in "…, said Rudik"."""
    word = words[index]
    before = stretch.text[: word.start].rstrip()[-1:]
    if verb.lemma not in _INVERTING or before not in {",", '"', "”", "»", "?", "!", "’"} or index + 1 >= len(words):
        return None
    first = words[index + 1]
    if first.separated or not (first.capitalised or first.lower in _DETERMINERS):
        return None
    phrase = _phrase_after(words, index + 1)
    if any(part.lower in AUXILIARIES or _past(part) for part in phrase):
        return None
    if before == "," and not _closes(words, index + 1 + len(phrase)):
        return None
    return phrase[0].start, phrase[-1].end


def _past(word: Word) -> bool:
    verb = CUES.get(word.text)
    return verb is not None and verb.form == "past"


def _closes(words: Sequence[Word], index: int) -> bool:
    """Whether a phrase that ends before the word at `index` ends its clause there."""
    return index >= len(words) or words[index].separated or words[index].lower in _ENDS_A_CLAUSE


def _phrase_after(words: Sequence[Word], first: int) -> Sequence[Word]:
    last = first
    while last < len(words) and (last == first or not words[last].separated) and last - first < 12:
        if last > first and words[last].lower in _ENDS_A_PHRASE:
            break
        last += 1
    return words[first:last]


def _according(stretch: Stretch) -> Iterator[Report]:
    for match in _ACCORDING.finditer(stretch.text):
        sentence = stretch.sentence_at(match.start())
        bounds = [*stretch.sentence_starts, len(stretch.text)]
        words = stretch.words_between(match.end(), bounds[sentence + 1])
        phrase = _named_after(words)
        if phrase:
            yield Report(match.span(), (phrase[0].start, phrase[-1].end), None, inverted=True)


def _named_after(words: Sequence[Word]) -> Sequence[Word]:
    """What "according to" introduces: all up to a comma, or the name alone where a clause follows at once."""
    comma = next((index for index, word in enumerate(words) if index and word.separated), len(words))
    phrase = words[:comma]
    if len(phrase) <= 20 and not any(word.lower in AUXILIARIES for word in phrase):
        return phrase
    last = 1
    for index, word in enumerate(phrase):
        if index and not word.capitalised and word.lower not in _LINKS_IN_A_NAME:
            break
        if word.lower == "the" and index and phrase[index - 1].capitalised:
            break
        if word.capitalised:
            last = index + 1
    return phrase[:last]
