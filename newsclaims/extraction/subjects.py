"""The phrase before a reporting verb that names who speaks."""

from collections.abc import Sequence
from itertools import pairwise

from newsclaims.extraction.cues import CUES
from newsclaims.extraction.words import Span, Stretch, Word, listed

AUXILIARIES = listed(
    "has have had is are was were be been does do did will would could can may might should must cannot"
)
_ADVERBS = listed(
    "also later then still now already earlier yesterday today recently again first even just only not never"
)
_WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
_OPENS_A_CLAUSE = listed(
    "that because while although though where when whether if unless but since whereas until so than"
)
_RELATIVE = listed("who which")
_PREPOSITIONS = listed(
    "in on at by for of from during after before despite following amid with without under over against among "
    "between since "
    "speaking despite through throughout within"
)
_STRIPPED_FIRST = listed("and but or yet so however meanwhile moreover still then as with nevertheless also")
_IRREGULAR_PASTS = listed(
    "went came left met made took gave got saw began won sank fell told chose became sent ran led rose"
)
_NOT_ADVERBS = listed("family assembly italy july supply reply ally monopoly only")
_BREAKS = frozenset(';:"“”«»„—–')


def is_adverb(word: Word) -> bool:
    lower = word.lower
    return lower in _ADVERBS or (lower.endswith("ly") and lower not in _NOT_ADVERBS and not word.capitalised)


def subject_before(
    stretch: Stretch, words: Sequence[Word], verb: int, earlier: Sequence[tuple[int, Span | None]]
) -> Span | None:
    """Where the speaker of the verb at index `verb` of a sentence is named; None when nothing before it names one.

    `earlier` are the reporting verbs before it in the sentence, with their speakers.
    """
    last = _before_helpers(words, verb)
    if last < 0:
        return None
    if words[last].lower in ("and", "or", "but"):
        return _shared_subject(stretch, words, last, earlier)
    if words[verb].lower.endswith("ing") and words[verb].separated:
        return _shared_subject(stretch, words, last + 1, earlier)
    if words[last].text in _RELATIVE:
        return _antecedent(words, last - 1) if last else None
    first = _clause_start(stretch, words, last, earlier)
    appositive = words[last + 1].separated
    chunks = [_trimmed_first(chunk) for chunk in _chunks(words[first : last + 1])]
    chunks = [chunk for chunk in chunks if chunk]
    phrase = _with_apposition(chunks) if appositive else _last_with_title(chunks)
    return (phrase[0].start, phrase[-1].end) if phrase else None


def _before_helpers(words: Sequence[Word], verb: int) -> int:
    """The index of the last word before the auxiliaries, adverbs and days that stand at the verb."""
    last = verb - 1
    while last >= 0:
        word = words[last]
        if word.lower in AUXILIARIES or is_adverb(word) or word.lower in ("quoted", "cited", "as"):
            last -= 1
        elif word.lower in _WEEKDAYS and last and words[last - 1].lower == "on":
            last -= 2
        else:
            break
    return last


def _shared_subject(
    stretch: Stretch, words: Sequence[Word], end: int, earlier: Sequence[tuple[int, Span | None]]
) -> Span | None:
    """The subject of an earlier verb, shared by the verb at hand ("Rudik posted … and said", "Rudik left, saying")."""
    for index, source in reversed(earlier):
        if index < end and source is not None:
            return source
    for index in range(end):
        if _verbal(words[index]):
            return subject_before(stretch, words, index, earlier) if index else None
    return None


def _antecedent(words: Sequence[Word], last: int) -> Span:
    """The name or noun that "who" or "which" refers to."""
    first = last
    while first and words[last].capitalised and words[first - 1].capitalised and not words[first].separated:
        first -= 1
    while first and not words[first].capitalised and words[first - 1].lower not in _PREPOSITIONS and last - first < 4:
        first -= 1
    return words[first].start, words[last].end


def _clause_start(
    stretch: Stretch, words: Sequence[Word], last: int, earlier: Sequence[tuple[int, Span | None]]
) -> int:
    after_verb = max((index + 1 for index, _ in earlier if index <= last), default=0)
    first = last
    while first > after_verb:
        between = stretch.text[words[first - 1].end : words[first].start]
        if _BREAKS.intersection(between) or words[first - 1].lower in _OPENS_A_CLAUSE:
            break
        if words[first].lower in ("and", "or") and _verbs_before(words, after_verb, first):
            return first + 1
        first -= 1
    return first


def _verbs_before(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the part of the sentence that ends before `end`, back to the last comma, has a verb."""
    while end > start:
        end -= 1
        if _verbal(words[end]):
            return True
        if words[end].separated:
            return False
    return False


def _chunks(words: Sequence[Word]) -> list[Sequence[Word]]:
    cuts = [0, *(index for index, word in enumerate(words) if index and word.separated), len(words)]
    return [words[start:end] for start, end in pairwise(cuts) if start < end]


def _trimmed_first(chunk: Sequence[Word]) -> Sequence[Word]:
    first = 0
    while first < len(chunk) and (chunk[first].lower in _STRIPPED_FIRST or chunk[first].lower.endswith("ly")):
        first += 1
    return chunk[first:]


def _leads_in(chunk: Sequence[Word]) -> bool:
    """Whether the chunk only says when, where or how ("After the match", "Speaking in Kyiv")."""
    return chunk[0].lower in _PREPOSITIONS or (chunk[0].lower.endswith("ing") and len(chunk) > 1)


def _with_apposition(chunks: Sequence[Sequence[Word]]) -> list[Word]:
    named = list(chunks)
    while len(named) > 1 and _leads_in(named[0]):
        named = named[1:]
    while len(named) > 1 and _leads_in(named[-1]):
        named = named[:-1]
    return [word for chunk in named for word in chunk][-40:]


def _last_with_title(chunks: Sequence[Sequence[Word]]) -> list[Word]:
    if not chunks:
        return []
    last = list(chunks[-1])
    if _leads_in(last):
        last = _after_lead_in(last)
    title = chunks[-2] if len(chunks) > 1 else []
    named = all(word.capitalised for word in last) and 1 < len(last) < 5
    if title and named and not _leads_in(title) and not any(_verbal(word) for word in title):
        return [*title, *last]
    return last


def _after_lead_in(words: list[Word]) -> list[Word]:
    """The name that ends a clause without a comma after its lead-in ("In Kyiv on Monday officials" → officials)."""
    first = len(words) - 1
    while (
        first > 1
        and words[first].capitalised
        and words[first - 1].capitalised
        and words[first - 1].lower not in _WEEKDAYS
    ):
        first -= 1
    return words[first:]


def _verbal(word: Word) -> bool:
    lower = word.lower
    verb = CUES.get(lower)
    return not word.capitalised and (
        lower in AUXILIARIES
        or lower in _IRREGULAR_PASTS
        or (verb is not None and verb.form == "past")
        or (lower.endswith("ed") and len(lower) > 4)
    )
