import pytest
from django.urls import reverse

from newsclaims.actors.models import Actor
from newsclaims.events.services import Participant, Where
from newsclaims.publication import queries
from newsclaims.publication.services import publish_subject, withdraw
from newsclaims.vocabulary.kinds import Basis, Change
from newsclaims.vocabulary.statuses import Status
from tests.factories import make_actor, make_chief, make_claim, make_event, make_question, publish_claim
from tests.timeline.conftest import published


@pytest.fixture
def sbu(editor) -> Actor:
    return make_actor(name="Security Service of Ukraine", kind="state_body")


@pytest.fixture
def strikes(editor, sbu):
    event = make_event(
        title="Drone strikes on bases",
        happened="2025-06-01",
        basis=Basis.ESTABLISHED,
        where=Where(name="Belaya, Irkutsk", country="RU"),
        participants=[Participant(actor=sbu, role="attacker", basis=Basis.ANNOUNCED)],
        summary="The strikes of 1 June.",
    )
    publish_subject(by=editor, subject=event, change=Change.FIRST)
    return event


def address(event) -> str:
    return reverse("timeline:event", args=[event.public_id])


class TestFacts:
    def test_stand_with_their_basis_and_who_took_part(self, read, strikes):
        page = read(address(strikes))
        assert "Sunday 1 June 2025" in page
        assert "that it happened is <strong>established</strong>" in page
        assert "Belaya, Irkutsk" in page
        assert 'Security Service of Ukraine</bdi></a> <span class="muted">attacker, announced' in page
        assert "The strikes of 1 June." in page

    def test_lead_to_the_event_it_is_part_of_and_to_its_parts(self, read, editor, strikes):
        nested = make_event(title="The strike on Belaya", parent=strikes)
        publish_subject(by=editor, subject=nested, change=Change.FIRST)
        assert f'part of <a href="{address(strikes)}">Drone strikes on bases</a>' in read(address(nested))
        assert f'<a href="{address(nested)}">The strike on Belaya</a>' in read(address(strikes))

    def test_are_those_that_were_published_whatever_the_desk_has_changed(self, read, strikes):
        strikes.change(strikes.version, title="A title at the desk")
        assert "A title at the desk" not in read(address(strikes))

    def test_an_event_that_was_never_published_is_a_404(self, client, editor):
        assert client.get(address(make_event())).status_code == 404


class TestWhatIsKnown:
    def test_has_each_claim_once_in_its_part(self, read, strikes):
        for number, status in enumerate((Status.SUPPORTED, Status.DISPUTED, Status.UNREVIEWED, Status.PENDING)):
            published(text=f"Claim number {number}", status=status, events=[strikes])
        page = read(address(strikes))
        assert "What is known, of 4 claims:" in page
        parts = [page[page.index(f'id="{part}"') :] for part in ("established", "contested", "claimed", "unknown")]
        for number, part in enumerate(parts):
            assert part.index(f"Claim number {number}") < part.index("</section>")
            assert page.count(f"Claim number {number}") == 1

    def test_an_empty_part_stays_and_says_what_belongs_there(self, read, strikes):
        page = read(address(strikes))
        assert "of 0 claims:" in page
        assert "Claims stand here once they are supported or confirmed." in page

    def test_leaves_out_drafts_and_claims_of_other_events(self, read, strikes):
        make_claim(text="A draft", events=[strikes])
        published(text="Something else", events=[make_event()])
        page = read(address(strikes))
        assert "A draft" not in page
        assert "Something else" not in page

    def test_names_its_questions_and_how_many_claims_answer_them(self, read, strikes):
        question = make_question(text="How many aircraft were hit?", finding="From 13 to 41", events=[strikes])
        for number in range(2):
            published(text=f"{number + 12} aircraft were hit", questions=[question], events=[strikes])
        page = read(address(strikes))
        assert "How many aircraft were hit?</a></h3>" in page
        assert "From 13 to 41" in page
        assert "2 answers" in page

    def test_costs_the_same_whatever_it_holds(self, client, strikes, django_assert_num_queries):
        question = make_question(events=[strikes])
        for number in range(3):
            published(text=f"Claim number {number}", questions=[question], events=[strikes])
        with django_assert_num_queries(6):
            client.get(address(strikes))

    def test_a_list_that_is_cut_says_so(self, read, strikes, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.pages.CLAIMS_ON_A_PAGE", 1)
        for number in range(2):
            published(text=f"Claim number {number}", events=[strikes])
        page = read(address(strikes))
        assert "of 1+ claim" in page
        assert "The first is shown" in page


def test_a_withdrawn_claim_is_not_counted(editor, strikes):
    claim = make_claim(text="Aircraft were hit", events=[strikes])
    publish_claim(claim=claim)
    claim.refresh_from_db()
    withdraw(by=make_chief(), claim=claim, version=claim.version, reason="It was made up.")
    assert queries.event_page(strikes.public_id).claims == ()
