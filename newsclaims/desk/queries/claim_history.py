"""The history of a claim as one list: the change log, judgements, second readings and publications, newest first."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.claims.models import Attribution, Claim, Question, Statement
from newsclaims.events.models import Event
from newsclaims.history.queries import ChangeRow, changes_under
from newsclaims.publication.models import Publication
from newsclaims.sources.models import Source
from newsclaims.verification.models import Assessment, Evidence, SecondReading
from newsclaims.vocabulary.kinds import Change, EvidenceStance, Stance
from newsclaims.vocabulary.statuses import Stage, Status

MOST_CHANGES = 1_000
DIGEST_SHOWN = 12
STAGE_WORDS = {Stage.IN_REVIEW: "sent the claim to review", Stage.DRAFT: "sent the claim back to draft"}
COLUMN_WORDS = {"text": "wording", "happened": "day it happened"}
MODEL_BY_RELATION: dict[str, type[Any]] = {"about": Actor, "event": Event, "question": Question}
COLUMN_BY_RELATION = {"about": "actor_id", "event": "event_id", "question": "question_id"}
WORDS_BY_RELATION = {"about": "whom it is about", "event": "an event", "question": "a question"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Who did what and when: `what` and then `strong` or `status` are the rest of the sentence."""

    at: datetime
    who: str
    what: str
    strong: str = ""
    status: Status | None = None
    reason: str = ""
    digest: str = ""


Details = Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True, slots=True)
class _Names:
    """What the log's keys stand for."""

    speaker_by_statement: Mapping[int, str]
    title_by_source: Mapping[int, str]
    attribution_by_key: Mapping[int, Attribution]
    evidence_by_key: Mapping[int, Evidence]
    name_by_relation: Mapping[tuple[str, int], str]


def entries(
    claim: Claim,
    attributions: Sequence[Attribution],
    pieces: Sequence[Evidence],
    assessments: Sequence[Assessment],
    readings: Sequence[SecondReading],
    publications: Sequence[Publication],
) -> tuple[Entry, ...]:
    """Everything that happened to a claim, newest first. At most seven queries."""
    rows = changes_under("claim", claim.pk, limit=MOST_CHANGES)
    names = _names(rows, attributions, pieces)
    found = [
        *(entry for row in rows if (entry := _logged(row, names)) is not None),
        *map(_assessed, assessments),
        *map(_read, readings),
        *_published(publications),
    ]
    return tuple(sorted(found, key=lambda entry: entry.at, reverse=True))


def _names(rows: Sequence[ChangeRow], attributions: Sequence[Attribution], pieces: Sequence[Evidence]) -> _Names:
    statements = Statement.objects.select_related("actor", "outlet").filter(pk__in=_keys(rows, "statement_id"))
    sources = Source.objects.filter(pk__in=_keys(rows, "source_id"))
    return _Names(
        speaker_by_statement={row.pk: row.speaker_name or "nobody named" for row in statements},
        title_by_source=dict(sources.values_list("pk", "title")),
        attribution_by_key={row.pk: row for row in attributions},
        evidence_by_key={row.pk: row for row in pieces},
        name_by_relation={
            (relation, row.pk): str(row)
            for relation, model in MODEL_BY_RELATION.items()
            for row in model.objects.filter(pk__in=_keys(rows, COLUMN_BY_RELATION[relation]))
        },
    )


def _keys(rows: Iterable[ChangeRow], column: str) -> set[int]:
    named = [detail for row in rows for detail in row.details if detail.column == column]
    return {key for detail in named for key in (detail.before, detail.after)} - {None}


def _logged(row: ChangeRow, names: _Names) -> Entry | None:
    """A line of the log in words; None for what another entry tells already."""
    tell = TELLERS.get(row.record_type)
    if tell is None:
        return None
    details = {detail.column: (detail.before, detail.after) for detail in row.details}
    return tell(row, details, names)


def _claim(row: ChangeRow, details: Details, names: _Names) -> Entry | None:
    if row.action == "made":
        return Entry(row.at, row.editor_name, "recorded the claim")
    if "stage" in details:
        words = STAGE_WORDS.get(details["stage"][1])
        return Entry(row.at, row.editor_name, words) if words else None
    if not details:
        return None
    columns = [COLUMN_WORDS.get(column, column.replace("_", " ")) for column in details]
    reason = f"It read: {details['text'][0]}" if "text" in details else ""
    return Entry(row.at, row.editor_name, f"changed the {_listed(columns)}", reason=reason)


def _attribution(row: ChangeRow, details: Details, names: _Names) -> Entry:
    if row.action == "changed":
        known = names.attribution_by_key.get(row.record_id)
        who = known.statement.speaker_name or "nobody named" if known else "one removed since"
        if "struck_reason" in details:
            reason = details["struck_reason"][1]
            return Entry(row.at, row.editor_name, f"struck the attribution to {who}", reason=reason)
        return Entry(row.at, row.editor_name, f"mended the attribution to {who}")
    side = 1 if row.action == "made" else 0
    who = names.speaker_by_statement.get(details["statement_id"][side], "somebody")
    verb = "recorded that" if row.action == "made" else "removed that"
    return Entry(row.at, row.editor_name, f"{verb} {who}", strong=Stance(details["stance"][side]).label.lower())


def _evidence(row: ChangeRow, details: Details, names: _Names) -> Entry:
    if row.action == "changed":
        known = names.evidence_by_key.get(row.record_id)
        title = known.source.title if known else "a piece unlinked since"
        return Entry(row.at, row.editor_name, f"mended the evidence of {title}")
    side = 1 if row.action == "made" else 0
    title = names.title_by_source.get(details["source_id"][side], "a source")
    stance = EvidenceStance(details["stance"][side]).label.lower()
    if row.action == "removed":
        return Entry(row.at, row.editor_name, f"unlinked {title}")
    verb = "replaced the evidence of" if "supersedes_id" in details else "linked"
    return Entry(row.at, row.editor_name, f"{verb} {title},", strong=stance)


def _relation(row: ChangeRow, details: Details, names: _Names) -> Entry:
    side = 1 if row.action == "made" else 0
    key = details[COLUMN_BY_RELATION[row.record_type]][side]
    name = names.name_by_relation.get((row.record_type, key), "one that is gone")
    verb = "added" if row.action == "made" else "took away"
    return Entry(row.at, row.editor_name, f"{verb} {WORDS_BY_RELATION[row.record_type]}: {name}")


TELLERS: dict[str, Callable[[ChangeRow, Details, _Names], Entry | None]] = {
    "claim": _claim,
    "attribution": _attribution,
    "evidence": _evidence,
    "about": _relation,
    "event": _relation,
    "question": _relation,
}


def _assessed(assessment: Assessment) -> Entry:
    return Entry(
        assessment.recorded_at,
        assessment.editor.name,
        "set the status to",
        status=Status(assessment.status),
        reason=assessment.rationale,
        digest=assessment.digest[:DIGEST_SHOWN],
    )


def _read(reading: SecondReading) -> Entry:
    agrees = reading.status == reading.assessment.status
    return Entry(
        reading.recorded_at,
        reading.editor.name,
        "read it second and agrees:" if agrees else "read it second and differs:",
        status=Status(reading.status),
        reason=reading.note,
        digest=reading.digest[:DIGEST_SHOWN],
    )


def _published(publications: Sequence[Publication]) -> list[Entry]:
    editors = {publication.editor for publication in publications}
    names = dict(Editor.objects.filter(public_id__in=editors).values_list("public_id", "name"))
    return [
        Entry(
            publication.recorded_at,
            names.get(publication.editor, "An editor who is gone"),
            _publishing(publication),
            reason=" ".join(filter(None, [publication.note, _going_without(publication)])),
            digest=publication.digest[:DIGEST_SHOWN],
        )
        for publication in publications
    ]


def _publishing(publication: Publication) -> str:
    if publication.change == Change.WITHDRAWAL:
        return f"withdrew the claim, as revision {publication.revision}"
    return f"published revision {publication.revision}, {Change(publication.change).label.lower()}"


def _going_without(publication: Publication) -> str:
    without = publication.without_second_reading
    return f"Without a second reading: {without}" if without else ""


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
