import re

import pytest
from django.urls import reverse
from django.utils import translation

from newsclaims.publication.services import withdraw
from newsclaims.timeline.marks import shape_of
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published


@pytest.fixture
def event(editor):
    return make_event(title="Drone strikes")


@pytest.fixture
def question(event):
    return make_question(text="How many were destroyed?", finding="Nobody has counted.", events=[event])


@pytest.fixture
def claim(event, question):
    claim = make_claim(
        text="40 aircraft were destroyed",
        events=[event],
        questions=[question],
        quantity={"value": 40, "unit": "aircraft"},
        attributed=False,
    )
    make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")))
    assess(claim=claim, status=Status.UNVERIFIED)
    publish_claim(claim=claim)
    return claim


@pytest.fixture
def frames(claim, event, question) -> list[str]:
    return [
        reverse("timeline:embed_claim", args=[claim.public_id]),
        reverse("timeline:embed_event", args=[event.public_id]),
        reverse("timeline:embed_question", args=[question.public_id]),
        reverse("timeline:embed_timeline"),
    ]


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


class TestFraming:
    def test_everybody_may_frame_these_pages(self, client, frames):
        for address in frames:
            response = client.get(address)
            assert "frame-ancestors *" in response["Content-Security-Policy"]
            assert "default-src 'self'" in response["Content-Security-Policy"]
            assert "X-Frame-Options" not in response

    def test_a_frame_that_is_not_sent_again_may_still_be_framed(self, client, frames):
        for address in frames:
            etag = client.get(address)["ETag"]
            response = client.get(address, headers={"If-None-Match": etag})
            assert response.status_code == 304
            assert "frame-ancestors *" in response["Content-Security-Policy"]

    def test_nobody_may_frame_any_other_page(self, client, claim, event, question):
        others = [
            reverse("timeline:home"),
            reverse("timeline:claim", args=[claim.public_id]),
            reverse("timeline:event", args=[event.public_id]),
            reverse("timeline:question", args=[question.public_id]),
            reverse("timeline:claim_annotations", args=[claim.public_id]),
            reverse("timeline:oembed"),
            reverse("desk:sign-in"),
        ]
        for address in others:
            response = client.get(address)
            assert "frame-ancestors 'none'" in response["Content-Security-Policy"], address
            assert response["X-Frame-Options"] == "DENY", address

    def test_run_nothing_and_know_nobody(self, client, frames):
        for address in frames:
            response = client.get(address)
            page = response.content.decode()
            assert "<script" not in page and "style=" not in page and "<form" not in page
            assert not response.cookies

    def test_every_link_opens_beside_the_frame(self, client, frames):
        for address in frames:
            links = re.findall(r"<a [^>]+>", client.get(address).content.decode())
            assert links
            assert all('target="_blank" rel="noopener"' in link for link in links)

    def test_cost_a_constant_number_of_queries(self, client, frames, event, question, django_assert_max_num_queries):
        for number in range(12):
            published(text=f"Claim {number}", events=[event], questions=[question])
        for address in frames:
            with django_assert_max_num_queries(5):
                client.get(address)


class TestClaim:
    def test_shows_who_said_it_how_it_stands_and_when_that_was_checked(self, read, claim, frames):
        page = read(frames[0])
        assert "Kira Rudik claimed: 40 aircraft were destroyed" in words(page)
        assert "Not established" in page
        assert shape_of(Status.UNVERIFIED) in page
        assert "Nobody but the speaker gives this figure." in page
        assert "checked" in page and "as of" in page
        assert f'href="{reverse("timeline:claim", args=[claim.public_id])}"' in page

    def test_says_that_it_was_withdrawn_and_why(self, client, claim, frames):
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="A source was mistaken.")
        response = client.get(frames[0])
        page = response.content.decode()
        assert response.status_code == 410
        assert "This claim was withdrawn" in page
        assert "A source was mistaken." in page
        assert "aircraft" not in page and "Rudik" not in page
        assert "frame-ancestors *" in response["Content-Security-Policy"]

    def test_a_draft_has_none(self, client, editor):
        assert client.get(reverse("timeline:embed_claim", args=[make_claim().public_id])).status_code == 404

    def test_speaks_the_language_of_its_address(self, client, claim):
        with translation.override("de"):
            address, label = reverse("timeline:embed_claim", args=[claim.public_id]), str(Status.UNVERIFIED.label)
            page = client.get(address).content.decode()
        assert '<html lang="de">' in page
        assert label in page

    def test_shows_an_earlier_moment_and_says_so(self, read, claim, frames):
        moment = "2999-01-01"
        assert "As it stood" not in read(frames[0])
        first = claim.assessments.get().recorded_at
        publish_claim(claim=_assessed(claim))
        moment = first.isoformat().replace("+00:00", "Z")
        response = read(f"{frames[3]}?as_of={moment}")
        assert "As it stood on" in response

    def test_hostile_words_are_words(self, client, editor):
        claim = published(text="<script>alert(1)</script>")
        assert "<script" not in client.get(reverse("timeline:embed_claim", args=[claim.public_id])).content.decode()


def _assessed(claim):
    assess(claim=claim, status=Status.UNVERIFIABLE)
    return claim


class TestLists:
    def test_an_event_lists_its_claims_and_counts_all_of_them(self, read, frames, event):
        for number in range(9):
            published(text=f"Claim {number}", events=[event])
        page = read(frames[1])
        assert "Drone strikes" in page
        assert "10 claims: 10 only claimed" in page
        assert page.count("<li>") == 8

    def test_a_question_shows_its_finding_and_the_figures(self, read, frames):
        page = read(frames[2])
        assert "How many were destroyed?" in page
        assert "Nobody has counted." in page
        assert '<span class="embed-figure">40 aircraft</span>' in page

    def test_the_timeline_is_narrowed_by_the_same_address(self, read, frames, editor):
        published(text="Something disputed", status=Status.DISPUTED)
        assert "Something disputed" in read(frames[3])
        assert "40 aircraft" in read(frames[3])
        narrowed = read(f"{frames[3]}?status=disputed")
        assert "Something disputed" in narrowed and "40 aircraft" not in narrowed
        assert 'href="/?status=disputed"' in narrowed

    def test_a_filter_that_is_none_narrows_nothing(self, read, frames):
        assert "40 aircraft" in read(f"{frames[3]}?status=nonsense&since=yesterday")

    def test_says_that_there_is_nothing_yet(self, read, frames):
        assert "No claims yet" in read(f"{frames[3]}?status=refuted")


class TestCode:
    def test_the_pages_give_the_code_of_their_frame(self, client, claim, frames):
        response = client.get(reverse("timeline:claim", args=[claim.public_id]))
        code = response.context["embed"]
        assert f'src="http://testserver{frames[0]}"' in code
        assert 'title="Kira Rudik claimed: 40 aircraft were destroyed"' in code
        assert 'width="100%"' in code
        assert "allow-scripts" not in code


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_mark(status):
    assert shape_of(status).startswith("<")
