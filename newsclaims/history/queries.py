"""Reading the change log: what happened to a record, as rows that a page can show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newsclaims.history.models import Change

# Columns that follow from others or mean nothing to a person.
UNTOLD = frozenset(
    {"id", "public_id", "version", "extra", "position", "digest", "seq", "sha256", "recorded_at", "added_at"}
)
_DERIVED = ("_lower", "_upper", "_lower_open", "_upper_open", "_words")


@dataclass(frozen=True, slots=True)
class Detail:
    """One column of a change: before and after as they are stored, None where there was nothing."""

    column: str
    before: Any
    after: Any

    @property
    def label(self) -> str:
        return self.column.removesuffix("_id").replace("_", " ")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change to a record, or to something under it."""

    at: datetime
    editor_name: str
    action: str
    record_type: str
    record_id: int
    own: bool
    details: tuple[Detail, ...]


def changes_under(under_type: str, under_id: int, limit: int = 100) -> list[ChangeRow]:
    """What happened to a record and to what stands under it, newest first, at most `limit`. One query."""
    changes = Change.objects.filter(under_type=under_type, under_id=under_id).order_by("-pk")[:limit]
    return [_row(change) for change in changes]


def last_change(record_type: str, record_id: int) -> ChangeRow | None:
    """The newest change to the record itself. One query."""
    changes = Change.objects.filter(under_type=record_type, under_id=record_id, record_type=record_type)
    change = changes.order_by("-pk").first()
    return _row(change) if change else None


def _row(change: Change) -> ChangeRow:
    return ChangeRow(
        at=change.at,
        editor_name=change.editor_name,
        action=change.action,
        record_type=change.record_type,
        record_id=change.record_id,
        own=change.record_type == change.under_type,
        details=_details(change.before or {}, change.after or {}, f"{change.under_type}_id"),
    )


def _details(before: Mapping[str, Any], after: Mapping[str, Any], owner: str) -> tuple[Detail, ...]:
    columns = [column for column in {**before, **after} if _told(column) and column != owner]
    details = (Detail(column, before.get(column), after.get(column)) for column in columns)
    return tuple(detail for detail in details if not (_empty(detail.before) and _empty(detail.after)))


def _told(column: str) -> bool:
    return column not in UNTOLD and not column.endswith(_DERIVED)


def _empty(content: Any) -> bool:
    return content in (None, "", [], {})
