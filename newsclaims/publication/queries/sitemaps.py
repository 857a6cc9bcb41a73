"""What sitemaps read: the current editions in ranges of their publications' numbers, so that nothing is counted."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from newsclaims.publication.queries.editions import editions

# In three languages two thousand pages are some four megabytes, far below what a sitemap may have.
PUBLICATIONS_IN_A_PART = 2000

_PARTS = """
WITH RECURSIVE part (number) AS (
    (SELECT publication_id / %(size)s FROM publication_edition
     WHERE until_at IS NULL AND NOT withdrawn ORDER BY publication_id LIMIT 1)
    UNION ALL
    SELECT (SELECT publication_id / %(size)s FROM publication_edition
            WHERE until_at IS NULL AND NOT withdrawn AND publication_id >= (part.number + 1) * %(size)s
            ORDER BY publication_id LIMIT 1)
    FROM part WHERE part.number IS NOT NULL
)
SELECT number FROM part WHERE number IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that readers see now, and when more than its wording last changed."""

    kind: str
    id: str
    updated_at: datetime


def sitemap_parts() -> list[int]:
    """The numbers of the parts that have a current edition. One query, which steps from part to part."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTS, {"size": PUBLICATIONS_IN_A_PART})
        return [number for (number,) in cursor.fetchall()]


def sitemap_part(number: int) -> list[Listed]:
    """The current editions in a part, in the order of their publication. One query."""
    first = number * PUBLICATIONS_IN_A_PART
    rows = editions().filter(pk__gte=first, pk__lt=first + PUBLICATIONS_IN_A_PART)
    return [Listed(*row) for row in rows.order_by("pk").values_list("subject_type", "subject_id", "updated_at")]
