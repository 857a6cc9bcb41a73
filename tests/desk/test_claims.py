import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsclaims.claims import services
from newsclaims.claims.models import Claim
from newsclaims.desk.queries.workbench import workbench
from newsclaims.history.models import Change
from newsclaims.publication import services as publication
from newsclaims.vocabulary.kinds import Stance
from newsclaims.vocabulary.statuses import Stage, Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_question,
    make_source,
    make_statement,
    read_second,
)


@pytest.fixture
def claim(editor) -> Claim:
    return make_claim(text="40 aircraft were destroyed")


def address(claim, name="claim", *more):
    return reverse(f"desk:{name}", args=[claim.public_id, *more])


def typed(claim, **changes):
    return {"version": claim.version, "text": claim.text, "kind": claim.kind, "language": "en", **changes}


class TestClaim:
    def test_shows_how_it_stands_and_who_said_it(self, desk, claim, editor):
        rudik = make_actor(name="Kira Rudik")
        article = make_article()
        make_attribution(claim=claim, statement=make_statement(actor=rudik), article=article)
        page = desk.get(address(claim)).content.decode()
        assert "Not checked yet" in page
        assert '<bdi class="actor-name" data-voice>Kira Rudik</bdi>' in page
        assert f"{reverse('desk:article', args=[article.public_id])}?snapshot=" in page

    def test_offers_mending_before_and_striking_after_publication(self, desk, editor):
        claim = make_claim(stage=Stage.IN_REVIEW)
        attribution = claim.attributions.get()
        assert address(claim, "remove-attribution", attribution.public_id) in desk.get(address(claim)).content.decode()
        publication.publish(by=editor, claim=claim, version=claim.version, change="first")
        page = desk.get(address(claim)).content.decode()
        assert address(claim, "strike-attribution", attribution.public_id) in page
        assert address(claim, "remove-attribution", attribution.public_id) not in page

    def test_says_where_record_and_publication_differ(self, desk, editor):
        claim = make_claim(stage=Stage.IN_REVIEW)
        publication.publish(by=editor, claim=claim, version=claim.version, change="first")
        assert "unpublished changes" not in desk.get(address(claim)).content.decode()
        link_evidence(claim=claim)
        assert "unpublished changes" in desk.get(address(claim)).content.decode()

    def test_counts_independent_evidence(self, desk, claim):
        link_evidence(claim=claim, source=make_source(publisher=make_actor()))
        link_evidence(claim=claim, source=make_source(publisher=make_actor()))
        assert "for 2, 2 independent" in desk.get(address(claim)).content.decode()

    def test_closes_what_was_opened(self, htmx, claim):
        answer = htmx.get(address(claim), headers={"HX-Target": "claim-form"}).content.decode()
        assert answer.strip().startswith('<div id="claim-form">')

    def test_is_not_found_for_another_id(self, desk, editor):
        assert desk.get(reverse("desk:claim", args=["c-NONE"])).status_code == 404

    def test_sends_a_visitor_to_sign_in(self, client, claim):
        assert client.get(address(claim)).status_code == 302

    def test_asks_the_same_number_of_queries_whatever_hangs_on_it(self, editor, other_editor, chief):
        small, large = _worked_on(editor, other_editor, chief, 2), _worked_on(editor, other_editor, chief, 12)
        counts = [_queries(claim, editor) for claim in (small, large)]
        assert counts[0] == counts[1]
        assert counts[0] <= 45


def _worked_on(editor, other_editor, chief, size):
    claim = make_claim(stage=Stage.IN_REVIEW, attributed=True, events=[make_event() for _ in range(size)])
    claim.questions.set([make_question() for _ in range(size)])
    for _ in range(size):
        make_attribution(claim=claim, article=make_article(), stance=Stance.DENIES)
        piece = link_evidence(claim=claim, source=make_source(publisher=make_actor()))
        read_second(
            assessment=assess(claim=claim, by=editor, status=Status.SUPPORTED, relies_on=[piece]), by=other_editor
        )
        claim.refresh_from_db()
        changes = {"change": "update" if claim.stage == Stage.PUBLISHED else "first"}
        publication.publish(by=chief, claim=claim, version=claim.version, **changes)
    return claim


def _queries(claim, editor):
    claim = Claim.objects.get(pk=claim.pk)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        workbench(claim, editor)
    return len(captured)


class TestAddClaim:
    def test_records_a_draft_and_opens_it(self, desk, editor):
        event = make_event(title="Drone strikes on bomber bases")
        answer = desk.post(
            reverse("desk:add-claim"),
            {
                "text": "41 aircraft were hit",
                "kind": "figure",
                "language": "en",
                "quantity": "41 aircraft",
                "happened": "early June 2025",
                "events": event.title,
            },
        )
        claim = Claim.objects.get()
        assert answer.headers["Location"] == address(claim)
        assert (claim.stage, claim.quantity, claim.happened_words) == (
            "draft",
            {"value": 41, "unit": "aircraft"},
            "early June 2025",
        )
        assert list(claim.events.all()) == [event]

    def test_keeps_what_was_typed_when_it_is_refused(self, htmx, editor):
        answer = htmx.post(
            reverse("desk:add-claim"),
            {"text": "41 were hit", "kind": "figure", "language": "en", "happened": "2025-13"},
        )
        assert answer.status_code == 422
        assert "41 were hit" in answer.content.decode()
        assert "2025-13" in answer.content.decode()
        assert not Claim.objects.exists()

    def test_sends_htmx_to_the_workbench(self, htmx, editor):
        answer = htmx.post(reverse("desk:add-claim"), {"text": "41 were hit", "kind": "figure", "language": "en"})
        assert answer.headers["HX-Redirect"] == address(Claim.objects.get())

    def test_shows_its_form(self, desk, editor):
        assert "without its speaker" in desk.get(reverse("desk:add-claim")).content.decode()


class TestMendClaim:
    def test_opens_in_place(self, htmx, claim):
        answer = htmx.get(address(claim, "mend-claim")).content.decode()
        assert answer.strip().startswith('<div id="claim-form">')
        assert "40 aircraft were destroyed</textarea>" in answer

    def test_saves_by_plain_post(self, desk, claim):
        answer = desk.post(address(claim, "mend-claim"), typed(claim, text="41 aircraft were destroyed"))
        assert answer.headers["Location"] == address(claim)
        claim.refresh_from_db()
        assert claim.text == "41 aircraft were destroyed"

    def test_saves_in_place_and_moves_the_version_of_the_page_on(self, htmx, claim):
        answer = htmx.post(
            address(claim, "mend-claim"), typed(claim, text="41 aircraft were destroyed")
        ).content.decode()
        assert '<h1 lang="en" dir="auto">41 aircraft were destroyed</h1>' in answer
        assert f'name="version" value="{claim.version + 1}" form="assess-form"' in answer
        assert "The claim is saved." in answer

    def test_keeps_what_was_typed_when_it_is_refused(self, htmx, claim):
        answer = htmx.post(address(claim, "mend-claim"), typed(claim, text="", happened="2025-13"))
        assert answer.status_code == 422
        assert "2025-13" in answer.content.decode()
        claim.refresh_from_db()
        assert (claim.text, claim.version) == ("40 aircraft were destroyed", 1)

    def test_shows_both_versions_when_it_is_stale(self, desk, claim, other_editor):
        opened = typed(claim, text="40 aircraft were destroyed on 1 June")
        services.mend_claim(
            by=other_editor, claim=claim, version=1, **_values(text="40 Russian aircraft were destroyed")
        )
        answer = desk.post(address(claim, "mend-claim"), opened)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Second desk saved this claim" in page
        assert "Russian" in page
        assert "on 1 June" in page
        claim.refresh_from_db()
        assert claim.text == "40 Russian aircraft were destroyed"

    def test_puts_both_versions_in_the_place_of_the_form(self, htmx, claim, other_editor):
        services.mend_claim(by=other_editor, claim=claim, version=1, **_values(text="Another wording"))
        answer = htmx.post(address(claim, "mend-claim"), {**typed(claim, text="Mine"), "version": 1})
        assert answer.status_code == 409
        assert answer.headers["HX-Retarget"] == "#claim-form"

    def test_is_logged(self, desk, claim, editor):
        desk.post(address(claim, "mend-claim"), typed(claim, text="41 aircraft were destroyed"))
        change = Change.objects.filter(record_type="claim", action="changed").latest("pk")
        assert (change.editor, change.before["text"]) == (editor.public_id, "40 aircraft were destroyed")
        assert "changed the wording" in desk.get(address(claim)).content.decode()

    def test_refuses_a_visitor(self, client, claim):
        assert client.post(address(claim, "mend-claim"), typed(claim, text="Mine")).status_code == 302
        claim.refresh_from_db()
        assert claim.text == "40 aircraft were destroyed"


def _values(**changes):
    return {
        "text": "",
        "kind": "figure",
        "language": "en",
        "quantity": None,
        "happened": "",
        "happened_words": "",
        "about": [],
        "events": [],
        "questions": [],
        "tags": [],
        **changes,
    }


class TestSendToReview:
    def test_takes_it_out_of_draft(self, desk, claim):
        answer = desk.post(address(claim, "send-to-review"), {"version": claim.version})
        claim.refresh_from_db()
        assert (answer.status_code, claim.stage) == (302, "in_review")

    def test_offers_publishing_in_place(self, htmx, claim):
        assert 'id="open-publish"' not in htmx.get(address(claim)).content.decode()
        answer = htmx.post(address(claim, "send-to-review"), {"version": claim.version}).content.decode()
        assert 'id="open-publish"' in answer
        assert "The claim is in review." in answer

    def test_is_not_offered_and_refused_where_nobody_said_it(self, desk, editor):
        claim = make_claim(attributed=False)
        assert address(claim, "send-to-review") not in desk.get(address(claim)).content.decode()
        answer = desk.post(address(claim, "send-to-review"), {"version": claim.version})
        assert answer.status_code == 422
        assert "add who said it first" in answer.content.decode()

    def test_refuses_a_stale_version(self, desk, claim):
        assert desk.post(address(claim, "send-to-review"), {"version": 7}).status_code == 409

    def test_comes_back(self, desk, editor):
        claim = make_claim(stage=Stage.IN_REVIEW)
        desk.post(address(claim, "send-back"), {"version": claim.version})
        claim.refresh_from_db()
        assert claim.stage == "draft"
