"""Counts that stay honest and cheap: nobody counts a million rows to print a number on a tab."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

from newsclaims.core import numbers

CAP = 1000


def capped_counts(querysets: Mapping[str, QuerySet[Any]]) -> dict[str, str]:
    """How many rows each has, as the reader's language shows it: “18”, and “1,000+” from there on. One query."""
    return {key: shown(count) for key, count in counted(querysets).items()}


def shown(count: int) -> str:
    """A count of `counted` in words: more than the cap is “1,000+”."""
    return f"{numbers.shown(CAP)}+" if count > CAP else numbers.shown(count)


def counted(querysets: Mapping[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each has; one more than the cap where there are more than that. One query."""
    selects: list[tuple[str, tuple[Any, ...]]] = []
    keys = []
    for key, rows in querysets.items():
        try:
            selects.append(rows.order_by().values("pk")[: CAP + 1].query.sql_with_params())
            keys.append(key)
        except EmptyResultSet:
            continue
    if not keys:
        return dict.fromkeys(querysets, 0)
    columns = ", ".join(f"(SELECT count(*) FROM ({sql}) AS counted)" for sql, _ in selects)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns}", [parameter for _, parameters in selects for parameter in parameters])
        counts = dict(zip(keys, cursor.fetchone() or (), strict=True))
    return {key: counts.get(key, 0) for key in querysets}
