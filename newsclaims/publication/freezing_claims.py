"""The document of a claim: its wording and standing, who said it where in which words, the evidence, the history."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q

from newsclaims.accounts.models import Editor
from newsclaims.articles import passages
from newsclaims.claims import queries as claims
from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.publication import headings
from newsclaims.publication.freezing import Document, begin, dated, instant
from newsclaims.publication.references import Reference, reference
from newsclaims.sources import roots
from newsclaims.sources.models import Source
from newsclaims.verification import queries as verification
from newsclaims.verification.models import Assessment, Evidence, SecondReading
from newsclaims.vocabulary.kinds import EvidenceStance, Sensitivity, Stance, Visibility
from newsclaims.vocabulary.statuses import Status


def freeze_claim(claim: Claim, moment: datetime, *, wording: str = "") -> Document:
    """What readers see of `claim` as recorded up to `moment`; `wording` where it read otherwise then. Ten queries."""
    attributions = _attributions(claim, moment)
    assessments = _assessments(claim, moment)
    latest = assessments[-1] if assessments else None
    status = Status(latest.status) if latest else Status.UNREVIEWED
    text = wording or claim.text
    heading = headings.heading_of(wording=text, language=claim.language, status=status, attributions=attributions)
    statements = _statements(attributions, moment)
    return {
        **begin(claim),
        "title": headings.plain(heading),
        "text": text,
        "language": claim.language,
        "kind": claim.kind,
        "heading": heading,
        "status": status.value,
        **_judgement(assessments),
        "recheck_on": _day_to_look_again(claim, status),
        "quantity": claim.quantity,
        "tags": claim.tags,
        "about": [reference(actor) for actor in claim.about.order_by("name", "pk")],
        "events": [reference(event) for event in claim.events.order_by("happened_lower", "pk")],
        "questions": [reference(question) for question in claim.questions.order_by("text", "pk")],
        "denied_by": _denied_by(statements),
        "statements": statements,
        **_evidence(claim, moment),
        "clocks": {
            "happened": dated(claim.happened, claim.happened_words),
            "said": _first_said(attributions),
            "published": _first_published(attributions),
            "recorded": instant(claim.recorded_at),
            "checked": instant(latest.recorded_at) if latest else "",
        },
    }


def _attributions(claim: Claim, moment: datetime) -> list[Attribution]:
    rows = list(claims.attributions(claim).filter(recorded_at__lte=moment))
    for row in rows:
        if row.struck_at and row.struck_at > moment:
            row.struck_at = None
    return rows


def _assessments(claim: Claim, moment: datetime) -> list[Assessment]:
    readings = SecondReading.objects.filter(recorded_at__lte=moment).select_related("editor").order_by("recorded_at")
    rows = verification.assessments(claim).filter(recorded_at__lte=moment)
    return list(rows.prefetch_related(Prefetch("second_readings", readings)))


def _judgement(assessments: Sequence[Assessment]) -> Document:
    """The latest judgement with its second readings, by how many it was made, and the statuses before it."""
    if not assessments:
        return {
            "rationale": "",
            "confidence": "",
            "assessor": "",
            "second_readings": [],
            "checked_by": 0,
            "history": [],
        }
    latest = assessments[-1]
    readings = list(latest.second_readings.all())
    return {
        "rationale": latest.rationale,
        "confidence": latest.confidence,
        "assessor": _public_name(latest.editor),
        "second_readings": [
            {
                "status": reading.status,
                "agrees": reading.status == latest.status,
                "recorded": instant(reading.recorded_at),
                "reader": _public_name(reading.editor),
            }
            for reading in readings
        ],
        "checked_by": len({latest.editor_id, *(reading.editor_id for reading in readings)}),
        "history": [
            {"status": one.status, "rationale": one.rationale, "recorded": instant(one.recorded_at)}
            for one in assessments
        ],
    }


def _public_name(editor: Editor) -> str:
    return editor.name if editor.public else ""


def _day_to_look_again(claim: Claim, status: Status) -> str:
    day = verification.get_standing(claim).recheck_on
    return day.isoformat() if day and status == Status.PENDING else ""


def _statements(attributions: Iterable[Attribution], moment: datetime) -> list[Document]:
    """One entry for each statement and what it does to the claim, with the reports that print it."""
    entries: dict[tuple[int, str], Document] = {}
    for attribution in attributions:
        key = (attribution.statement_id, attribution.stance)
        if key not in entries:
            entries[key] = _statement(attribution.statement, attribution.stance, moment)
        entries[key]["reports"].append(_report(attribution))
    return list(entries.values())


def _statement(statement: Statement, stance: str, moment: datetime) -> Document:
    return {
        "id": statement.public_id,
        "stance": stance,
        "voice": statement.voice,
        "speaker": _speaker(statement),
        "said": dated(statement.said, statement.said_words),
        "venue": statement.venue,
        "language": statement.language,
        "heard": statement.heard,
        "original": _original(statement.original, moment),
        "revises": dated(statement.revises.said, statement.revises.said_words) if statement.revises else None,
        "reports": [],
    }


def _speaker(statement: Statement) -> Reference | None:
    speaker = statement.outlet or statement.actor
    return reference(speaker) if speaker else None


def _original(source: Source | None, moment: datetime) -> Document | None:
    """The original where readers may see it: it is left out like evidence of which they may see less."""
    if source is None or source.visibility != Visibility.PUBLIC or source.sensitivity == Sensitivity.PERSONAL:
        return None
    if source.embargo_until and source.embargo_until > moment:
        return None
    return {"title": source.title, "url": source.url}


def _report(attribution: Attribution) -> Document:
    article, snapshot = attribution.article, attribution.snapshot
    return {
        "attribution": attribution.public_id,
        "article": reference(article) if article else None,
        "outlet": reference(article.outlet) if article else None,
        "published": instant(article.published_at) if article else "",
        "language": article.language if article else attribution.statement.language,
        "snapshot": snapshot.public_id if snapshot else "",
        "cue": attribution.cue,
        "hedge": attribution.hedge,
        "as_named": attribution.as_named,
        "directness": attribution.directness,
        "part": attribution.part,
        "through": [reference(relay.actor) for relay in attribution.relays.all()],
        "quotes": attribution.selectors,
        "passages": _passages(snapshot.text, attribution.selectors) if snapshot else [],
        "struck": {"reason": attribution.struck_reason, "recorded": instant(attribution.struck_at)}
        if attribution.struck_at
        else None,
    }


def _passages(text: str, selectors: Iterable[dict[str, Any]]) -> list[Document]:
    """The sentences that hold the spans: what readers see of an article whose text is not ours to republish."""
    known = passages.sentences(text)
    found: dict[int, Document] = {}
    for selector in selectors:
        around = passages.surroundings(text, selector["start"], selector["end"], known)
        found[around.start] = {
            "start": around.start,
            "end": around.end,
            "text": text[around.start : around.end],
            "sentences": [around.first_sentence, around.last_sentence],
            "paragraph": known[around.first_sentence - 1].paragraph,
        }
    return [found[start] for start in sorted(found)]


def _denied_by(statements: Iterable[Document]) -> list[Reference]:
    denying = [
        statement["speaker"]
        for statement in statements
        if statement["stance"] == Stance.DENIES and statement["speaker"] and _stands(statement)
    ]
    return list({speaker["id"]: speaker for speaker in denying}.values())


def _stands(statement: Document) -> bool:
    return any(report["struck"] is None for report in statement["reports"])


def _first_said(attributions: Iterable[Attribution]) -> dict[str, str]:
    said = [
        attribution.statement
        for attribution in attributions
        if attribution.statement.said_lower and Stance(attribution.stance).affirms and not attribution.struck_at
    ]
    if not said:
        return dated("", "")
    first = min(said, key=lambda statement: (str(statement.said_lower), str(statement.said_upper)))
    return dated(first.said, first.said_words)


def _first_published(attributions: Iterable[Attribution]) -> str:
    moments = [
        attribution.article.published_at
        for attribution in attributions
        if attribution.article and attribution.article.published_at and not attribution.struck_at
    ]
    return instant(min(moments)) if moments else ""


def _evidence(claim: Claim, moment: datetime) -> Document:
    """The evidence that readers may see, how independent it is by stance, and how many sources stay confidential."""
    pieces = _visible(claim, moment)
    shown = [piece for piece in pieces if piece.source.visibility != Visibility.CONFIDENTIAL]
    roots_by_source = roots.roots_of(piece.source_id for piece in shown)
    return {
        "evidence": [_piece(piece) for piece in shown],
        "weights": {
            stance.value: {
                "reports": len(sources := [piece.source_id for piece in shown if piece.stance == stance]),
                "independent": roots.count_independent(sources, roots_by_source),
            }
            for stance in EvidenceStance
        },
        "confidential": len(pieces) - len(shown),
    }


def _visible(claim: Claim, moment: datetime) -> list[Evidence]:
    superseded = Q(superseded_by__recorded_at__lte=moment)
    embargoed = Q(source__embargo_until__gt=moment)
    rows = Evidence.objects.filter(claim=claim, recorded_at__lte=moment).exclude(superseded).exclude(embargoed)
    return list(rows.select_related("source__publisher", "source__article__outlet").order_by("recorded_at", "pk"))


def _piece(piece: Evidence) -> Document:
    """A described source has its description for a title and shows nothing that leads to it."""
    source = piece.source
    judged = {
        "id": piece.public_id,
        "stance": piece.stance,
        "kind": source.kind,
        "reliability": piece.reliability,
        "credibility": piece.credibility,
        "primary": piece.primary,
        "sensitivity": source.sensitivity,
        "visibility": source.visibility,
    }
    if source.visibility == Visibility.DESCRIBED:
        return {**judged, "title": source.public_as}
    return {
        **judged,
        "title": source.title,
        "url": "" if source.sensitivity == Sensitivity.PERSONAL else source.url,
        "publisher": reference(source.publisher) if source.publisher else None,
        "article": reference(source.article) if source.article else None,
        "outlet": reference(source.article.outlet) if source.article else None,
        "published": instant(source.published_at),
        "excerpt": piece.excerpt,
        "locator": piece.locator,
    }
