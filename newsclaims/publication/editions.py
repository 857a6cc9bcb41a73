"""The read table's row of a publication.

Made of its document and of nothing else, so that it can always be made again.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Func, TextField, Value
from django.template.loader import render_to_string
from django.utils import translation

from newsclaims.publication.models import Card, Edition, Publication
from newsclaims.vocabulary import dates
from newsclaims.vocabulary.kinds import Change, Stance, SubjectKind

Document = dict[str, Any]
Bounds = tuple[date | None, date | None]


def edition_of(publication: Publication, first_published_at: datetime, updated_at: datetime) -> Edition:
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
        updated_at=updated_at,
        title=document["title"],
        status=document.get("status", ""),
        kind=document.get("kind", ""),
        place=(document.get("place") or {}).get("name", ""),
        parent=(document.get("parent") or {}).get("id", ""),
        involved=sorted(set(_involved(document))),
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


def _involved(document: Document) -> Iterator[str]:
    """Who takes part, by public id, and `part:ID` for each part played; struck reports are of no account."""
    for participant in document.get("participants", []):
        yield participant["actor"]["id"]
    for actor in document.get("about", []):
        yield f"about:{actor['id']}"
    for statement in document.get("statements", []):
        reports = [report for report in statement["reports"] if not report["struck"]]
        if reports and statement["speaker"]:
            yield from _speaking(statement["speaker"]["id"], Stance(statement["stance"]))
        for report in reports:
            yield from (f"through:{relay['id']}" for relay in report["through"])
            if report["outlet"]:
                yield f"reports:{report['outlet']['id']}"


def _speaking(speaker: str, stance: Stance) -> tuple[str, ...]:
    if stance.affirms:
        return speaker, f"says:{speaker}"
    return (speaker, f"denies:{speaker}") if stance == Stance.DENIES else (speaker,)


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


def cards_of(edition: Edition) -> list[Card]:
    """The unsaved rows of a claim's card, one for each language of the public side; none for what shows no claim."""
    publication = edition.publication
    if publication.subject_type != SubjectKind.CLAIM or edition.withdrawn:
        return []
    cards = []
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            html = render_to_string("components/claim-card.html", {"claim": publication.document})
        cards.append(Card(edition=edition, language=language, html=html))
    return cards
