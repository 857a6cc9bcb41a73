import base64
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from newsclaims.claims.models import Claim
from newsclaims.core.errors import Missing
from newsclaims.core.keyset import Page, page_of
from newsclaims.core.records import Brought
from tests.factories import make_actor, make_claim

FIRST = datetime(2025, 6, 2, tzinfo=UTC)


@pytest.fixture
def claims(db) -> list[Claim]:
    """Seven claims, oldest first; the middle three were recorded in the same instant."""
    hours = (0, 1, 2, 2, 2, 3, 4)
    return [
        make_claim(
            attributed=False, text=f"Claim {number}", brought=Brought(f"c-{number}", FIRST + timedelta(hours=hour))
        )
        for number, hour in enumerate(hours)
    ]


def newest(**cursors: str) -> Page[Claim]:
    return page_of(Claim.objects.all(), ("recorded_at", "pk"), descending=True, size=3, **cursors)


class TestPageOf:
    def test_walks_to_the_end_and_shows_each_row_once(self, claims):
        page, seen = newest(), []
        while True:
            seen += page.rows
            if not page.next:
                break
            page = newest(after=page.next)
        assert seen == claims[::-1]

    def test_walks_back_to_where_it_began(self, claims):
        second = newest(after=newest().next)
        first = newest(before=second.previous)
        assert first.rows == newest().rows
        assert not first.previous and first.next

    def test_turns_round(self, claims):
        page = page_of(Claim.objects.all(), ("recorded_at", "pk"), descending=False, size=3)
        assert page.rows == claims[:3]
        following = page_of(Claim.objects.all(), ("recorded_at", "pk"), descending=False, size=3, after=page.next)
        assert following.rows == claims[3:6]

    def test_neither_skips_nor_repeats_when_a_row_is_added_meanwhile(self, claims):
        cursor = newest().next
        make_claim(attributed=False)
        assert newest(after=cursor).rows == claims[3:0:-1]

    def test_has_no_cursors_where_everything_fits(self, db):
        make_claim(attributed=False)
        assert (newest().previous, newest().next) == ("", "")

    def test_pages_by_name(self, db):
        actors = [make_actor(name=name) for name in ("Ænea", "Kira", "Öz “x” \\")]
        page = page_of(type(actors[0]).objects.all(), ("name", "pk"), descending=False, size=1)
        assert page.rows == actors[1:2]
        assert page_of(
            type(actors[0]).objects.all(), ("name", "pk"), descending=False, size=3, after=page.next
        ).rows == [
            actors[0],
            actors[2],
        ]

    @pytest.mark.parametrize("text", ["\x00", "\ud800"])
    def test_refuses_letters_that_no_text_can_hold(self, db, text):
        cursor = base64.urlsafe_b64encode(json.dumps([text, 1]).encode()).decode()
        with pytest.raises(Missing):
            page_of(type(make_actor()).objects.all(), ("name", "pk"), descending=False, size=1, after=cursor)

    @pytest.mark.parametrize("cursor", ["x", "%%%", "bnVsbA", "WyJhIiwgMV0", "WzFd", "W10"])
    def test_refuses_a_cursor_that_is_none_of_ours(self, db, cursor):
        with pytest.raises(Missing):
            newest(after=cursor)

    def test_asks_the_index_and_filters_nothing_afterwards(self, claims):
        cursor = newest().next
        with connection.cursor() as database:
            database.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off"
            )
            queries: list[tuple[str, tuple[object, ...]]] = []

            def watch(execute, sql, parameters, many, context):
                queries.append((sql, parameters))
                return execute(sql, parameters, many, context)

            with connection.execute_wrapper(watch):
                newest(after=cursor)
            sql, parameters = queries[0]
            database.execute(f"EXPLAIN {sql}", parameters)
            plan = "\n".join(line for (line,) in database.fetchall())
        assert "Index Cond: (ROW(recorded_at, id) < ROW(" in plan
        assert "claim_newest_first" in plan
        assert "Filter:" not in plan and "Sort" not in plan and "OFFSET" not in sql
