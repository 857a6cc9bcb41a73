"""The ways between the stages that docs/statuses.md draws are the ways that the services go."""

import pytest

from newsclaims.claims import services as claims
from newsclaims.core.errors import Refusal
from newsclaims.documentation.statuses import WAYS
from newsclaims.publication import services as publication
from newsclaims.vocabulary.statuses import Stage
from tests import factories

pytestmark = pytest.mark.django_db


def send_to_review(chief, claim):
    claims.send_to_review(by=chief, claim=claim, version=claim.version)


def send_back(chief, claim):
    claims.send_back(by=chief, claim=claim, version=claim.version)


def publish(chief, claim):
    seen = publication.preview(by=chief, claim=claim)
    publication.publish(by=chief, claim=claim, version=claim.version, change=seen.changes[0])


def publish_something_new(chief, claim):
    factories.make_attribution(by=chief, claim=claim)
    publish(chief, claim)


def withdraw(chief, claim):
    publication.withdraw(by=chief, claim=claim, version=claim.version, reason="It named a private person.")


ACTS = {
    "send to review": send_to_review,
    "send back": send_back,
    "publish": publish_something_new,
    "withdraw": withdraw,
}
STEPS = {
    Stage.DRAFT: [],
    Stage.IN_REVIEW: [send_to_review],
    Stage.PUBLISHED: [send_to_review, publish],
    Stage.RETIRED: [send_to_review, publish, withdraw],
}


@pytest.mark.parametrize("before", Stage)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_goes_where_the_diagram_says_and_nowhere_else(act, before):
    chief = factories.make_chief()
    claim = factories.make_claim(by=chief)
    for step in STEPS[before]:
        step(chief, claim)
        claim.refresh_from_db()
    drawn = [way.after for way in WAYS if (way.act, way.before) == (act, before)]

    try:
        ACTS[act](chief, claim)
    except Refusal:
        assert drawn == []
    else:
        claim.refresh_from_db()
        assert drawn == [claim.stage]


def test_every_stage_can_be_reached():
    assert {way.after for way in WAYS} == set(Stage)
