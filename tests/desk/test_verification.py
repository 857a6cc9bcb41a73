import re

import pytest
from django.urls import reverse

from newsclaims.claims.models import Claim
from newsclaims.history.models import Change
from newsclaims.verification.models import Assessment, SecondReading
from newsclaims.vocabulary.kinds import EvidenceStance
from newsclaims.vocabulary.statuses import Status
from tests.factories import assess, link_evidence, make_claim, make_source, read_second

WHY = "Nobody but Kira Rudik gives this figure."


@pytest.fixture
def claim(editor) -> Claim:
    return make_claim(text="40 aircraft were destroyed")


def address(claim, name="assess", *more):
    return reverse(f"desk:{name}", args=[claim.public_id, *more])


def shown(client, claim):
    return client.get(reverse("desk:claim", args=[claim.public_id])).content.decode()


class TestAssess:
    def test_takes_version_status_and_rationale_alone_by_plain_post(self, desk, claim, editor):
        answer = desk.post(address(claim), {"version": claim.version, "status": "disputed", "rationale": WHY})
        assessment = Assessment.objects.get()
        assert answer.headers["Location"] == reverse("desk:claim", args=[claim.public_id])
        assert (assessment.status, assessment.rationale, assessment.editor) == ("disputed", WHY, editor)
        assert "Status is now “Disputed”." in shown(desk, claim)

    def test_saves_in_place_with_the_evidence_relied_on(self, htmx, claim):
        piece = link_evidence(claim=claim, stance=EvidenceStance.REFUTES)
        answer = htmx.post(
            address(claim),
            {
                "version": claim.version,
                "status": "refuted",
                "rationale": WHY,
                "relies_on": [piece.public_id],
                "confidence": "moderate",
                "recheck_on": "1 December 2030",
            },
        ).content.decode()
        assessment = Assessment.objects.get()
        assert answer.strip().startswith('<div id="status">')
        assert (assessment.relies_on, assessment.confidence) == ([piece.public_id], "moderate")
        assert "1 December 2030" in answer
        assert "Status is now “Refuted”." in answer
        assert f'value="{claim.version + 1}" form="assess-form"' in answer

    @pytest.mark.parametrize(
        ("status", "sentence"),
        [
            ("supported", "tick at least one piece that supports it"),
            ("refuted", "tick at least one piece that refutes it"),
            ("misleading", "Misleading relies on evidence"),
            ("pending", "needs a day to look again"),
        ],
    )
    def test_refuses_a_status_that_lacks_what_it_needs_and_keeps_what_was_typed(self, htmx, claim, status, sentence):
        answer = htmx.post(address(claim), {"version": claim.version, "status": status, "rationale": WHY})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert sentence in page
        assert f"{WHY}</textarea>" in page
        assert re.search(f'value="{status}"[^>]* checked', page)
        assert not Assessment.objects.exists()

    def test_puts_a_refusal_of_postgresql_beside_its_field(self, desk, claim):
        page = desk.post(
            address(claim), {"version": claim.version, "status": "refuted", "rationale": WHY}
        ).content.decode()
        assert '<div id="assess-relies_on_error"' in page

    def test_refuses_to_confirm_on_one_root(self, htmx, claim):
        piece = link_evidence(claim=claim)
        answer = htmx.post(
            address(claim),
            {"version": claim.version, "status": "confirmed", "rationale": WHY, "relies_on": [piece.public_id]},
        )
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "two independent roots or one primary record" in page
        assert f'value="{piece.public_id}" form="assess-form" checked' in page

    def test_refuses_without_a_reason_and_keeps_the_status(self, htmx, claim):
        answer = htmx.post(address(claim), {"version": claim.version, "status": "disputed", "rationale": "  "})
        assert answer.status_code == 422
        assert "Say why: a status needs a reason that readers can read" in answer.content.decode()
        assert 'id="versions"' not in answer.content.decode()

    def test_refuses_evidence_of_another_claim(self, desk, claim):
        other = link_evidence(claim=make_claim())
        answer = desk.post(
            address(claim),
            {"version": claim.version, "status": "supported", "rationale": WHY, "relies_on": [other.public_id]},
        )
        assert answer.status_code == 422
        assert not Assessment.objects.exists()

    @pytest.mark.parametrize("client_name", ["desk", "htmx"])
    def test_shows_both_judgements_when_it_is_stale_and_keeps_what_was_typed(
        self, request, claim, other_editor, client_name
    ):
        version = claim.version
        assess(claim=claim, by=other_editor, status=Status.UNVERIFIED, rationale="Images show Belaya alone.")
        answer = request.getfixturevalue(client_name).post(
            address(claim), {"version": version, "status": "disputed", "rationale": WHY}
        )
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Second desk saved this claim" in page
        assert "Images show Belaya alone." in page
        assert f"{WHY}</textarea>" in page
        assert f'value="{version + 1}" form="assess-form"' in page
        assert Assessment.objects.count() == 1

    def test_saves_knowingly_after_both_were_shown(self, desk, claim, other_editor):
        assess(claim=claim, by=other_editor)
        claim.refresh_from_db()
        desk.post(address(claim), {"version": claim.version, "status": "disputed", "rationale": WHY})
        assert Assessment.objects.count() == 2

    def test_keeps_the_version_that_was_seen_while_an_error_is_mended(self, desk, claim, other_editor):
        version = claim.version
        assess(claim=claim, by=other_editor)
        page = desk.post(address(claim), {"version": version, "status": "disputed", "rationale": ""}).content.decode()
        assert f'value="{version}" form="assess-form"' in page

    def test_refuses_a_visitor(self, client, claim):
        assert client.post(address(claim), {"version": 1, "status": "disputed", "rationale": WHY}).status_code == 302
        assert not Assessment.objects.exists()

    def test_keeps_what_was_typed_of_somebody_signed_out(self, client, claim):
        answer = client.post(address(claim), {"version": 1, "status": "disputed"}, headers={"HX-Request": "true"})
        assert answer.status_code == 401

    def test_is_only_posted(self, desk, claim):
        assert desk.get(address(claim)).status_code == 405

    def test_leaves_a_trace(self, desk, claim, editor):
        desk.post(address(claim), {"version": claim.version, "status": "disputed", "rationale": WHY})
        assert Change.objects.filter(record_type="assessment", editor=editor.public_id).exists()
        history = shown(desk, claim).split('<ol class="history-list')[1]
        assert "set the status to" in history
        assert WHY in history

    def test_starts_from_the_judgement_that_stands_even_where_its_evidence_was_replaced(self, desk, claim, editor):
        piece = link_evidence(claim=claim, source=make_source(title="Radar images"))
        assess(claim=claim, status=Status.SUPPORTED, relies_on=[piece], rationale=WHY)
        assert f"{WHY}</textarea>" in shown(desk, claim)
        assert f'value="{piece.public_id}" form="assess-form" checked' in shown(desk, claim)


class TestReadSecond:
    @pytest.fixture
    def assessment(self, claim, other_editor):
        return assess(claim=claim, by=other_editor, status=Status.SUPPORTED)

    def test_is_offered_to_somebody_else_only(self, desk, client, claim, assessment, other_editor):
        client.force_login(other_editor)
        where = address(claim, "read-second", assessment.public_id)
        assert where in shown(desk, claim)
        assert where not in shown(client, claim)

    def test_records_agreement_and_is_offered_no_more(self, desk, claim, assessment, editor):
        where = address(claim, "read-second", assessment.public_id)
        answer = desk.post(where, {"status": "supported", "note": "Seen the images."})
        page = shown(desk, claim)
        assert answer.status_code == 302
        assert SecondReading.objects.get().editor == editor
        assert "read it second and agrees:" in page
        assert where not in page

    def test_announces_a_difference_with_both(self, htmx, claim, assessment):
        answer = htmx.post(address(claim, "read-second", assessment.public_id), {"status": "refuted"}).content.decode()
        assert "You differ: Supported by Second desk, Refuted by you." in answer
        assert "differs from" in answer

    def test_forbids_the_assessor_even_by_a_forged_post(self, client, claim, assessment, other_editor):
        client.force_login(other_editor)
        for typed in ({"status": "supported"}, {}):
            assert client.post(address(claim, "read-second", assessment.public_id), typed).status_code == 403
        assert not SecondReading.objects.exists()

    def test_refuses_without_a_status_and_keeps_the_note(self, htmx, claim, assessment):
        answer = htmx.post(address(claim, "read-second", assessment.public_id), {"note": "Unsure."})
        assert answer.status_code == 422
        assert "Choose the status that you would give." in answer.content.decode()
        assert "Unsure.</textarea>" in answer.content.decode()

    def test_refuses_a_judgement_that_is_not_the_latest(self, desk, claim, assessment, other_editor):
        assess(claim=claim, by=other_editor)
        answer = desk.post(address(claim, "read-second", assessment.public_id), {"status": "supported"})
        assert answer.status_code == 422
        assert not SecondReading.objects.exists()

    def test_knows_no_judgement_of_another_claim(self, desk, assessment):
        where = address(make_claim(), "read-second", assessment.public_id)
        assert desk.post(where, {"status": "supported"}).status_code == 404

    def test_shows_the_answer_to_the_assessor(self, client, claim, assessment, other_editor):
        read_second(assessment=assessment, status=Status.REFUTED, note="The images are of another base.")
        client.force_login(other_editor)
        assert "The images are of another base." in shown(client, claim)
