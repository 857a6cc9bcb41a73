"""What is counted of events, actors and outlets, as readers see it."""

import pytest

from newsclaims.core.counting import CAP
from newsclaims.publication.queries.actors import actor_page
from newsclaims.publication.queries.outlets import outlet_page
from newsclaims.publication.queries.places import map_page
from newsclaims.publication.services import publish_subject, withdraw
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.known import Part
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_editor,
    make_event,
    make_outlet,
    make_statement,
    publish_claim,
)
from tests.timeline.copies import copy


@pytest.fixture
def story(db):
    """An actor, an outlet and an event that one published claim names, and the claim."""
    editor = make_editor()
    actor, outlet, event = make_actor(), make_outlet(), make_event()
    publish_subject(by=editor, subject=event, change=Change.FIRST)
    claim = make_claim(status=Status.UNVERIFIED, events=[event], attributed=False)
    make_attribution(claim=claim, statement=make_statement(actor=actor), article=make_article(outlet=outlet))
    publish_claim(claim=claim)
    claim.refresh_from_db()
    return actor, outlet, event, claim


def test_a_claim_counts_with_its_event_its_speaker_and_whoever_reported_it(story):
    actor, outlet, _, _ = story
    record = actor_page(actor.public_id).record
    reported = outlet_page(outlet.public_id).reported
    assert [event.claims for event in map_page().events] == [1]
    assert (record.made, record.made_by_part[Part.CLAIMED], record.denied) == (1, 1, 0)
    assert (reported.all, reported.by_status[Status.UNVERIFIED], reported.by_status[Status.CONFIRMED]) == (1, 1, 0)
    assert [article.claims for article in outlet_page(outlet.public_id).articles] == [1]


def test_a_withdrawn_claim_counts_no_more(story):
    actor, outlet, _, claim = story
    withdraw(by=make_chief(), claim=claim, version=claim.version, reason="It was made up.")
    assert [event.claims for event in map_page().events] == [0]
    assert actor_page(actor.public_id).record.made == 0
    assert actor_page(actor.public_id).claims == ()
    assert outlet_page(outlet.public_id).reported.all == 0
    assert [article.claims for article in outlet_page(outlet.public_id).articles] == [0]


def test_beyond_the_cap_nobody_counts_on(story):
    actor, outlet, _, claim = story
    copy(claim.public_id, CAP + 5)
    assert map_page().events[0].claims_shown == "1,000+"
    assert outlet_page(outlet.public_id).articles[0].claims_shown == "1,000+"
    assert actor_page(actor.public_id).record.made == CAP + 1
