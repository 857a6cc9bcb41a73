from xml.etree import ElementTree

import pytest
from django.urls import reverse

from newsclaims.publication.queries import sitemaps
from newsclaims.publication.services import withdraw
from tests.factories import assess, make_chief, make_claim, make_event, publish_claim
from tests.timeline.conftest import published

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture
def fetch(client):
    """A sitemap as a tree."""

    def at(address: str) -> ElementTree.Element:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"].startswith("application/xml")
        return ElementTree.fromstring(response.content)

    return at


@pytest.fixture
def locations(fetch):
    """Every address in every part that the index names."""

    def found() -> list[str]:
        parts = [loc.text for loc in fetch("/sitemap.xml").findall("s:sitemap/s:loc", NAMES)]
        trees = [fetch(part.removeprefix("http://testserver")) for part in parts]
        return [loc.text for tree in trees for loc in tree.findall("s:url/s:loc", NAMES)]

    return found


def full(name: str, *ids: str, prefix: str = "") -> str:
    return f"http://testserver{prefix}{reverse(f'timeline:{name}', args=ids)}"


class TestSitemaps:
    def test_have_every_page_in_every_language(self, locations, editor):
        event = make_event()
        claim = published(events=[event])
        found = locations()
        assert len(found) == len(set(found))
        for prefix in ("", "/uk", "/de"):
            assert full("claim", claim.public_id, prefix=prefix) in found
            assert full("event", event.public_id, prefix=prefix) in found
            assert full("home", prefix=prefix) in found

    def test_have_neither_drafts_nor_what_was_withdrawn(self, locations, editor):
        claim, draft = published(), make_claim()
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="A source was mistaken.")
        found = locations()
        assert full("claim", claim.public_id) not in found
        assert full("claim", draft.public_id) not in found

    def test_every_address_is_there(self, client, locations, editor):
        published(events=[make_event()])
        for address in locations():
            assert client.get(address.removeprefix("http://testserver")).status_code == 200, address

    def test_tell_of_each_page_its_other_languages_and_its_last_change(self, fetch, editor):
        claim = published()
        assess(claim=claim)
        publication = publish_claim(claim=claim)
        number = publication.pk // sitemaps.PUBLICATIONS_IN_A_PART
        tree = fetch(reverse("timeline:sitemap_part", args=[number]))
        (entry,) = [
            one
            for one in tree.findall("s:url", NAMES)
            if one.findtext("s:loc", "", NAMES) == full("claim", claim.public_id)
        ]
        assert entry.findtext("s:lastmod", "", NAMES) == publication.recorded_at.isoformat()
        others = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", NAMES)}
        assert others == {
            "en-gb": full("claim", claim.public_id),
            "uk": full("claim", claim.public_id, prefix="/uk"),
            "de": full("claim", claim.public_id, prefix="/de"),
            "x-default": full("claim", claim.public_id),
        }

    def test_a_long_site_is_in_parts_that_are_all_named(self, locations, editor, monkeypatch):
        monkeypatch.setattr(sitemaps, "PUBLICATIONS_IN_A_PART", 2)
        claims = [published(text=f"Claim {number}") for number in range(5)]
        found = locations()
        assert len(found) == len(set(found))
        assert {full("claim", claim.public_id) for claim in claims} <= set(found)

    def test_a_part_that_has_nothing_is_none(self, client, db):
        assert client.get(reverse("timeline:sitemap_part", args=[999])).status_code == 404

    def test_cost_three_queries_however_much_there_is(self, client, editor, monkeypatch, django_assert_max_num_queries):
        monkeypatch.setattr(sitemaps, "PUBLICATIONS_IN_A_PART", 3)
        for number in range(4):
            published(text=f"Claim {number}")
        with django_assert_max_num_queries(3):
            client.get("/sitemap.xml")
        with django_assert_max_num_queries(3):
            client.get(reverse("timeline:sitemap_part", args=[sitemaps.sitemap_parts()[0]]))

    def test_an_empty_site_has_its_standing_pages(self, locations, db):
        assert full("home") in locations()


def test_robots_may_read_all_but_the_desk(client, db):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain"
    lines = response.content.decode().splitlines()
    assert "Disallow: /desk/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
