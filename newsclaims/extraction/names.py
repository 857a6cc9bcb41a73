"""The proper name in how a report names a speaker, and the known name it matches."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsclaims.extraction.words import Stretch, Word, listed

_LINKS = listed("of for and the in on at from to with by against or")
_AFTER_A_NAME = listed("of from in at for on who whose which that to with")
_BEFORE_ANOTHER = listed("of for from to with by in at against on")
_TITLES = listed(
    "president minister chancellor secretary spokesman spokeswoman spokesperson general colonel lieutenant "
    "captain major admiral mp mr mrs ms dr prof professor senator governor mayor ambassador king queen prince "
    "princess pope judge justice director chief chairman chairwoman negotiator officer commander leader premier "
    "representative undersecretary curator editor mr. mrs. ms. dr. prof. gen. col. lt. capt. sen. rep. gov. "
    "analyst expert coach founder co-founder ceo"
)
_DETERMINERS = listed("the a an one two some several many both his her their its our my this that these those")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name somebody goes by, as its words, and the key of who that is."""

    words: tuple[str, ...]
    key: str

    @property
    def personal(self) -> bool:
        """Whether it looks like a person's: several words, none of them a link ("Security Service of Ukraine")."""
        return len(self.words) > 1 and not _LINKS.intersection(word.lower() for word in self.words)


def known_names(names: Mapping[str, str]) -> list[KnownName]:
    """The names of the mapping and, where it is nobody else's, the last word of each personal one; longest first."""
    full = [KnownName(_plain(name), key) for name, key in names.items() if _plain(name)]
    whole = {name.words for name in full}
    keys_by_surname: dict[str, set[str]] = {}
    for name in full:
        if name.personal:
            keys_by_surname.setdefault(name.words[-1], set()).add(name.key)
    surnames = [
        KnownName((surname,), keys.copy().pop())
        for surname, keys in keys_by_surname.items()
        if len(keys) == 1 and (surname,) not in whole
    ]
    return sorted([*full, *surnames], key=lambda name: -len(name.words))


def speaker_among(words: Sequence[Word], known: Sequence[KnownName]) -> tuple[str, Sequence[Word]] | None:
    """The key and the words of the known name that heads a phrase ("Ukrainian MP Kira Rudik" → Kira Rudik).

    None when no known name heads it ("Zelenskyy's chief of staff", "a spokesman for Ukraine") or it names several.
    """
    heads: dict[str, Sequence[Word]] = {}
    for key, start, end in _matches(words, known):
        if _heads(words, start, end):
            heads.setdefault(key, words[start:end])
    if len(heads) != 1:
        return None
    return next(iter(heads.items()))


def last_person_before(stretch: Stretch, position: int, known: Sequence[KnownName]) -> str | None:
    """The key of the person whose known name is printed last before `position`."""
    people = {name.key for name in known if name.personal}
    found = [(start, key) for key, start, _ in _matches(stretch.words_between(0, position), known) if key in people]
    return max(found)[1] if found else None


def proper_name(words: Sequence[Word]) -> str | None:
    """The proper name that heads a phrase, without titles ("Turkish Foreign Minister Hakan Fidan" → Hakan Fidan)."""
    run: list[Word] = []
    for index, word in enumerate(words):
        if run and word.lower == "and":
            return None
        if index and (word.separated or (not word.capitalised and word.lower in _AFTER_A_NAME)):
            break
        if (
            word.lower in _TITLES
            or not word.capitalised
            or word.lower in _DETERMINERS
            or word.text.endswith(("'s", "’s"))
        ):
            run = []
        else:
            run.append(word)
    return " ".join(word.text for word in run) or None


def _matches(words: Sequence[Word], known: Sequence[KnownName]) -> Iterator[tuple[str, int, int]]:
    plain = [_straight(word.text) for word in words]
    taken: set[int] = set()
    for name in known:
        length = len(name.words)
        for start in range(len(words) - length + 1):
            place = range(start, start + length)
            if tuple(plain[start : start + length]) == name.words and taken.isdisjoint(place):
                taken.update(place)
                yield name.key, start, start + length


def _heads(words: Sequence[Word], start: int, end: int) -> bool:
    before = [word.lower for word in words[max(0, start - 2) : start]]
    if before and before[-1] == "and" and words[start - 2].capitalised:
        return False
    if before and (before[-1] in _BEFORE_ANOTHER or (before[-1] == "the" and before[0] in _BEFORE_ANOTHER)):
        return False
    return end == len(words) or words[end].separated or words[end].lower in _AFTER_A_NAME


def _plain(name: str) -> tuple[str, ...]:
    return tuple(_straight(word.text) for word in Stretch(name).words)


def _straight(word: str) -> str:
    return word.replace("’", "'")
