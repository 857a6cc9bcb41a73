"""Events above and below others, and the claims under them: the reads that are plain SQL."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from newsclaims.vocabulary.known import STATUSES_IN_ORDER
from newsclaims.vocabulary.statuses import Status

_ANCESTORS = """
WITH RECURSIVE family (subject_id, parent) AS (
    SELECT subject_id, parent FROM publication_edition
    WHERE subject_type = 'event' AND until_at IS NULL AND NOT withdrawn AND subject_id = ANY(%s)
    UNION
    SELECT above.subject_id, above.parent FROM publication_edition AS above
    JOIN family ON above.subject_id = family.parent
    WHERE above.subject_type = 'event' AND above.until_at IS NULL AND NOT above.withdrawn
)
SELECT subject_id FROM family
"""

# `events` names the parent too, and has the index that `parent` has not.
_DESCENDANTS = """
WITH RECURSIVE family (subject_id) AS (
    SELECT unnest(%s::text[])
    UNION
    SELECT below.subject_id FROM publication_edition AS below
    JOIN family ON below.events @> ARRAY[family.subject_id] AND below.parent = family.subject_id
    WHERE below.subject_type = 'event' AND below.until_at IS NULL AND NOT below.withdrawn
)
SELECT subject_id FROM family
"""

_CLAIMS = """
SELECT event.id, claim.subject_id, claim.status, claim.card, claim.questions
FROM unnest(%(events)s::text[]) AS event (id)
CROSS JOIN LATERAL (
    SELECT subject_id, status, card, questions FROM publication_edition
    WHERE subject_type = 'claim' AND until_at IS NULL AND NOT withdrawn AND events @> ARRAY[event.id]
      AND (%(actor)s = '' OR actors @> ARRAY[%(actor)s]) AND (%(status)s = '' OR status = %(status)s)
    ORDER BY array_position(%(order)s::text[], status::text), said_lower NULLS LAST, first_published_at, subject_id
    LIMIT %(limit)s
) AS claim
"""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim as a row: the card that was rendered when it was published."""

    id: str
    status: Status
    card: str
    questions: tuple[str, ...] = ()


def with_ancestors(event_ids: Collection[str]) -> set[str]:
    """These events and all that they are nested in. One query."""
    return {public_id for (public_id,) in _fetch(_ANCESTORS, [list(event_ids)])}


def with_descendants(event_ids: Collection[str]) -> set[str]:
    """These events and all that are nested in them, however deep. One query."""
    return {public_id for (public_id,) in _fetch(_DESCENDANTS, [list(event_ids)])}


def claims_by_event(
    event_ids: Collection[str], limit: int, *, actor: str = "", status: str = ""
) -> dict[str, list[ClaimRow]]:
    """The first `limit` claims of each event, what is established before what is contested, and so on. One query."""
    rows = _fetch(
        _CLAIMS,
        {"events": list(event_ids), "actor": actor, "status": status, "order": STATUSES_IN_ORDER, "limit": limit},
    )
    found: defaultdict[str, list[ClaimRow]] = defaultdict(list)
    for event_id, claim_id, key, card, questions in rows:
        found[event_id].append(ClaimRow(claim_id, Status(key), card, tuple(questions)))
    return found


def _fetch(sql: str, parameters: Sequence[Any] | dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
