"""Independent roots: how many places a set of sources goes back to (design: derivations, with circles).

`sql/roots.sql` counts.
"""

from collections.abc import Iterable

from django.db import connection

UNKNOWN_ORIGIN = 0


def roots_of(source_ids: Iterable[int]) -> dict[int, set[int]]:
    """The roots that each source stands on, by the key of the smallest source in it.

    UNKNOWN_ORIGIN where nobody knows. One query.
    """
    roots_by_source: dict[int, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT source_id, root FROM roots_of(%s)", [sorted(set(source_ids))])
        for source_id, root in cursor.fetchall():
            roots_by_source.setdefault(source_id, set()).add(root)
    return roots_by_source


def count_independent(source_ids: Iterable[int], roots_by_source: dict[int, set[int]]) -> int:
    """How many independent roots the sources have together."""
    return len(set().union(*(roots_by_source.get(source, set()) for source in source_ids)))
