import pytest
from django.urls import reverse

from newsclaims.articles.queries import latest_snapshot
from newsclaims.claims import services
from newsclaims.vocabulary.kinds import Stance
from newsclaims.vocabulary.statuses import Stage
from tests.factories import make_article, make_attribution, make_claim

TEXT = (
    "Kira Rudik claimed that 40 aircraft were destroyed. Moscow did not comment.\n"
    "“Russia had rejected”, the negotiator said, “an unconditional ceasefire.”\n"
    "Two US officials said 40 aircraft were destroyed.\n"
)
WORDS = "40 aircraft were destroyed"


@pytest.fixture
def article(editor):
    return make_article(by=editor, text=TEXT, title="Strikes on bases")


@pytest.fixture
def text(article):
    return latest_snapshot(article).text


@pytest.fixture
def claim(editor):
    return make_claim(by=editor, text="Forty jets were lost")


class TestAttribute:
    @pytest.fixture
    def address(self, claim):
        return reverse("desk:attribute", args=[claim.public_id])

    def filled(self, **fields):
        return {"which": "named", "speaker": "Somebody New", "speaker_kind": "person", "heard": "reported"} | {
            "stance": "denies",
            "part": "body",
            **fields,
        }

    def test_shows_the_form(self, desk, address):
        assert "One more attribution" in desk.get(address).content.decode()

    def test_records_what_no_report_carried(self, desk, claim, address):
        response = desk.post(address, self.filled())
        assert response.url.startswith(reverse("desk:claim", args=[claim.public_id]))
        attribution = claim.attributions.get(stance=Stance.DENIES)
        assert (attribution.article, attribution.selectors) == (None, [])

    def test_anchors_exact_words_in_an_article(self, desk, claim, article, text, address):
        typed = {"article": article.title, "exact": WORDS}
        refused = desk.post(address, self.filled(**typed))
        assert refused.status_code == 422
        assert "stands 2 times" in refused.content.decode()
        desk.post(address, self.filled(**typed, occurrence="2"))
        attribution = claim.attributions.get(article=article)
        assert attribution.selectors[0]["start"] == text.rindex(WORDS)

    def test_refuses_words_without_an_article_and_a_report_that_is_none(self, desk, claim, address):
        assert "Say which article" in desk.post(address, self.filled(exact=WORDS)).content.decode()
        assert "Only a report can speak" in desk.post(address, self.filled(which="outlet")).content.decode()
        assert claim.attributions.count() == 1


class TestMendAttribution:
    @pytest.fixture
    def attribution(self, claim, article):
        return make_attribution(claim=claim, article=article, words="Moscow did not comment")

    @pytest.fixture
    def address(self, claim, attribution):
        return reverse("desk:mend-attribution", args=[claim.public_id, attribution.public_id])

    def opened(self, attribution, **fields):
        return {
            "version": attribution.version,
            "statement_version": attribution.statement.version,
            "which": attribution.statement.public_id,
            "exact": "\n".join(one["exact"] for one in attribution.selectors),
            "said": attribution.statement.said,
            "heard": "reported",
            "cue": attribution.cue,
            "stance": "asserts",
            "part": "body",
            **fields,
        }

    def test_shows_what_is_recorded(self, desk, attribution, address):
        words = desk.get(address).content.decode()
        assert "Moscow did not comment</textarea>" in words
        assert f'value="{attribution.statement.public_id}" checked' in words

    def test_changes_the_printing_and_the_occasion_and_keeps_the_spans(self, desk, attribution, address):
        spans = attribution.selectors
        desk.post(address, self.opened(attribution, cue="insisted", said="3 June 2025", venue="Kyiv"))
        attribution.refresh_from_db()
        assert (attribution.cue, attribution.selectors) == ("insisted", spans)
        assert (attribution.statement.said, attribution.statement.venue) == ("2025-06-03", "Kyiv")

    def test_anchors_to_other_words(self, desk, text, attribution, address):
        desk.post(address, self.opened(attribution, exact="Russia had rejected\nan unconditional ceasefire"))
        attribution.refresh_from_db()
        assert [one["exact"] for one in attribution.selectors] == ["Russia had rejected", "an unconditional ceasefire"]

    def test_shows_both_versions_when_somebody_saved_first(self, desk, attribution, address):
        mine = self.opened(attribution, cue="insisted")
        desk.post(address, self.opened(attribution, cue="said", venue="Kyiv"))
        response = desk.post(address, mine)
        assert response.status_code == 409
        assert "insisted" in response.content.decode()
        attribution.refresh_from_db()
        assert attribution.cue == "said"
        again = {**mine, "version": attribution.version, "statement_version": attribution.statement.version}
        desk.post(address, {**again, "choose-cue": "typed", "choose-venue": "saved"})
        attribution.refresh_from_db()
        assert (attribution.cue, attribution.statement.venue) == ("insisted", "Kyiv")


class TestRemoveAttribution:
    def address(self, claim, attribution):
        return reverse("desk:remove-attribution", args=[claim.public_id, attribution.public_id])

    def test_removes_one_that_readers_have_not_seen(self, desk, claim):
        attribution = make_attribution(claim=claim)
        desk.post(self.address(claim, attribution))
        assert not claim.attributions.filter(pk=attribution.pk).exists()

    def test_refuses_the_last_one_of_a_claim_beyond_draft(self, desk, editor):
        claim = make_claim(stage=Stage.IN_REVIEW)
        response = desk.post(self.address(claim, claim.attributions.get()))
        assert response.status_code == 422
        assert claim.attributions.count() == 1

    def test_is_not_done_by_following_a_link(self, desk, claim):
        assert desk.get(self.address(claim, claim.attributions.get())).status_code == 405


class TestStrikeAttribution:
    @pytest.fixture
    def attribution(self, claim):
        return make_attribution(claim=claim)

    @pytest.fixture
    def address(self, claim, attribution):
        return reverse("desk:strike-attribution", args=[claim.public_id, attribution.public_id])

    def test_strikes_with_the_reason(self, desk, editor, attribution, address):
        desk.post(address, {"version": "1", "reason": "Somebody else said it."})
        attribution.refresh_from_db()
        assert (attribution.struck_reason, attribution.struck_by) == ("Somebody else said it.", editor)

    def test_refuses_without_a_reason(self, desk, attribution, address):
        response = desk.post(address, {"version": "1", "reason": " "})
        assert response.status_code == 422
        assert "Say why it is struck" in response.content.decode()
        attribution.refresh_from_db()
        assert attribution.struck_at is None

    def test_keeps_the_reason_when_somebody_changed_it_first(self, desk, editor, attribution, address):
        services.mend_attribution(
            by=editor, attribution=attribution, version=1, statement=attribution.statement, saying=services.Saying()
        )
        response = desk.post(address, {"version": "1", "reason": "Somebody else said it."})
        assert response.status_code == 409
        assert "Somebody else said it.</textarea>" in response.content.decode()
