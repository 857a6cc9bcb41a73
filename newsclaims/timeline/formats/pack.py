"""A reading pack: what readers saw, as one HTML file that needs no network, with the same as data inside."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from newsclaims.publication.models import Publication
from newsclaims.publication.queries.packs import Pack
from newsclaims.vocabulary import spoken
from newsclaims.vocabulary.kinds import EvidenceStance, SubjectKind
from newsclaims.vocabulary.known import STATUSES_IN_ORDER
from newsclaims.vocabulary.spoken import Spoken, Words
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]
# The address of the page of a subject, by its kind and public id; empty for what has no page.
Address = Callable[[str, str], str]

FORM = 1
SHEETS = ("tokens", "base", "components", "timeline", "pack")
# 174 KB of fonts would be 232 KB as text; the fall-backs that are on every machine take their room.
_FONT_FILE = re.compile(r"@font-face \{[^}]*url\([^}]*\}\n?")


@dataclass(frozen=True, slots=True)
class Report:
    """One report of a statement, with its exact words and where it can be read."""

    outlet: str
    title: str
    language: str
    url: str
    published: str
    cue: str
    hedge: str
    words: tuple[Words, ...]
    struck: Document | None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement and what it does to the claim, with every report that prints it."""

    spoken: Spoken
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The evidence on one side."""

    stance: EvidenceStance
    pieces: tuple[Document, ...]
    independent: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as the pack tells it."""

    id: str
    document: Document
    status: Status
    revision: int
    published: datetime
    without_second_reading: str
    address: str
    said: tuple[Said, ...]
    sides: tuple[Side, ...]
    notes: tuple[Publication, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """An event with the claims about it, or the claims that name no event: `event` is None then.

    `elsewhere` are claims about it that stand under an earlier event.
    """

    event: Document | None
    address: str
    claims: tuple[Claim, ...]
    elsewhere: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the claims that answer it."""

    document: Document
    address: str
    answers: tuple[Claim, ...]


def claims_of(pack: Pack, address: Address) -> list[Claim]:
    """The claims of the pack, what is established first."""
    reports = {one.subject_id: one.document for one in pack.others if one.subject_type == SubjectKind.ARTICLE}
    notes: defaultdict[str, list[Publication]] = defaultdict(list)
    for revision in pack.revisions:
        if revision.note:
            notes[revision.subject_id].append(revision)
    found = [_claim(one, reports, tuple(notes[one.subject_id]), address) for one in pack.claims]
    return sorted(found, key=lambda claim: STATUSES_IN_ORDER.index(claim.status))


def chapters(pack: Pack, claims: Iterable[Claim], address: Address) -> list[Chapter]:
    """The events in the order in which they happened, each before its parts and each claim under the first it names."""
    waiting = {claim.id: claim for claim in claims}
    told: dict[str, Claim] = {}
    found = []
    for event in _in_families([one.document for one in pack.others if one.subject_type == SubjectKind.EVENT]):
        here = [claim for claim in waiting.values() if _names(claim, "events", event["id"])]
        before = [claim for claim in told.values() if _names(claim, "events", event["id"])]
        for claim in here:
            told[claim.id] = waiting.pop(claim.id)
        found.append(Chapter(event, address("event", event["id"]), tuple(here), tuple(before)))
    return [*found, Chapter(None, "", tuple(waiting.values()), ())] if waiting else found


def questions(pack: Pack, claims: Iterable[Claim], address: Address) -> list[Answered]:
    """The questions, each with its answers in the order of the claims."""
    claims = list(claims)
    return [
        Answered(
            one.document,
            address("question", one.subject_id),
            tuple(claim for claim in claims if _names(claim, "questions", one.subject_id)),
        )
        for one in pack.others
        if one.subject_type == SubjectKind.QUESTION
    ]


def reports(pack: Pack) -> list[Document]:
    """The articles that the claims were found in."""
    found = [one.document for one in pack.others if one.subject_type == SubjectKind.ARTICLE]
    return sorted(found, key=lambda article: (article["published"] or "9", article["title"]))


def data(pack: Pack, moment: datetime | None) -> Document:
    """The same for a machine: every publication with its document as it was frozen."""
    subject = pack.subject
    return {
        "format": "newsclaims-pack",
        "form": FORM,
        "about": {"type": subject.subject_type, "id": subject.subject_id} if subject else None,
        "as_of": moment.isoformat() if moment else None,
        "licence": settings.DATA_LICENCE,
        "publications": [{**_published(one), "document": one.document} for one in (*pack.claims, *pack.others)],
        "revisions": [_published(one) for one in pack.revisions],
    }


@lru_cache(maxsize=1)
def styles() -> SafeString:
    """The site's own style sheets in their layers, without the files of fonts."""
    folder = settings.BASE_DIR / "static" / "css"
    sheets = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS]
    paper = (folder / "print.css").read_text(encoding="utf-8")
    return SafeString(_FONT_FILE.sub("", "\n".join([*sheets, f"@media print {{\n{paper}}}\n"])))


@lru_cache(maxsize=1)
def marks() -> SafeString:
    """The sprite of marks, to stand at the head of the body."""
    return SafeString((settings.BASE_DIR / "static" / "marks.svg").read_text(encoding="utf-8"))


def _claim(
    one: Publication, articles: Mapping[str, Document], notes: tuple[Publication, ...], address: Address
) -> Claim:
    document = one.document
    return Claim(
        id=one.subject_id,
        document=document,
        status=Status(document["status"]),
        revision=one.revision,
        published=one.recorded_at,
        without_second_reading=one.without_second_reading,
        address=address("claim", one.subject_id),
        said=tuple(_said(said, articles) for said in (*spoken.standing(document), *spoken.struck(document))),
        sides=tuple(_side(document, stance) for stance in EvidenceStance),
        notes=notes,
    )


def _said(said: Spoken, articles: Mapping[str, Document]) -> Said:
    return Said(said, tuple(_report(report, articles) for report in said.reports if report["article"]))


def _report(report: Document, articles: Mapping[str, Document]) -> Report:
    article = articles.get(report["article"]["id"], {})
    return Report(
        outlet=report["outlet"]["name"],
        title=report["article"]["name"],
        language=article.get("language", ""),
        url=article.get("url", ""),
        published=report["published"],
        cue=report["cue"],
        hedge=spoken.hedge_of(report),
        words=spoken.words_of(report),
        struck=report["struck"],
    )


def _side(document: Document, stance: EvidenceStance) -> Side:
    pieces = tuple(piece for piece in document["evidence"] if piece["stance"] == stance)
    return Side(stance, pieces, document["weights"][stance]["independent"])


def _in_families(events: list[Document]) -> list[Document]:
    known = {event["id"] for event in events}
    parts: defaultdict[str, list[Document]] = defaultdict(list)
    for event in events:
        parent = event["parent"]["id"] if event["parent"] else ""
        parts[parent if parent in known else ""].append(event)
    told: list[Document] = []
    waiting = parts[""][::-1]
    while waiting:
        event = waiting.pop()
        told.append(event)
        waiting += parts[event["id"]][::-1]
    return told


def _names(claim: Claim, kind: str, public_id: str) -> bool:
    return any(one["id"] == public_id for one in claim.document[kind])


def _published(one: Publication) -> Document:
    return {
        "type": one.subject_type,
        "id": one.subject_id,
        "revision": one.revision,
        "change": one.change,
        "recorded": one.recorded_at.isoformat(),
        "note": one.note,
        "without_second_reading": one.without_second_reading,
    }
