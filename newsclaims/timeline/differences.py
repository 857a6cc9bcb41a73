"""What readers saw of a subject before and what they see since, for the pages on corrections and on changes.

Made of two documents (form 1) and nothing else, in the language of the page.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, gettext_lazy, ngettext

from newsclaims.core.comparing import Piece, compared
from newsclaims.vocabulary import on_screen
from newsclaims.vocabulary.grades import Confidence
from newsclaims.vocabulary.kinds import Basis, EvidenceStance, Stance, SubjectKind
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]

# The wording of a claim stands in its heading, so that it never stands without its speaker (rule 11).
TEXTS = {
    "rationale": gettext_lazy("Reason for the status"),
    "measure": gettext_lazy("Measure"),
    "finding": gettext_lazy("Finding"),
    "summary": gettext_lazy("Summary"),
    "description": gettext_lazy("Description"),
    "byline": gettext_lazy("Byline"),
}
KEPT_IN_WHAT_IS_MENDED = 0.5

_IN_WORDS: tuple[tuple[Any, Callable[[Document], str]], ...] = (
    (gettext_lazy("Figure"), lambda document: on_screen.quantity(document.get("quantity"))),
    (gettext_lazy("Confidence"), lambda document: _label(Confidence, document.get("confidence"))),
    (gettext_lazy("Happened"), lambda document: on_screen.in_words(_happened(document))),
    (gettext_lazy("Look again"), lambda document: on_screen.day(document.get("recheck_on", ""))),
    (gettext_lazy("How it is known"), lambda document: _label(Basis, document.get("basis"))),
    (gettext_lazy("Place"), lambda document: (document.get("place") or {}).get("name", "")),
    (gettext_lazy("Part of"), lambda document: _name(document.get("parent") or document.get("part_of"))),
    (gettext_lazy("Published"), lambda document: on_screen.moment(document.get("published", ""))),
    (gettext_lazy("Address"), lambda document: document.get("url") or document.get("domain") or ""),
)


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text as it was and as it is, in pieces.

    The texts of a claim's wording come with the headings that they stand in; other texts have none.
    """

    label: str
    language: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]
    heading_before: Document | None = None
    heading_after: Document | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """Something that was said in a word or two, and is said otherwise now; empty where nothing was or is said."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Differences:
    """What readers could tell apart; of a first publication or a withdrawal nothing but the new status.

    `status_before` and `status_after` are None where the status is the same.
    """

    status_before: Status | None = None
    status_after: Status | None = None
    texts: tuple[Reworded, ...] = ()
    values: tuple[Changed, ...] = ()
    sentences: tuple[str, ...] = ()


def differences(before: Document | None, after: Document) -> Differences:
    """What changed from `before` to `after`. No query."""
    old, new = before or {}, after
    status_before, status_after = _status(old), _status(new)
    if not _tells(old) or not _tells(new):
        return Differences(status_after=status_after)
    moved = status_before != status_after
    found = Differences(
        status_before=status_before if moved else None,
        status_after=status_after if moved else None,
        texts=tuple(_texts(old, new)),
        values=tuple(_values(old, new)),
        sentences=tuple(_sentences(old, new)),
    )
    if old != new and found == Differences():
        return Differences(sentences=(gettext("Other details."),))
    return found


def _tells(document: Document) -> bool:
    """Whether a document says anything: what stays of a withdrawn subject has only what names it."""
    return len(document) > len(("form", "type", "id", "title"))


def _status(document: Document) -> Status | None:
    return Status(document["status"]) if "status" in document else None


def _texts(old: Document, new: Document) -> Iterator[Reworded]:
    if new["type"] == SubjectKind.CLAIM:
        if old["text"] != new["text"]:
            pieces = _pieces(old["text"], new["text"])
            yield Reworded(gettext("Wording"), new["language"], *pieces, old["heading"], new["heading"])
    elif old["title"] != new["title"]:
        yield Reworded(_title(new), "", *_pieces(old["title"], new["title"]))
    for field, label in TEXTS.items():
        if old.get(field, "") != new.get(field, ""):
            yield Reworded(str(label), "", *_mended(old.get(field, ""), new.get(field, "")))


def _title(document: Document) -> str:
    named = document["type"] in (SubjectKind.ACTOR, SubjectKind.OUTLET)
    return gettext("Name") if named else gettext("Title")


def _pieces(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    first, second = compared(one, other)
    return tuple(first), tuple(second)


def _mended(one: str, other: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The same of a longer text that was mended; unmarked where it was written anew, which marks would only hide."""
    first, second = _pieces(one, other)
    kept = sum(len(piece.text) for piece in first if not piece.changed)
    if kept >= KEPT_IN_WHAT_IS_MENDED * max(len(one), len(other)):
        return first, second
    return tuple(Piece(text, False) for text in [one] if text), tuple(Piece(text, False) for text in [other] if text)


def _values(old: Document, new: Document) -> Iterator[Changed]:
    for label, in_words in _IN_WORDS:
        before, after = in_words(old), in_words(new)
        if before != after:
            yield Changed(str(label), before, after)


def _sentences(old: Document, new: Document) -> Iterator[str]:
    yield from _renamed(old, new)
    yield from _struck(old, new)
    yield from _statements(old, new)
    yield from _evidence(old, new)
    yield from _readings(old, new)
    for field, added, gone in _REFERENCES:
        names_before, names_after = _names(old.get(field, [])), _names(new.get(field, []))
        yield from (str(added) % {"name": name} for key, name in names_after.items() if key not in names_before)
        yield from (str(gone) % {"name": name} for key, name in names_before.items() if key not in names_after)


_REFERENCES = (
    ("events", gettext_lazy("Now shown with the event “%(name)s”."), gettext_lazy("No longer shown with “%(name)s”.")),
    (
        "questions",
        gettext_lazy("Now an answer to “%(name)s”."),
        gettext_lazy("No longer an answer to “%(name)s”."),
    ),
    ("about", gettext_lazy("Now said to be about %(name)s."), gettext_lazy("No longer said to be about %(name)s.")),
    (
        "participants",
        gettext_lazy("%(name)s was added to those who took part."),
        gettext_lazy("%(name)s is no longer among those who took part."),
    ),
)


def _renamed(old: Document, new: Document) -> Iterator[str]:
    """Whoever is named in both, by another name."""
    before, after = dict(_references(old)), dict(_references(new))
    for subject, name in after.items():
        if before.get(subject, name) != name:
            yield gettext("“%(before)s” is called “%(after)s” now.") % {"before": before[subject], "after": name}


def _references(part: Any) -> Iterator[tuple[tuple[str, str], str]]:
    """Every subject that a document names below its first level, with its name."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for one in inner:
        if isinstance(one, dict) and {"type", "id", "name"} <= one.keys():
            yield (one["type"], one["id"]), one["name"]
        yield from _references(one)


def _struck(old: Document, new: Document) -> Iterator[str]:
    struck_before = {report["attribution"] for _, report in _reports(old) if report["struck"]}
    for statement, report in _reports(new):
        if report["struck"] and report["attribution"] not in struck_before:
            told = {
                "speaker": _speaker(statement),
                "outlet": _name(report["outlet"]) or gettext("a report"),
                "reason": report["struck"]["reason"],
            }
            yield gettext("Struck: what %(outlet)s was said to attribute to %(speaker)s. %(reason)s") % told


def _statements(old: Document, new: Document) -> Iterator[str]:
    before, after = _by_stance(old), _by_stance(new)
    for key, statement in after.items():
        if key not in before:
            yield gettext("Added: %(speaker)s (%(stance)s).") % _who(statement)
    for key, statement in before.items():
        if key not in after:
            yield gettext("No longer shown: %(speaker)s (%(stance)s).") % _who(statement)
    reports_before = {report["attribution"] for _, report in _reports(old)}
    fresh = [
        report
        for statement, report in _reports(new)
        if (statement["id"], statement["stance"]) in before and report["attribution"] not in reports_before
    ]
    if fresh:
        yield ngettext(
            "%(count)s more report of what was said.", "%(count)s more reports of what was said.", len(fresh)
        ) % {"count": len(fresh)}


def _evidence(old: Document, new: Document) -> Iterator[str]:
    before, after = _pieces_by_id(old), _pieces_by_id(new)
    for public_id, piece in after.items():
        if public_id not in before:
            told = {"title": piece["title"], "stance": on_screen.in_sentence(EvidenceStance(piece["stance"]))}
            yield gettext("New evidence: %(title)s (%(stance)s).") % told
    # What is no longer shown may have become confidential: it is counted and not named.
    gone = len(before.keys() - after.keys())
    if gone:
        yield ngettext(
            "%(count)s piece of evidence is no longer shown.", "%(count)s pieces of evidence are no longer shown.", gone
        ) % {"count": gone}


def _readings(old: Document, new: Document) -> Iterator[str]:
    read_before = {reading["recorded"] for reading in old.get("second_readings", [])}
    for reading in new.get("second_readings", []):
        if reading["recorded"] in read_before:
            continue
        yield gettext("A second editor agreed.") if reading["agrees"] else gettext("A second editor disagreed.")


def _reports(document: Document) -> Iterator[tuple[Document, Document]]:
    for statement in document.get("statements", []):
        for report in statement["reports"]:
            yield statement, report


def _by_stance(document: Document) -> dict[tuple[str, str], Document]:
    return {(one["id"], one["stance"]): one for one in document.get("statements", [])}


def _pieces_by_id(document: Document) -> dict[str, Document]:
    return {one["id"]: one for one in document.get("evidence", [])}


def _who(statement: Document) -> dict[str, str]:
    return {"speaker": _speaker(statement), "stance": on_screen.in_sentence(Stance(statement["stance"]))}


def _speaker(statement: Document) -> str:
    return _name(statement["speaker"]) or gettext("nobody named")


def _name(reference: Document | None) -> str:
    return str(reference["name"]) if reference else ""


def _names(listed: Iterable[Document]) -> dict[str, str]:
    """The subjects of a list by public id, in its order; participants are named by their actor."""
    references = (one.get("actor", one) for one in listed)
    return {reference["id"]: reference["name"] for reference in references}


def _happened(document: Document) -> Document | None:
    found: Document | None = document.get("clocks", {}).get("happened") or document.get("happened")
    return found


def _label(choices: type[Any], key: str | None) -> str:
    return str(choices(key).label) if key else ""
