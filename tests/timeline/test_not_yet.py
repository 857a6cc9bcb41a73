"""A page at a moment before its subject was first published says so, and leads to when it was."""

import re
from html import unescape

import pytest
from django.urls import reverse

from newsclaims.publication.services import withdraw
from tests.factories import (
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)

EARLIER = "2025-06-01"


@pytest.fixture
def claim(editor):
    claim = make_claim(events=[make_event()], questions=[make_question()], attributed=False)
    make_attribution(claim=claim, statement=make_statement(), article=make_article())
    publish_claim(claim=claim)
    return claim


def addresses(claim) -> list[str]:
    attribution = claim.attributions.get()
    subjects = {
        "claim": claim,
        "event": claim.events.get(),
        "question": claim.questions.get(),
        "article": attribution.article,
        "actor": attribution.statement.actor,
        "outlet": attribution.article.outlet,
    }
    return [reverse(f"timeline:{kind}", args=[one.public_id]) for kind, one in subjects.items()]


def at(client, address: str, moment: str = EARLIER) -> tuple[int, str]:
    response = client.get(address, {"as_of": moment})
    return response.status_code, " ".join(response.content.decode().replace("\u00a0", " ").split())


def test_each_kind_of_page_says_that_it_was_not_there_and_keeps_its_calendar(client, claim):
    for address in addresses(claim):
        status, page = at(client, address)
        assert (status, "On 1 June 2025, 23:59 nothing stood at this address." in page) == (404, True), address
        assert 'name="as_of" value="2025-06-01"' in page
        assert "Show how it stands now" in page


def test_leads_to_the_page_as_it_was_first_published(client, claim):
    address = addresses(claim)[0]
    _status, page = at(client, address)
    link = unescape(re.search(r'<a href="(\?as_of=[^"]+)">Show it as it was first published', page)[1])
    response = client.get(address + link)
    assert response.status_code == 200
    assert 'data-version="1"' in response.content.decode()


def test_says_nothing_of_what_it_is(client, claim):
    words = [claim.text, claim.events.get().title, claim.questions.get().text]
    for address in addresses(claim):
        assert not [one for one in words if one in at(client, address)[1]]


def test_of_what_was_withdrawn_since_it_tells_no_more_than_that_it_was_there(client, claim):
    claim.refresh_from_db()
    withdraw(by=make_chief(), claim=claim, version=claim.version, reason="Never said.")
    status, page = at(client, addresses(claim)[0])
    assert (status, "Not published yet" in page, "Never said." in page) == (404, True, False)


def test_what_was_never_published_is_not_told_from_what_is_not_there(client, editor):
    draft = reverse("timeline:claim", args=[make_claim().public_id])
    nothing = reverse("timeline:claim", args=["c-nothing"])
    assert at(client, draft) == at(client, nothing)
    assert at(client, draft)[0] == 404
