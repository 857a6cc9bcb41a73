"""The read table's row of a publication.

Made of its document and of nothing else, so that it can always be made again.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Func, TextField, Value
from django.template.loader import render_to_string

from newsclaims.publication.models import Edition, Publication
from newsclaims.vocabulary import dates
from newsclaims.vocabulary.kinds import Change, SubjectKind

Document = dict[str, Any]
Bounds = tuple[date | None, date | None]


def edition_of(publication: Publication, first_published_at: datetime) -> Edition:
    """The unsaved row of `publication`; whoever publishes closes the one before it."""
    document = publication.document
    named = _named(document)
    happened, said = _happened(document), _said(document)
    published = sorted(_published(document))
    return Edition(
        publication=publication,
        subject_type=publication.subject_type,
        subject_id=publication.subject_id,
        revision=publication.revision,
        from_at=publication.recorded_at,
        until_at=None,
        withdrawn=publication.change == Change.WITHDRAWAL,
        first_published_at=first_published_at,
        title=document["title"],
        status=document.get("status", ""),
        parent=(document.get("parent") or {}).get("id", ""),
        speakers=_speakers(document),
        actors=named[SubjectKind.ACTOR],
        events=named[SubjectKind.EVENT],
        questions=named[SubjectKind.QUESTION],
        articles=named[SubjectKind.ARTICLE],
        outlets=named[SubjectKind.OUTLET],
        happened_lower=happened[0],
        happened_upper=happened[1],
        said_lower=said[0],
        said_upper=said[1],
        published_lower=published[0] if published else None,
        published_upper=published[-1] if published else None,
        checked_at=_instant(document.get("clocks", {}).get("checked", "")),
        words=Func(Value(" ".join(_searchable(document)), TextField()), function="word_vector"),
        card=_card(publication),
    )


def _named(document: Document) -> dict[str, list[str]]:
    """The public ids of the subjects that a document names, by kind."""
    ids_by_kind: dict[str, set[str]] = {kind.value: set() for kind in SubjectKind}
    for found in references_in(document):
        ids_by_kind[found["type"]].add(found["id"])
    return {kind: sorted(ids) for kind, ids in ids_by_kind.items()}


def references_in(part: Any) -> Iterator[Document]:
    """Every `{type, id, name}` inside a document, however deep.

    The keys of an object in one order: PostgreSQL gives a document back with its keys in another than they were
    written in.
    """
    if isinstance(part, dict):
        if part.keys() >= {"type", "id", "name"}:
            yield part
        for key in sorted(part):
            yield from references_in(part[key])
    elif isinstance(part, list):
        for inner in part:
            yield from references_in(inner)


def _speakers(document: Document) -> list[str]:
    speakers = (statement["speaker"] for statement in document.get("statements", []))
    return sorted({speaker["id"] for speaker in speakers if speaker and speaker["type"] == SubjectKind.ACTOR})


def _happened(document: Document) -> Bounds:
    happened = document.get("happened") or document.get("clocks", {}).get("happened") or {}
    return _bounds([happened])


def _said(document: Document) -> Bounds:
    return _bounds(statement["said"] for statement in document.get("statements", []))


def _bounds(found: Iterable[dict[str, str]]) -> Bounds:
    read = [dates.parse(one["edtf"]) for one in found if one.get("edtf")]
    if not read:
        return None, None
    return min(one.lower for one in read), max(one.upper for one in read)


def _published(document: Document) -> Iterator[datetime]:
    reports = [report for statement in document.get("statements", []) for report in statement["reports"]]
    for text in [document.get("published", ""), *(report["published"] for report in reports)]:
        moment = _instant(text)
        if moment:
            yield moment


def _instant(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _searchable(document: Document) -> Iterator[str]:
    """What full-text search finds a subject by: its words, the exact words in reports, and the names it shows."""
    yield document["title"]
    for field in ("text", "summary", "measure", "finding", "description", "rationale"):
        yield document.get(field) or ""
    for other in document.get("names", []):
        yield other["name"]
    for statement in document.get("statements", []):
        for report in statement["reports"]:
            yield from (quote["exact"] for quote in report["quotes"])
    yield from (found["name"] for found in references_in(document))


def _card(publication: Publication) -> str:
    if publication.subject_type != SubjectKind.CLAIM or publication.change == Change.WITHDRAWAL:
        return ""
    return render_to_string("components/claim-card.html", {"claim": publication.document, "publication": publication})
