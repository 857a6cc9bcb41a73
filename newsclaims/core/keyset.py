"""Pages by keyset: the next page begins beyond the last row shown, by a comparison of whole rows that an index answers.

No page counts what lies before it, and nothing is shown twice when rows are added meanwhile.
"""

import base64
import binascii
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value

from newsclaims.core.errors import Missing

Row = TypeVar("Row", bound=Model)
Shown = TypeVar("Shown")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class Page(Generic[Shown]):
    """Some rows in order, with the cursors of the pages before and after; an empty cursor where there is none."""

    rows: list[Shown]
    previous: str = ""
    next: str = ""

    def showing(self, rows: Iterable[Other]) -> "Page[Other]":
        """The same page with its rows as something else."""
        return Page(list(rows), self.previous, self.next)


class _WholeRow(Func):
    template = "ROW(%(expressions)s)"
    arity = None


class _Comparison(Func):
    template = "%(expressions)s"
    output_field = BooleanField()


def page_of(
    rows: QuerySet[Row], order: Sequence[str], *, descending: bool, size: int, after: str = "", before: str = ""
) -> Page[Row]:
    """The page of `rows` that follows the cursor `after`, or precedes `before`, in the order of the columns.

    Together the columns tell any two rows apart; none holds NULL. Raises Missing for a cursor that is none of ours.
    One query.
    """
    cursor = before or after
    downwards = descending != bool(before)
    ordered = rows.order_by(*(f"-{column}" if downwards else column for column in order))
    if cursor:
        ordered = ordered.filter(_beyond(rows.model, order, cursor, downwards))
    fetched = list(ordered[: size + 1])
    more, shown = len(fetched) > size, fetched[:size]
    if before:
        shown.reverse()
    has_previous, has_next = (more, True) if before else (bool(after), more)
    return Page(
        rows=shown,
        previous=cursor_of(shown[0], order) if shown and has_previous else "",
        next=cursor_of(shown[-1], order) if shown and has_next else "",
    )


def cursor_of(row: Model, order: Sequence[str]) -> str:
    """The cursor of `row`: the page after it begins with what follows the row in this order."""
    values = [_text(row.pk if column == "pk" else getattr(row, column)) for column in order]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _beyond(model: type[Model], order: Sequence[str], cursor: str, downwards: bool) -> _Comparison:
    fields: list[Any] = [model._meta.pk if column == "pk" else model._meta.get_field(column) for column in order]
    try:
        texts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not isinstance(texts, list) or any(b"\x00" in str(text).encode() for text in texts):
            raise ValueError(cursor)
        values = [Value(field.to_python(text), output_field=field) for field, text in zip(fields, texts, strict=True)]
    except (binascii.Error, UnicodeDecodeError, ValueError, ValidationError, TypeError, RecursionError) as error:
        raise Missing("This link leads to no page: begin at the first one.") from error
    columns = _WholeRow(*(F(column) for column in order))
    return _Comparison(columns, _WholeRow(*values), arg_joiner=" < " if downwards else " > ")


def _text(content: Any) -> str:
    return content.isoformat() if hasattr(content, "isoformat") else str(content)
