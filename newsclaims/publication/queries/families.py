"""Events above and below others, and the claims under them: the reads that are plain SQL."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from newsclaims.core.counting import CAP
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import ClaimRow, language, rows_of
from newsclaims.vocabulary.known import STATUSES_IN_ORDER

# What `editions.seen_at` says, for plain SQL.
_SEEN_NOW = "edition.until_at IS NULL AND NOT edition.withdrawn"
_SEEN_THEN = (
    "edition.from_at <= %(at)s AND (edition.until_at IS NULL OR edition.until_at > %(at)s) AND NOT edition.withdrawn"
)

_ANCESTORS = """
WITH RECURSIVE family (subject_id, parent) AS (
    SELECT subject_id, parent FROM publication_edition AS edition
    WHERE subject_type = 'event' AND {seen} AND subject_id = ANY(%(ids)s)
    UNION
    SELECT edition.subject_id, edition.parent FROM publication_edition AS edition
    JOIN family ON edition.subject_id = family.parent
    WHERE edition.subject_type = 'event' AND {seen}
)
SELECT subject_id FROM family
"""

# `events` names the parent too, and has the index that `parent` has not.
_DESCENDANTS = """
WITH RECURSIVE family (subject_id) AS (
    SELECT unnest(%(ids)s::text[])
    UNION
    SELECT edition.subject_id FROM publication_edition AS edition
    JOIN family ON edition.events @> ARRAY[family.subject_id] AND edition.parent = family.subject_id
    WHERE edition.subject_type = 'event' AND {seen}
)
SELECT subject_id FROM family
"""

_CLAIMS = """
SELECT event.id, claim.subject_id, claim.status, card.html, claim.questions
FROM unnest(%(events)s::text[]) AS event (id)
CROSS JOIN LATERAL (
    SELECT publication_id, subject_id, status, questions, row_number() OVER () AS place
    FROM (
        SELECT publication_id, subject_id, status, questions FROM publication_edition AS edition
        WHERE subject_type = 'claim' AND {seen} AND events @> ARRAY[event.id] {wanted}
        ORDER BY array_position(%(order)s::text[], status::text), said_lower NULLS LAST, first_published_at, subject_id
        LIMIT %(limit)s
    ) AS ordered
) AS claim
JOIN publication_card AS card ON card.edition_id = claim.publication_id AND card.language = %(language)s
ORDER BY event.id, claim.place
"""

_COUNTS = """
SELECT event.id, counted.claims
FROM unnest(%(events)s::text[]) AS event (id)
CROSS JOIN LATERAL (
    SELECT count(*) AS claims
    FROM (
        SELECT FROM publication_edition AS edition
        WHERE subject_type = 'claim' AND {seen} AND events @> ARRAY[event.id]
        LIMIT %(limit)s
    ) AS first_ones
) AS counted
"""


def with_ancestors(event_ids: Collection[str], at: datetime | None = None) -> set[str]:
    """These events and all that they are nested in. One query."""
    return {public_id for (public_id,) in fetch(_ANCESTORS, {"ids": list(event_ids)}, at)}


def with_descendants(event_ids: Collection[str], at: datetime | None = None) -> set[str]:
    """These events and all that are nested in them, however deep. One query."""
    return {public_id for (public_id,) in fetch(_DESCENDANTS, {"ids": list(event_ids)}, at)}


def claims_by_event(
    event_ids: Collection[str], limit: int, *, wanted: QuerySet[Edition] | None = None, at: datetime | None = None
) -> dict[str, list[ClaimRow]]:
    """The first `limit` claims of each event, what is established before what is contested, and so on. One query.

    Only those among `wanted`, where it is given.
    """
    parameters = {
        "events": list(event_ids),
        "order": STATUSES_IN_ORDER,
        "limit": limit,
        "language": language(),
    }
    found: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for event_id, *columns in fetch(_CLAIMS, parameters, at, wanted=_among(wanted)):
        found[event_id].extend(rows_of([tuple(columns)]))
    return found


def claim_counts(event_ids: Collection[str], at: datetime | None = None) -> dict[str, int]:
    """How many claims name each event; one more than the cap where there are more than that. One query."""
    return dict(fetch(_COUNTS, {"events": list(event_ids), "limit": CAP + 1}, at))


def fetch(sql: str, parameters: dict[str, Any], at: datetime | None, *, wanted: str = "") -> list[tuple[Any, ...]]:
    """The rows of plain SQL, in which `{seen}` stands for what readers saw at a moment of `edition`. One query."""
    seen = _SEEN_NOW if at is None else _SEEN_THEN
    with connection.cursor() as cursor:
        cursor.execute(sql.replace("{seen}", seen).replace("{wanted}", wanted), {**parameters, "at": at})
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _among(wanted: QuerySet[Edition] | None) -> str:
    if wanted is None:
        return ""
    narrowed = wanted.order_by().values("pk").query.sql_with_params()
    composed: str = connection.ops.compose_sql(*narrowed)  # type: ignore[attr-defined]
    return f"AND publication_id IN ({composed.replace('%', '%%')})"
