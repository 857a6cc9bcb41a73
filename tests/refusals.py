"""How a test says which rule of the database it breaks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction


@contextmanager
def refused_by(constraint: str) -> Iterator[None]:
    """The block breaks the rule that goes by this name, at once or when the transaction would end."""
    with pytest.raises(DatabaseError) as refusal, transaction.atomic():
        yield
        execute("SET CONSTRAINTS ALL IMMEDIATE")
    cause: Any = refusal.value.__cause__
    assert cause.diag.constraint_name == constraint, cause


def execute(sql: str, *parameters: Any) -> int:
    """Run raw SQL as the owner of the tables and return how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        return int(cursor.rowcount)


def fetch(sql: str, *parameters: Any) -> Any:
    """The first column of the first row of a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters or None)
        row = cursor.fetchone()
    return row[0] if row else None
