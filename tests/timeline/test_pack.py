import json
import re
from html.parser import HTMLParser

import pytest
from django.urls import reverse
from django.utils import translation

from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries import packs
from newsclaims.publication.services import publish_subject, withdraw
from newsclaims.timeline.formats import pack as formats
from newsclaims.vocabulary.kinds import Change, Visibility
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_question,
    make_source,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published

HOSTILE = '</script><script>alert("1")</script><!-- ]]> & \u2028'


def of_event(event) -> str:
    return reverse("timeline:event_pack", args=[event.public_id])


def of_question(question) -> str:
    return reverse("timeline:question_pack", args=[question.public_id])


def data_in(page: str) -> dict:
    inside = re.search(r'<script id="data" type="application/json">(.*?)</script>', page, re.DOTALL)
    return json.loads(inside[1])


def ids_in(page: str) -> set[str]:
    return set(re.findall(r'data-claim="([^"]+)"', page))


class Tags(HTMLParser):
    """The start tags of a page, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def strikes(editor):
    return make_event(title="Drone strikes on bases", happened="2025-06-01")


@pytest.fixture
def claim(strikes):
    claim = make_claim(text="40 aircraft were destroyed", events=[strikes], attributed=False)
    make_attribution(
        claim=claim,
        statement=make_statement(actor=make_actor(name="Kira Rudik")),
        article=make_article(title="Two accounts", url="https://example.org/accounts"),
    )
    image = make_source(title="Radar images", url="https://example.org/radar")
    link_evidence(claim=claim, source=image, excerpt="Two wrecks")
    assess(claim=claim, status=Status.UNVERIFIED, rationale="Nobody else gives this figure.")
    publish_claim(claim=claim)
    return claim


class TestFile:
    def test_is_downloaded_under_the_title_and_the_day_it_stands_for(self, client, claim, strikes):
        named = client.get(of_event(strikes))["Content-Disposition"]
        day = Edition.objects.latest("from_at").from_at.date().isoformat()
        assert named == f'attachment; filename="newsclaims-drone-strikes-on-bases-{day}.html"'

    def test_is_named_in_the_script_of_its_title(self, client, editor):
        question = make_question(text="Скільки літаків?")
        publish_subject(by=editor, subject=question, change=Change.FIRST)
        assert "filename*=utf-8''newsclaims-%D1%81" in client.get(of_question(question))["Content-Disposition"]

    def test_needs_nothing_that_is_not_in_it(self, read, claim, strikes):
        tags = Tags(read(of_event(strikes))).found
        assert not {tag for tag, _ in tags} & {"link", "img", "iframe", "object", "form"}
        assert [found.get("type") for tag, found in tags if tag == "script"] == ["application/json"]
        assert all(found["href"].startswith("#") for tag, found in tags if tag == "use")
        assert all(found["href"].startswith(("#", "http")) for tag, found in tags if tag == "a")
        assert "url(" not in formats.styles()

    def test_holds_the_picture_of_each_mark_that_it_shows(self, read, claim, strikes):
        tags = Tags(read(of_event(strikes))).found
        ids = {found.get("id") for _, found in tags}
        assert {found["href"][1:] for tag, found in tags if tag == "use"} <= ids

    def test_repeats_no_id(self, read, claim, strikes):
        ids = [found["id"] for _, found in Tags(read(of_event(strikes))).found if "id" in found]
        assert len(ids) == len(set(ids))

    def test_costs_as_many_queries_for_many_claims_as_for_one(self, client, claim, strikes, django_assert_num_queries):
        with django_assert_num_queries(8):
            client.get(of_event(strikes))
        for _ in range(10):
            published(events=[strikes])
        with django_assert_num_queries(8):
            assert len(ids_in(client.get(of_event(strikes)).content.decode())) == 11

    def test_is_not_sent_again_while_nothing_was_published(self, client, claim, strikes):
        etag = client.get(of_event(strikes))["ETag"]
        assert client.get(of_event(strikes), headers={"If-None-Match": etag}).status_code == 304


class TestLink:
    def test_leads_to_the_pack_of_the_event_from_its_page_and_to_that_of_the_site_from_others(
        self, read, claim, strikes
    ):
        assert f'href="{of_event(strikes)}"' in read(reverse("timeline:event", args=[strikes.public_id]))
        assert f'href="{reverse("timeline:pack")}"' in read(reverse("timeline:claim", args=[claim.public_id]))


class TestText:
    def test_tells_each_claim_with_its_words_evidence_and_history(self, read, claim, strikes):
        page = read(of_event(strikes))
        for told in (
            "Kira Rudik",
            "40 aircraft were destroyed",
            "Two accounts",
            "https://example.org/accounts",
            "Radar images",
            "https://example.org/radar",
            "Two wrecks",
            "Nobody else gives this figure.",
            "Not established",
            f"http://testserver/claims/{claim.public_id}/",
        ):
            assert told in page

    def test_has_a_table_of_contents_that_leads_to_each_claim(self, read, claim, strikes):
        page = read(of_event(strikes))
        assert f'href="#claim-{claim.public_id}"' in page
        assert f'id="claim-{claim.public_id}"' in page

    def test_never_shows_the_bare_wording_of_what_is_not_established(self, read, claim, strikes):
        page = read(of_event(strikes))
        contents = page[page.index("<nav") : page.index("</nav>")]
        assert ">Kira Rudik claimed: 40 aircraft were destroyed</a>" in contents

    def test_tells_an_event_before_its_parts_and_a_claim_once(self, read, editor, strikes):
        part = make_event(title="A base in the north", parent=strikes)
        both = published(events=[strikes, part])
        page = read(of_event(strikes))
        assert page.index(">Drone strikes on bases</h2>") < page.index(">A base in the north</h2>")
        assert page.count(f'data-claim="{both.public_id}"') == 1
        assert "Also about this:" in page[page.index(">A base in the north</h2>") :]

    def test_shows_what_was_corrected_and_why(self, read, claim, strikes):
        assess(claim=claim, rationale="A second look.")
        publish_claim(claim=claim, change=Change.CORRECTION, note="We had miscounted.")
        assert "We had miscounted." in read(of_event(strikes))

    def test_is_in_the_language_of_the_address(self, client, claim, strikes):
        # What the address speaks is left in the thread.
        with translation.override("en-gb"):
            assert '<html lang="de">' in client.get(f"/de{of_event(strikes)}").content.decode()


class TestData:
    def test_is_what_was_frozen(self, read, claim, strikes):
        held = data_in(read(of_event(strikes)))
        frozen = {(one.subject_type, one.subject_id): one for one in Publication.objects.all()}
        assert {(one["type"], one["id"]) for one in held["publications"]} == frozen.keys()
        for one in held["publications"]:
            assert one["document"] == frozen[one["type"], one["id"]].document
            assert one["revision"] == frozen[one["type"], one["id"]].revision

    def test_holds_the_revisions_before(self, read, claim, strikes):
        assess(claim=claim, rationale="A second look.")
        publish_claim(claim=claim, change=Change.UPDATE, note="More is known.")
        held = data_in(read(of_event(strikes)))
        assert [(one["revision"], one["change"]) for one in held["revisions"]] == [(1, "first"), (2, "update")]

    def test_says_what_it_is_about_and_when(self, read, claim, strikes):
        held = data_in(read(of_event(strikes)))
        assert held["about"] == {"type": "event", "id": strikes.public_id}
        assert held["as_of"] == Edition.objects.latest("from_at").from_at.isoformat()

    def test_cannot_be_broken_out_of(self, client, strikes, editor):
        hostile = make_claim(text=HOSTILE, events=[strikes], attributed=False)
        make_attribution(claim=hostile, statement=make_statement(actor=make_actor(name=f"Eve {HOSTILE}")))
        assess(claim=hostile, rationale=HOSTILE)
        publish_claim(claim=hostile)
        page = client.get(of_event(strikes)).content.decode()
        assert data_in(page)["publications"][0]["document"]["text"] == hostile.text
        assert [found.get("type") for tag, found in Tags(page).found if tag == "script"] == ["application/json"]
        assert "alert(&quot;1&quot;)" in page


class TestScope:
    def test_of_an_event_takes_in_the_events_in_it(self, read, claim, strikes):
        inside = published(events=[make_event(parent=strikes)])
        outside = published(events=[make_event()])
        found = ids_in(read(of_event(strikes)))
        assert {claim.public_id, inside.public_id} <= found
        assert outside.public_id not in found

    def test_of_a_question_is_its_answers(self, read, claim, editor):
        question = make_question(text="How many were destroyed?")
        answer = published(questions=[question])
        assert ids_in(read(of_question(question))) == {answer.public_id}

    def test_of_the_site_is_everything(self, read, claim, editor):
        alone = published(text="Nothing was agreed")
        page = read(reverse("timeline:pack"))
        assert ids_in(page) == {claim.public_id, alone.public_id}
        assert "Without an event" in page

    def test_of_an_empty_site_opens_too(self, read, db):
        assert data_in(read(reverse("timeline:pack")))["publications"] == []

    def test_is_what_readers_saw_at_the_moment_asked_for(self, client, claim, strikes):
        before = Edition.objects.latest("from_at").from_at
        later = published(events=[strikes])
        page = client.get(of_event(strikes), {"as_of": before.isoformat()}).content.decode()
        assert ids_in(page) == {claim.public_id}
        assert later.public_id not in page
        assert data_in(page)["as_of"] == before.isoformat()
        assert f"/claims/{claim.public_id}/?as_of=" in page

    def test_leaves_out_what_was_withdrawn(self, read, claim, strikes):
        gone = published(events=[strikes])
        gone.refresh_from_db()
        withdraw(by=make_chief(), claim=gone, version=gone.version, reason="Taken down.")
        assert ids_in(read(of_event(strikes))) == {claim.public_id}

    def test_leaves_out_drafts_and_what_only_the_desk_may_see(self, client, claim, strikes, editor):
        make_claim(text="DRAFTONLY was hit", events=[strikes])
        secret = make_source(title="DRAFTONLY person", visibility=Visibility.CONFIDENTIAL)
        link_evidence(claim=claim, source=secret, note="DRAFTONLY")
        publish_claim(claim=claim)
        page = client.get(of_event(strikes)).content.decode()
        assert "DRAFTONLY" not in page
        assert "1 source known to the desk" in page

    def test_of_what_was_never_published_is_a_404(self, client, editor):
        assert client.get(of_event(make_event())).status_code == 404
        assert client.get(of_question(make_question())).status_code == 404


class TestBound:
    def test_refuses_more_claims_than_a_file_can_hold_and_offers_events(self, client, claim, strikes, monkeypatch):
        monkeypatch.setattr(packs, "CLAIMS_IN_A_PACK", 1)
        published(text="Nothing was agreed")
        refused = client.get(reverse("timeline:pack"))
        assert refused.status_code == 422
        assert "a reading pack has up to 1 claim." in refused.content.decode()
        assert f'href="{of_event(strikes)}"' in refused.content.decode()
        assert "Content-Disposition" not in refused
