"""The list of claims: every published one, a page at a time, however deep."""

import re

import pytest
from django.urls import reverse

from newsclaims.claims.models import Claim
from newsclaims.publication.models import Edition
from newsclaims.publication.services import withdraw
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Status
from tests.factories import assess, make_chief, make_claim, publish_claim
from tests.timeline.conftest import copy_the_claim, published

CLAIMS = reverse("timeline:claims")


def ids_on(page: str) -> list[str]:
    return re.findall(r'data-claim="([^"]+)"', page)


@pytest.fixture
def five(editor, monkeypatch) -> list[str]:
    """The public ids of five claims, newest first; two fit a page."""
    monkeypatch.setattr("newsclaims.publication.queries.lists.CLAIMS_ON_A_PAGE", 2)
    return [published(text=f"Claim number {number}").public_id for number in range(5)][::-1]


class TestPages:
    def test_newest_first_and_each_once_to_the_end(self, read, five):
        seen, address = [], CLAIMS
        while address:
            page = read(address)
            seen.append(ids_on(page))
            following = re.search(r'href="(\?after=[^"]+)" rel="next"', page)
            address = f"{CLAIMS}{following[1]}" if following else ""
        assert seen == [five[:2], five[2:4], five[4:]]

    def test_the_page_after_a_claim_is_at_its_id(self, read, five):
        page = read(f"{CLAIMS}?after={five[1]}")
        assert ids_on(page) == five[2:4]
        assert f'href="?before={five[2]}" rel="prev"' in page
        assert ids_on(read(f"{CLAIMS}?before={five[2]}")) == five[:2]

    def test_the_links_keep_the_filters(self, read, five):
        assert f'href="?status=unreviewed&amp;after={five[1]}"' in read(f"{CLAIMS}?status=unreviewed")

    def test_a_claim_that_does_not_answer_to_the_filters_still_marks_its_place(self, read, five):
        other = make_claim(text="Something else")
        assess(claim=other, status=Status.UNVERIFIED)
        publish_claim(claim=other)
        assert ids_on(read(f"{CLAIMS}?status=unreviewed&after={other.public_id}")) == five[:2]

    def test_so_does_one_that_was_withdrawn(self, read, five):
        claim = published(text="Never said")
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="Nobody said so.")
        assert ids_on(read(f"{CLAIMS}?after={claim.public_id}")) == five[:2]
        assert claim.public_id not in ids_on(read(CLAIMS))

    @pytest.mark.parametrize("cursor", ["c-UNKNOWN", "%00", "é", "x" * 500])
    def test_a_claim_that_is_not_there_says_so_and_shows_the_first_page(self, read, five, cursor):
        page = read(f"{CLAIMS}?status=unreviewed&after={cursor}")
        assert "No claim of this id is published." in page
        assert ids_on(page) == five[:2]
        assert 'aria-label="Filters in use"' in page

    def test_beyond_the_last_claim_it_says_so(self, read, five):
        page = read(f"{CLAIMS}?after={five[-1]}")
        assert ids_on(page) == []
        assert "There is nothing beyond this page." in page


class TestOrders:
    def test_recently_updated_first(self, read, five):
        assert ids_on(read(f"{CLAIMS}?order=updated")) == five[:2]
        self._publish_again(five[4], change=Change.UPDATE)
        page = read(f"{CLAIMS}?order=updated")
        assert ids_on(page) == [five[4], five[0]]
        assert ids_on(read(f"{CLAIMS}?order=updated&after={five[0]}")) == five[1:3]
        assert ids_on(read(CLAIMS)) == five[:2]

    def test_a_revision_of_the_wording_is_no_update(self, read, five):
        self._publish_again(five[4], change=Change.REVISION)
        assert ids_on(read(f"{CLAIMS}?order=updated")) == five[:2]

    def test_oldest_first(self, read, five):
        assert ids_on(read(f"{CLAIMS}?order=oldest")) == five[::-1][:2]

    def _publish_again(self, claim_id, *, change):
        claim = Claim.objects.get(public_id=claim_id)
        assess(claim=claim, status=Status.UNVERIFIED)
        publish_claim(claim=claim, change=change)


class TestSearch:
    def test_marks_what_was_found_and_leaves_addresses_alone(self, read, editor):
        claim = published(text="Data of 40 aircraft")
        published(text="The war is not over")
        page = read(f"{CLAIMS}?q=data")
        assert ids_on(page) == [claim.public_id]
        assert '<mark class="found">Data</mark> of 40 aircraft' in page

    def test_nothing_found_offers_everything(self, read, five):
        page = read(f"{CLAIMS}?q=zeppelin")
        assert "Nothing published answers to these filters." in page
        assert f'<a href="{CLAIMS}">Show everything</a>' in page


class TestMoments:
    def test_shows_the_list_as_it_stood(self, read, five):
        moment = Edition.objects.get(subject_id=five[2]).from_at
        page = read(f"{CLAIMS}?as_of={moment.isoformat().replace('+', '%2B')}")
        assert ids_on(page) == five[2:4]
        assert f"after={five[3]}&amp;as_of=" in page


class TestCost:
    @pytest.mark.parametrize("asked", ["", "?q=claim", "?order=updated", "?clock=said&from=2025-01-01", "?status=none"])
    def test_a_page_of_ten_costs_as_many_queries_as_one_of_five_hundred(
        self, client, editor, asked, monkeypatch, django_assert_num_queries
    ):
        monkeypatch.setattr("newsclaims.publication.queries.lists.CLAIMS_ON_A_PAGE", 500)
        published(text="Claim number 0")
        copy_the_claim(9)
        cost = 6 if "said" in asked else 7
        with django_assert_num_queries(cost):
            few = client.get(f"{CLAIMS}{asked}").content.decode()
        copy_the_claim(490)
        with django_assert_num_queries(cost):
            many = client.get(f"{CLAIMS}{asked}").content.decode()
        assert (len(ids_on(few)), len(ids_on(many))) == (10, 500)
