import json
import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import translation

from newsclaims.publication.services import withdraw
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

ENDPOINT = "/oembed"


@pytest.fixture
def claim(editor):
    claim = make_claim(text="40 aircraft were destroyed", attributed=False)
    make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")))
    assess(claim=claim, status=Status.UNVERIFIED)
    publish_claim(claim=claim)
    return claim


def full(name: str, *ids: str) -> str:
    return f"http://testserver{reverse(f'timeline:{name}', args=ids)}"


@pytest.fixture
def ask(client):
    """The answer to an address, with any other parameters."""

    def at(address: str, **asked):
        return client.get(ENDPOINT, {"url": address, **asked})

    return at


class TestOembed:
    def test_gives_a_frame_with_speaker_verb_and_status_in_its_title(self, ask, claim, settings):
        settings.DESK_NAME = "The Desk"
        response = ask(full("claim", claim.public_id))
        assert response["Content-Type"] == "application/json"
        told = response.json()
        assert (told["version"], told["type"]) == ("1.0", "rich")
        assert told["title"] == "Kira Rudik claimed: 40 aircraft were destroyed. Not established"
        assert (told["provider_name"], told["provider_url"]) == ("The Desk", "http://testserver/")
        assert f'src="{full("embed_claim", claim.public_id)}"' in told["html"]
        assert f'width="{told["width"]}"' in told["html"] and f'height="{told["height"]}"' in told["html"]

    def test_is_never_larger_than_was_asked(self, ask, claim):
        for width, height in ((300, 200), (50, 50), (5000, 5000)):
            told = ask(full("claim", claim.public_id), maxwidth=width, maxheight=height).json()
            assert told["width"] <= width and told["height"] <= height

    def test_a_narrow_frame_is_higher(self, ask, claim):
        wide, narrow = (ask(full("claim", claim.public_id), maxwidth=width).json() for width in (600, 300))
        assert narrow["height"] > wide["height"]

    @pytest.mark.parametrize("nonsense", ["", "0", "-4", "wide", "٣", "9" * 900])
    def test_a_size_that_is_none_is_as_if_not_asked(self, ask, claim, nonsense):
        assert ask(full("claim", claim.public_id), maxwidth=nonsense).json()["width"] == 600

    def test_knows_events_questions_and_the_timeline_with_its_filters(self, ask, editor):
        event = make_event()
        question = make_question(events=[event])
        published(events=[event], questions=[question])
        frames = {
            full("event", event.public_id): full("embed_event", event.public_id),
            full("question", question.public_id): full("embed_question", question.public_id),
            full("home"): full("embed_timeline"),
            f"{full('home')}?status=disputed": f"{full('embed_timeline')}?status=disputed",
        }
        for address, src in frames.items():
            assert f'src="{src}"' in ask(address).json()["html"]

    def test_speaks_the_language_of_the_address_it_is_asked_for(self, ask, claim):
        with translation.override("de"):
            address, frame = full("claim", claim.public_id), full("embed_claim", claim.public_id)
            label = str(Status.UNVERIFIED.label)
        told = ask(address).json()
        assert f'src="{frame}"' in told["html"]
        assert label in told["title"]

    def test_a_format_that_we_do_not_speak_is_501(self, ask, claim):
        assert ask(full("claim", claim.public_id), format="xml").status_code == 501
        assert ask(full("claim", claim.public_id), format="json").status_code == 200

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "nonsense",
            "javascript:alert(1)",
            "//testserver/",
            "http://elsewhere.example/claims/c-1/",
            "http://testserver.elsewhere.example/",
            "http://testserver:81/",
            "http://user@testserver/",
            "ftp://testserver/",
            "http://testserver/desk/",
            "http://testserver/glossary/",
            "http://testserver/no/such/page/",
            "http://testserver/claims/c-UNKNOWN/",
            "http://[testserver/",
        ],
    )
    def test_any_other_address_is_404(self, ask, claim, address):
        assert ask(address).status_code == 404

    def test_a_draft_and_a_withdrawn_claim_have_none(self, ask, claim):
        assert ask(full("claim", make_claim().public_id)).status_code == 404
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="A source was mistaken.")
        assert ask(full("claim", claim.public_id)).status_code in (404, 410)

    def test_hostile_words_stay_inside_their_attribute(self, ask, editor):
        claim = make_claim(text='"><script>alert(1)</script>')
        publish_claim(claim=claim)
        told = ask(full("claim", claim.public_id)).json()
        assert "<script>" not in told["html"]
        assert "<script>" in unescape(told["html"])

    def test_costs_two_queries(self, ask, claim, django_assert_num_queries):
        with django_assert_num_queries(2):
            ask(full("claim", claim.public_id))


class TestDiscovery:
    def test_the_page_leads_to_its_frame(self, client, read, claim):
        page = read(reverse("timeline:claim", args=[claim.public_id]))
        (href,) = re.findall(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)
        told = json.loads(client.get(unescape(href)).content)
        assert told["title"].startswith("Kira Rudik claimed: 40 aircraft were destroyed")
