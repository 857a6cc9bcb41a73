"""Rule 11: until a claim is supported or confirmed, its wording never stands alone."""

import pytest

from newsclaims.claims.models import Claim
from newsclaims.claims.services import strike_attribution
from newsclaims.publication import headings
from newsclaims.vocabulary.kinds import Stance, Voice
from newsclaims.vocabulary.statuses import Status
from tests.factories import make_actor, make_attribution, make_claim, make_editor, make_outlet, make_statement

pytestmark = pytest.mark.django_db

WORDING = "40 aircraft were destroyed"


@pytest.fixture
def claim() -> Claim:
    return make_claim(text=WORDING, attributed=False)


def say(claim, name="Kira Rudik", voice=Voice.NAMED, cue="claimed", stance=Stance.ASSERTS):
    speaks = {"actor": make_actor(name=name)} if voice.has_actor else {}
    if voice == Voice.OUTLET:
        speaks = {"outlet": make_outlet(name=name)}
    statement = make_statement(voice=voice, **speaks)
    return make_attribution(claim=claim, statement=statement, cue=cue, stance=stance)


def heading(claim, status=Status.UNVERIFIED):
    attributions = list(claim.attributions.select_related("statement__actor", "statement__outlet").order_by("pk"))
    return headings.heading_of(wording=claim.text, language="en", status=status, attributions=attributions)


def title(claim, status=Status.UNVERIFIED):
    return headings.plain(heading(claim, status))


class TestHeading:
    @pytest.mark.parametrize("status", [status for status in Status if not status.stands_alone])
    def test_names_the_speaker_and_the_verb(self, claim, status):
        say(claim)
        assert title(claim, status) == f"Kira Rudik claimed: {WORDING}"

    @pytest.mark.parametrize("status", [Status.SUPPORTED, Status.CONFIRMED])
    def test_lets_a_wording_that_is_borne_out_stand_alone(self, claim, status):
        say(claim)
        assert title(claim, status) == WORDING

    def test_is_exactly_these_two_that_stand_alone(self):
        assert {status for status in Status if status.stands_alone} == {Status.SUPPORTED, Status.CONFIRMED}

    def test_takes_said_for_a_cue_that_cannot_carry_a_sentence(self, claim):
        say(claim, cue="put the figure at")
        assert title(claim) == f"Kira Rudik said: {WORDING}"

    @pytest.mark.parametrize(
        ("cues", "stance", "printed"),
        [
            (["said"], Stance.ASSERTS, True),
            (["put the figure at"], Stance.ASSERTS, False),
            (["said", "said"], Stance.ASSERTS, False),
            (["denied"], Stance.DENIES, False),
        ],
    )
    def test_tells_a_verb_that_is_printed_from_one_of_ours(self, claim, cues, stance, printed):
        for number, cue in enumerate(cues):
            say(claim, name=f"Speaker {number}", cue=cue, stance=stance)
        assert heading(claim)["printed"] is printed

    def test_names_both_of_two_speakers(self, claim):
        say(claim)
        say(claim, name="Vasyl Maliuk")
        assert title(claim) == f"Kira Rudik and Vasyl Maliuk said: {WORDING}"

    def test_counts_the_others_of_three_and_more(self, claim):
        for name in ("Kira Rudik", "Vasyl Maliuk", "Hakan Fidan"):
            say(claim, name=name)
        assert title(claim) == f"Kira Rudik and 2 others said: {WORDING}"

    def test_names_a_speaker_once_however_often_reported(self, claim):
        statement = say(claim).statement
        make_attribution(claim=claim, statement=statement, cue="alleged")
        assert title(claim) == f"Kira Rudik claimed: {WORDING}"

    def test_says_that_a_source_is_unnamed(self, claim):
        say(claim, name="A US official", voice=Voice.UNNAMED, cue="said")
        assert title(claim) == f"A US official, unnamed, said: {WORDING}"
        assert heading(claim)["speakers"][0]["unnamed"] is True

    def test_lets_the_report_speak_where_it_names_nobody(self, claim):
        say(claim, name="The Gazette", voice=Voice.OUTLET, cue="")
        assert title(claim) == f"The Gazette says: {WORDING}"
        assert heading(claim)["shape"] == "outlet"

    def test_prefers_a_speaker_to_a_report(self, claim):
        say(claim, name="The Gazette", voice=Voice.OUTLET, cue="")
        say(claim)
        assert title(claim) == f"Kira Rudik claimed: {WORDING}"

    def test_calls_what_nobody_is_named_for_an_allegation(self, claim):
        make_attribution(claim=claim, statement=make_statement(voice=Voice.UNATTRIBUTED), cue="")
        assert title(claim) == f"Unattributed allegation: {WORDING}"

    def test_calls_a_claim_an_allegation_when_everything_is_struck(self, claim):
        attribution = say(claim)
        strike_attribution(by=make_editor(), attribution=attribution, version=1, reason="Misheard")
        assert title(claim) == f"Unattributed allegation: {WORDING}"

    def test_puts_nobody_behind_a_wording_whom_the_report_has_denying_it(self, claim):
        say(claim, name="Moscow", stance=Stance.DENIES, cue="denied")
        say(claim)
        assert title(claim) == f"Kira Rudik claimed: {WORDING}"

    @pytest.mark.parametrize(
        ("stance", "verb"),
        [
            (Stance.DENIES, "denied"),
            (Stance.QUESTIONS, "questioned"),
            (Stance.DECLINES, "declined to comment on"),
            (Stance.RETRACTS, "took back"),
        ],
    )
    def test_says_what_somebody_does_to_a_claim_that_nobody_asserts(self, claim, stance, verb):
        say(claim, name="Moscow", stance=stance, cue="said")
        assert title(claim) == f"Moscow {verb}: {WORDING}"
