import pytest
from django.test import Client
from django.urls import reverse

from newsclaims.claims.models import Claim
from newsclaims.claims.services import send_to_review
from newsclaims.history.models import Change
from newsclaims.publication import services
from newsclaims.publication.models import Publication
from newsclaims.publication.queries import publications_of
from newsclaims.vocabulary.kinds import Visibility
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_attribution,
    make_claim,
    make_source,
    make_statement,
    read_second,
)


@pytest.fixture
def claim(editor) -> Claim:
    claim = make_claim(text="40 aircraft were destroyed", attributed=False)
    make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")))
    return send_to_review(by=editor, claim=claim, version=claim.version)


@pytest.fixture
def public_claim(claim, editor) -> Claim:
    services.publish(by=editor, claim=claim, version=claim.version, change="first")
    return claim


@pytest.fixture
def chief_desk(chief) -> Client:
    client = Client()
    client.force_login(chief)
    return client


def address(claim, name="publish"):
    return reverse(f"desk:{name}", args=[claim.public_id])


def revisions(claim):
    return [publication.change for publication in publications_of("claim", claim.public_id)]


class TestPublishPreview:
    def test_shows_what_readers_will_see_and_writes_nothing(self, htmx, claim):
        link_evidence(claim=claim, source=make_source(title="A diplomat", visibility=Visibility.CONFIDENTIAL))
        page = htmx.get(address(claim)).content.decode()
        assert page.strip().startswith('<div id="publish">')
        assert "<strong><bdi>Kira Rudik</bdi></strong> <em>claimed:</em>" in page
        assert "A source known to the desk" in page
        assert "A diplomat: confidential" in page
        assert not Publication.objects.exists()

    def test_stands_in_the_page_without_javascript(self, desk, claim):
        page = desk.get(address(claim)).content.decode()
        assert "Publish revision 1" in page
        assert 'id="history"' in page

    def test_says_what_changed_since_the_last_revision(self, htmx, public_claim):
        assess(claim=public_claim)
        page = htmx.get(address(public_claim)).content.decode()
        assert "Since revision 1" in page
        assert "Status Not checked yet to Not established." in page

    def test_has_no_button_for_a_draft(self, desk, editor):
        page = desk.get(address(make_claim())).content.decode()
        assert 'id="publish-now"' not in page
        assert "send it to review first" in page


class TestPublish:
    def test_publishes_by_plain_post(self, desk, claim, editor):
        answer = desk.post(address(claim), {"version": claim.version, "change": "first"})
        assert answer.headers["Location"] == reverse("desk:claim", args=[claim.public_id])
        assert revisions(claim) == ["first"]
        page = desk.get(reverse("desk:claim", args=[claim.public_id])).content.decode()
        assert "published revision 1, first publication" in page

    def test_publishes_in_place_and_says_so(self, htmx, claim):
        answer = htmx.post(address(claim), {"version": claim.version, "change": "first"}).content.decode()
        assert "Revision 1 is public." in answer
        assert "revision 1</a>" in answer
        assert reverse("desk:strike-attribution", args=[claim.public_id, claim.attributions.get().public_id]) in answer

    def test_refuses_a_correction_without_its_note_and_keeps_the_choice(self, htmx, public_claim):
        assess(claim=public_claim)
        public_claim.refresh_from_db()
        answer = htmx.post(address(public_claim), {"version": public_claim.version, "change": "correction"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "Say what was wrong: readers see the note." in page
        assert 'value="correction" checked' in page
        assert revisions(public_claim) == ["first"]

    def test_corrects_with_a_note(self, desk, public_claim):
        assess(claim=public_claim)
        public_claim.refresh_from_db()
        desk.post(
            address(public_claim), {"version": public_claim.version, "change": "correction", "note": "We had 41."}
        )
        assert revisions(public_claim) == ["first", "correction"]

    def test_refuses_a_definitive_status_without_second_reading(self, desk, claim):
        assess(claim=claim, status=Status.SUPPORTED)
        claim.refresh_from_db()
        answer = desk.post(address(claim), {"version": claim.version, "change": "first"})
        assert answer.status_code == 422
        assert "an agreeing second reading" in answer.content.decode()
        assert revisions(claim) == []

    def test_publishes_it_with_an_agreeing_one(self, desk, claim, editor, other_editor):
        read_second(assessment=assess(claim=claim, by=editor, status=Status.SUPPORTED), by=other_editor)
        claim.refresh_from_db()
        desk.post(address(claim), {"version": claim.version, "change": "first"})
        assert revisions(claim) == ["first"]

    def test_lets_a_chief_go_without_for_a_stated_reason(self, chief_desk, desk, claim):
        assess(claim=claim, status=Status.SUPPORTED)
        claim.refresh_from_db()
        typed = {"version": claim.version, "change": "first", "without_second_reading": "Nobody else is in."}
        assert desk.post(address(claim), typed).status_code == 403
        chief_desk.post(address(claim), typed)
        assert Publication.objects.get(subject_type="claim").without_second_reading == "Nobody else is in."

    def test_refuses_a_draft(self, desk, editor):
        draft = make_claim()
        assert desk.post(address(draft), {"version": draft.version, "change": "first"}).status_code == 422

    def test_shows_the_preview_anew_when_it_is_stale(self, htmx, claim, other_editor):
        version = claim.version
        assess(claim=claim, by=other_editor)
        answer = htmx.post(address(claim), {"version": version, "change": "first"})
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "This is what readers will see now" in page
        assert f'name="version" value="{version + 1}"' in page
        assert revisions(claim) == []

    def test_refuses_a_visitor(self, client, claim):
        assert client.post(address(claim), {"version": claim.version, "change": "first"}).status_code == 302
        assert revisions(claim) == []

    def test_is_logged(self, desk, claim, editor):
        desk.post(address(claim), {"version": claim.version, "change": "first"})
        assert Change.objects.filter(record_type="publication", editor=editor.public_id).exists()


class TestWithdraw:
    def test_is_offered_to_a_chief(self, chief_desk, desk, public_claim):
        assert address(public_claim, "withdraw") in chief_desk.get(address(public_claim)).content.decode()
        assert address(public_claim, "withdraw") not in desk.get(address(public_claim)).content.decode()

    def test_takes_it_down_with_a_reason(self, chief_desk, public_claim):
        chief_desk.post(
            address(public_claim, "withdraw"), {"version": public_claim.version, "reason": "The report was a hoax."}
        )
        assert revisions(public_claim) == ["first", "withdrawal"]
        page = chief_desk.get(reverse("desk:claim", args=[public_claim.public_id])).content.decode()
        assert "withdrew the claim" in page
        assert "The report was a hoax." in page

    def test_forbids_an_editor(self, desk, public_claim):
        answer = desk.post(address(public_claim, "withdraw"), {"version": public_claim.version, "reason": "A hoax."})
        assert answer.status_code == 403
        assert revisions(public_claim) == ["first"]

    def test_refuses_without_a_reason(self, chief_desk, public_claim):
        answer = chief_desk.post(address(public_claim, "withdraw"), {"version": public_claim.version, "reason": " "})
        assert answer.status_code == 422
        assert "Say why: readers see the reason." in answer.content.decode()
        assert revisions(public_claim) == ["first"]
