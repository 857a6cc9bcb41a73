import pytest
from django.urls import reverse

from newsclaims.claims.models import Claim
from newsclaims.history.models import Change
from newsclaims.sources.models import Source
from newsclaims.verification import services
from newsclaims.verification.models import Evidence
from newsclaims.vocabulary.kinds import Visibility
from newsclaims.vocabulary.statuses import Status
from tests.factories import assess, link_evidence, make_actor, make_claim, make_source


@pytest.fixture
def claim(editor) -> Claim:
    return make_claim(text="40 aircraft were destroyed")


@pytest.fixture
def piece(claim) -> Evidence:
    return link_evidence(
        claim=claim, source=make_source(title="Radar images of Belaya"), excerpt="Two Tu-22 burnt out."
    )


def address(claim, name="link-evidence", *more):
    return reverse(f"desk:{name}", args=[claim.public_id, *more])


def mended(piece, **changes):
    return {
        "version": piece.version,
        "stance": piece.stance,
        "reliability": piece.reliability,
        "credibility": piece.credibility,
        "excerpt": piece.excerpt,
        **changes,
    }


class TestLinkEvidence:
    def test_opens_in_place_and_explains_each_grade(self, htmx, claim):
        answer = htmx.get(address(claim)).content.decode()
        assert answer.strip().startswith('<details id="evidence"')
        assert "Minor doubts; mostly right in the past." in answer
        assert "Contradicted by other items." in answer

    def test_links_a_source_by_its_name(self, desk, claim):
        source = make_source(title="Reuters, 4 June", reliability="B")
        answer = desk.post(address(claim), {"source": "reuters, 4 june", "stance": "refutes", "credibility": "3"})
        linked = Evidence.objects.get()
        assert answer.headers["Location"] == f"{reverse('desk:claim', args=[claim.public_id])}#evidence"
        assert (linked.source, linked.stance, linked.reliability, linked.credibility) == (source, "refutes", "B", 3)

    def test_judges_the_letter_for_this_use(self, htmx, claim):
        source = make_source(title="TRT World", reliability="B")
        answer = htmx.post(
            address(claim), {"source_id": source.public_id, "source": "", "stance": "context", "reliability": "C"}
        )
        assert "usually B" in answer.content.decode()
        assert "Linked TRT World, gives context." in answer.content.decode()

    def test_adds_a_source_without_leaving_the_page(self, htmx, claim):
        publisher = make_actor(name="Capella Space")
        answer = htmx.post(
            address(claim),
            {
                "source": "Radar images of Belaya",
                "stance": "refutes",
                "kind": "satellite_image",
                "publisher": publisher.name,
                "usual": "B",
                "visibility": "described",
                "public_as": "Commercial radar images",
                "sensitivity": "none",
            },
        )
        source = Source.objects.get()
        assert answer.status_code == 200
        assert (source.title, source.reliability, source.publisher, source.url) == (
            "Radar images of Belaya",
            "B",
            publisher,
            "",
        )
        assert (source.visibility, source.public_as) == (Visibility.DESCRIBED, "Commercial radar images")
        assert Evidence.objects.get().reliability == "B"

    def test_grows_for_a_source_that_is_not_known_and_says_what_each_choice_does(self, htmx, claim):
        answer = htmx.post(address(claim), {"source": "Radar images", "stance": "refutes", "excerpt": "Two burnt out"})
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "say what kind of source it is" in page
        assert "Two burnt out" in page
        assert Visibility.CONFIDENTIAL.effect in page
        assert not Source.objects.exists()

    def test_grows_when_a_new_title_is_chosen(self, htmx, claim):
        answer = htmx.get(
            address(claim), {"source": "Radar images", "source_id": "", "stance": "refutes"}
        ).content.decode()
        assert "Kind of source" in answer
        assert 'value="Radar images"' in answer
        assert "This field is required" not in answer

    def test_proposes_the_usual_letter_of_a_chosen_source(self, htmx, claim):
        source = make_source(title="Reuters", reliability="B")
        answer = htmx.get(address(claim), {"source": "Reuters", "source_id": source.public_id}).content.decode()
        assert 'name="reliability" value="B" checked' in answer
        assert "Kind of source" not in answer

    def test_refuses_a_described_source_without_its_description_and_makes_neither(self, desk, claim):
        answer = desk.post(
            address(claim), {"source": "An official", "stance": "supports", "kind": "person", "visibility": "described"}
        )
        assert answer.status_code == 422
        assert "Say what readers see in place of the title." in answer.content.decode()
        assert not Source.objects.exists()
        assert not Evidence.objects.exists()

    def test_refuses_without_a_stance_and_keeps_what_was_typed(self, desk, claim):
        make_source(title="Reuters")
        answer = desk.post(address(claim), {"source": "Reuters", "excerpt": "Around ten", "locator": "third paragraph"})
        assert answer.status_code == 422
        assert "Around ten" in answer.content.decode()
        assert "third paragraph" in answer.content.decode()
        assert not Evidence.objects.exists()

    def test_keeps_what_is_ticked_in_the_status(self, htmx, claim, piece):
        make_source(title="Reuters")
        answer = htmx.post(
            address(claim), {"source": "Reuters", "stance": "refutes", "relies_on": piece.public_id}
        ).content.decode()
        assert f'value="{piece.public_id}" form="assess-form" checked' in answer

    def test_leaves_the_version_of_the_page_alone(self, htmx, claim):
        make_source(title="Reuters")
        answer = htmx.post(address(claim), {"source": "Reuters", "stance": "refutes"}).content.decode()
        assert 'id="versions"' not in answer

    def test_refuses_a_visitor(self, client, claim):
        assert client.post(address(claim), {"source": "x", "stance": "refutes"}).status_code == 302
        assert not Evidence.objects.exists()

    def test_is_told_in_the_history(self, desk, claim):
        make_source(title="Reuters")
        desk.post(address(claim), {"source": "Reuters", "stance": "refutes"})
        page = desk.get(reverse("desk:claim", args=[claim.public_id])).content.decode()
        assert "<bdi>First desk</bdi> linked Reuters, <strong>refutes</strong>" in page


class TestMendEvidence:
    def test_opens_in_place(self, htmx, claim, piece):
        assert (
            "Two Tu-22 burnt out.</textarea>"
            in htmx.get(address(claim, "mend-evidence", piece.public_id)).content.decode()
        )

    def test_changes_a_piece(self, desk, claim, piece):
        answer = desk.post(address(claim, "mend-evidence", piece.public_id), mended(piece, stance="context"))
        piece.refresh_from_db()
        assert (answer.status_code, piece.stance) == (302, "context")

    def test_replaces_a_piece_that_a_judgement_relies_on_and_says_so(self, htmx, claim, piece):
        assess(claim=claim, relies_on=[piece])
        answer = htmx.post(
            address(claim, "mend-evidence", piece.public_id), mended(piece, stance="context", relies_on=piece.public_id)
        ).content.decode()
        newest = Evidence.objects.get(supersedes=piece)
        assert "Replaced by a new piece" in answer
        assert "a judgement relies on this one" in answer
        assert f'value="{newest.public_id}" form="assess-form" checked' in answer

    def test_shows_both_versions_when_it_is_stale(self, desk, claim, piece, other_editor):
        opened = mended(piece, excerpt="Mine")
        services.mend_evidence(
            by=other_editor,
            evidence=piece,
            version=1,
            stance="refutes",
            reliability="A",
            credibility=1,
            primary=False,
            excerpt="Theirs",
            locator="",
            note="",
        )
        answer = desk.post(address(claim, "mend-evidence", piece.public_id), opened)
        assert answer.status_code == 409
        assert "Theirs" in answer.content.decode()
        assert "Mine" in answer.content.decode()

    def test_says_when_the_piece_was_replaced_meanwhile_and_goes_on_with_the_new_one(
        self, htmx, claim, piece, other_editor
    ):
        assess(claim=claim, relies_on=[piece])
        newest = services.mend_evidence(
            by=other_editor,
            evidence=piece,
            version=1,
            stance="refutes",
            reliability="A",
            credibility=1,
            primary=False,
            excerpt="Theirs",
            locator="",
            note="",
        )
        answer = htmx.post(address(claim, "mend-evidence", piece.public_id), mended(piece, excerpt="Mine"))
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "Second desk has replaced this piece" in page
        assert "Mine</textarea>" in page
        assert address(claim, "mend-evidence", newest.public_id) in page

    def test_refuses_a_grade_that_does_not_exist(self, desk, claim, piece):
        answer = desk.post(address(claim, "mend-evidence", piece.public_id), mended(piece, reliability="G"))
        piece.refresh_from_db()
        assert (answer.status_code, piece.version) == (422, 1)

    def test_knows_no_piece_of_another_claim(self, desk, claim, piece):
        assert desk.get(address(make_claim(), "mend-evidence", piece.public_id)).status_code == 404


class TestUnlinkEvidence:
    def test_takes_a_piece_away(self, desk, claim, piece):
        desk.post(address(claim, "unlink-evidence", piece.public_id))
        assert not Evidence.objects.exists()
        assert Change.objects.filter(record_type="evidence", action="removed").exists()

    def test_announces_it_in_place(self, htmx, claim, piece):
        answer = htmx.post(address(claim, "unlink-evidence", piece.public_id)).content.decode()
        assert "Unlinked Radar images of Belaya." in answer

    def test_refuses_a_piece_that_a_judgement_relies_on(self, htmx, claim, piece):
        assess(claim=claim, status=Status.SUPPORTED, relies_on=[piece])
        answer = htmx.post(address(claim, "unlink-evidence", piece.public_id))
        assert answer.status_code == 422
        assert "A judgement relies on this piece of evidence" in answer.content.decode()
        assert Evidence.objects.filter(pk=piece.pk).exists()

    def test_is_only_posted(self, desk, claim, piece):
        assert desk.get(address(claim, "unlink-evidence", piece.public_id)).status_code == 405
