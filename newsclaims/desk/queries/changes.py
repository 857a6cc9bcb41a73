"""The history of a record as its page lists it: sentences, with names for the ids that the log holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime

from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article, Outlet
from newsclaims.claims.models import Claim, Question, Statement
from newsclaims.events.models import Event, Place
from newsclaims.history.queries import ChangeRow, Detail, changes_under
from newsclaims.sources.models import Source

MODEL_BY_COLUMN: dict[str, type[Model]] = {
    "actor_id": Actor,
    "organisation_id": Actor,
    "part_of_id": Actor,
    "publisher_id": Actor,
    "article_id": Article,
    "claim_id": Claim,
    "succeeds_id": Claim,
    "editor_id": Editor,
    "struck_by_id": Editor,
    "event_id": Event,
    "parent_id": Event,
    "outlet_id": Outlet,
    "place_id": Place,
    "question_id": Question,
    "source_id": Source,
    "origin_id": Source,
    "original_id": Source,
    "statement_id": Statement,
}
OWN_ACTS = {"made": "added it", "changed": "changed it", "removed": "removed it"}
LONGEST_TEXT = 200
Names = dict[tuple[type[Model], Any], str]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What a field said before and says since; empty where it said nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """Who did what to which record, and when."""

    at: datetime
    editor_name: str
    sentence: str
    fields: tuple[FieldChange, ...]


def history_of(record_type: str, record_id: int) -> list[HistoryEntry]:
    """What happened to a record, newest first. One query, and one for each kind of record that it names."""
    rows = changes_under(record_type, record_id)
    names = _names(detail for row in rows for detail in row.details)
    return [_entry(row, names) for row in rows]


def _entry(row: ChangeRow, names: Names) -> HistoryEntry:
    fields = [
        FieldChange(detail.label, _words(detail, detail.before, names), _words(detail, detail.after, names))
        for detail in row.details
    ]
    if row.own:
        return HistoryEntry(row.at, row.editor_name, OWN_ACTS[row.action], tuple(fields))
    verb = {"made": "added", "removed": "took away"}.get(row.action, "changed")
    what = row.record_type.replace("_", " ")
    article = "an" if what[0] in "aeiou" else "a"
    return HistoryEntry(row.at, row.editor_name, f"{verb} {article} {what}", tuple(fields))


def _names(details: Iterable[Detail]) -> Names:
    keys_by_model: dict[type[Model], set[Any]] = {}
    for detail in details:
        if detail.column in MODEL_BY_COLUMN:
            keys_by_model.setdefault(MODEL_BY_COLUMN[detail.column], set()).update(
                {detail.before, detail.after} - {None}
            )
    rows_by_model = {model: _named(model, keys) for model, keys in keys_by_model.items()}
    return {(model, row.pk): str(row) for model, rows in rows_by_model.items() for row in rows}


def _named(model: type[Model], keys: set[Any]) -> Iterable[Model]:
    rows = model._default_manager.filter(pk__in=keys)
    return rows.select_related("actor", "outlet") if model is Statement else rows


def _words(detail: Detail, content: Any, names: Names) -> str:
    if content in (None, "", [], {}):
        return ""
    model = MODEL_BY_COLUMN.get(detail.column)
    if model is not None:
        return names.get((model, content), "removed since")
    if isinstance(content, bool):
        return "yes" if content else "no"
    if detail.column.endswith(("_at", "_until")) and (moment := parse_datetime(str(content))):
        return date_format(localtime(moment), "j F Y, H:i")
    words = ", ".join(map(str, content)) if isinstance(content, list) else str(content)
    return words if len(words) <= LONGEST_TEXT else f"{words[:LONGEST_TEXT]}…"
