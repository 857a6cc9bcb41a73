import pytest
from django.urls import reverse
from django.utils import timezone

from newsclaims.actors.models import Actor
from newsclaims.events.services import Participant, Where
from newsclaims.publication import queries
from newsclaims.publication.services import bring_publication, publish_subject, withdraw
from newsclaims.vocabulary.kinds import Basis, Change, EvidenceStance, SourceKind
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_outlet,
    make_question,
    make_source,
    publish_claim,
)
from tests.timeline.conftest import published
from tests.timeline.copies import copy


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

    def test_of_a_part_whose_basis_is_that_of_the_event_say_so(self, read, editor, sbu):
        event = make_event(basis=Basis.ALLEGED, participants=[Participant(actor=sbu, role="attacker")])
        publish_subject(by=editor, subject=event, change=Change.FIRST)
        assert '<span class="muted">attacker, alleged</span>' in read(address(event))

    def test_lead_to_those_who_took_part(self, read, strikes, sbu):
        assert f'<a href="/actors/{sbu.public_id}/"><bdi>Security Service of Ukraine</bdi></a>' in read(
            address(strikes)
        )

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
        question = make_question(
            text="How many aircraft were hit?", finding="Images show a floor.", unit="aircraft", events=[strikes]
        )
        for quantity in ({"state": "none"}, {"value": 41, "unit": "aircraft"}):
            published(quantity=quantity, questions=[question], events=[strikes])
        page = read(address(strikes))
        assert f'<h3><a href="/questions/{question.public_id}/">How many aircraft were hit?</a></h3>' in page
        assert "Images show a floor." in page
        assert "2 answers, from none to 41 aircraft" in page

    def test_of_ten_claims_costs_as_much_as_of_five_hundred(self, client, editor, strikes, django_assert_num_queries):
        claim = make_claim(questions=[make_question(events=[strikes])], events=[strikes], attributed=False)
        make_attribution(claim=claim, article=make_article())
        publish_claim(claim=claim)
        nested = make_event(parent=strikes)
        publish_subject(by=editor, subject=nested, change=Change.FIRST)
        for times in (9, 490):
            copy(claim.public_id, times)
            copy(nested.public_id, times)
            with django_assert_num_queries(9):
                page = client.get(address(strikes)).content.decode()
        assert page.count('class="claim-row"') == 500

    def test_a_list_that_is_cut_says_so(self, read, strikes, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.events.CLAIMS_OF_AN_EVENT_PAGE", 1)
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


class TestParts:
    def test_stand_with_the_number_of_their_claims(self, read, editor, strikes):
        nested = make_event(title="The strike on Belaya", parent=strikes, basis=Basis.REPORTED)
        publish_subject(by=editor, subject=nested, change=Change.FIRST)
        published(events=[nested])
        page = read(address(strikes))
        assert f'<a href="{address(nested)}">The strike on Belaya</a> <span class="muted">1 June 2025, reported' in page
        assert '<span class="counted">1 claim</span>' in page


class TestPlace:
    def test_is_on_a_map_without_a_link_to_where_one_is(self, read, editor):
        event = make_event(title="Talks", where=Where(name="Istanbul", country="TR", latitude=41, longitude=29))
        publish_subject(by=editor, subject=event, change=Change.FIRST)
        page = read(address(event))
        assert '<g role="img"><title>Talks, Istanbul, 1 June 2025, 0 claims</title>' in page
        assert "Türkiye" in page

    def test_of_a_part_leads_to_it(self, read, editor, strikes):
        base = Where(name="Belaya", country="RU", latitude=52.9, longitude=103.6)
        nested = make_event(title="The strike on Belaya", parent=strikes, where=base)
        publish_subject(by=editor, subject=nested, change=Change.FIRST)
        assert f'<a href="{address(nested)}"><title>The strike on Belaya, Belaya' in read(address(strikes))

    def test_that_lies_nobody_knows_where_has_no_map(self, read, strikes):
        assert 'class="map"' not in read(address(strikes))


class TestReports:
    def test_stand_newest_first_with_outlet_and_claims(self, read, strikes):
        outlet = make_outlet(name="The Gazette")
        for day, title in (("2025-06-02", "Older"), ("2025-06-04", "Newer")):
            claim = make_claim(events=[strikes], attributed=False)
            article = make_article(outlet=outlet, title=title, published_at=f"{day}T08:00:00Z")
            make_attribution(claim=claim, article=article)
            publish_claim(claim=claim)
        page = read(address(strikes))
        reports = page[page.index("Reports</h2>") :]
        assert reports.index(">Newer</bdi></a>") < reports.index(">Older</bdi></a>")
        assert f'<a href="/outlets/{outlet.public_id}/"><bdi>The Gazette</bdi></a>' in reports

    def test_are_not_those_that_only_serve_as_evidence(self, read, strikes):
        claim = make_claim(events=[strikes])
        source = make_source(kind=SourceKind.ARTICLE, article=make_article(title="A report for evidence"))
        link_evidence(claim=claim, source=source, stance=EvidenceStance.CONTEXT)
        publish_claim(claim=claim)
        assert "Reports</h2>" not in read(address(strikes))


def test_one_that_was_withdrawn_says_why_and_nothing_of_what_it_was(client, editor, strikes):
    bring_publication(
        by=editor, subject=strikes, change=Change.WITHDRAWAL, recorded_at=timezone.now(), note="It never happened."
    )
    response = client.get(address(strikes))
    assert response.status_code == 410
    assert "It never happened." in response.content.decode()
    assert "Drone strikes" not in response.content.decode()
