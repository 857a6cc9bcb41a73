"""A claim from its first evidence to its publication, by two editors: by keyboard, in place, without JavaScript."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Claim
from newsclaims.publication.queries import publications_of
from newsclaims.sources.models import Source
from newsclaims.verification.models import Assessment, Evidence, SecondReading
from newsclaims.vocabulary.kinds import EvidenceStance
from newsclaims.vocabulary.statuses import Stage, Status
from tests.factories import (
    PASSWORD,
    assess,
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_editor,
    make_event,
    make_source,
    make_statement,
)

WHY = "Ukraine’s own service counts 12 destroyed of 41 hit."
SignIn = Callable[[Editor], Page]


@pytest.fixture
def first(served_site: str) -> Editor:
    return make_editor(name="First desk")


@pytest.fixture
def second(first: Editor) -> Editor:
    return make_editor(name="Second desk")


@pytest.fixture
def claim(first: Editor) -> Claim:
    """A claim in review that Kira Rudik made and a report prints."""
    claim = make_claim(
        by=first, text="40 aircraft were destroyed", attributed=False, events=[make_event(title="Drone strikes")]
    )
    rudik = make_statement(actor=make_actor(name="Kira Rudik", description="MP"))
    make_attribution(claim=claim, statement=rudik, article=make_article())
    return claim


@pytest.fixture
def at(browser: Browser, served_site: str, claim: Claim) -> Iterator[SignIn]:
    """Opens the claim in a window of an editor's own."""
    contexts = []

    def opened(editor: Editor, **options: object) -> Page:
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"{served_site}/desk/sign-in/?next={where(claim)}")
        page.locator("[name=username]").fill(editor.username)
        page.locator("[name=password]").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{served_site}{where(claim)}")
        return page

    yield opened
    for context in contexts:
        context.close()


def where(claim: Claim) -> str:
    return f"/desk/claims/{claim.public_id}/"


def says(page: Page, words: str) -> None:
    expect(page.locator("#announce")).to_contain_text(words)


class TestEvidence:
    def test_links_one_source_for_and_one_against_by_keyboard(self, at, first, claim):
        make_source(title="Capella Space, radar images of Belaya", reliability="B")
        page = at(first)
        page.keyboard.press("l")
        source = page.get_by_role("combobox", name="Source")
        expect(source).to_be_focused()
        source.press_sequentially("cap")
        page.get_by_role("option", name="Capella").click()
        expect(
            page.get_by_role("group", name="Reliability, for this use").get_by_label("B", exact=True)
        ).to_be_checked()
        page.get_by_role("radio", name="refutes").check()
        page.get_by_label("What it shows").fill("Two Tu-22 burnt out.")
        page.get_by_label("What it shows").press("Control+Enter")
        says(page, "Linked Capella Space, radar images of Belaya, refutes.")
        expect(page.locator("#evidence tr:focus")).to_contain_text("Two Tu-22 burnt out.")

        page.keyboard.press("l")
        source.press_sequentially("SBU statement")
        page.get_by_role("option", name="“SBU statement” as a new source").click()
        page.get_by_label("Kind of source").select_option("official_statement")
        page.get_by_role("radio", name="That there is one").check()
        expect(page.get_by_text("Readers see “A source known to the desk” and nothing else.")).to_be_visible()
        page.get_by_role("radio", name="supports").check()
        page.get_by_role("button", name="Link source").click()
        says(page, "Linked SBU statement, supports.")

        assert [piece.stance for piece in Evidence.objects.order_by("pk")] == ["refutes", "supports"]
        assert Source.objects.get(title="SBU statement").visibility == "confidential"

    def test_loses_nothing_when_somebody_is_quicker_than_the_network(self, at, first, claim):
        make_source(title="Capella Space, radar images of Belaya", reliability="B")
        page = at(first)
        page.keyboard.press("l")
        source = page.get_by_role("combobox", name="Source")
        source.press_sequentially("cap")
        page.get_by_role("option", name="Capella").wait_for()
        waiting = []
        page.route("**/link-evidence/?*", lambda route: waiting.append(route))
        page.get_by_role("option", name="Capella").click()
        page.get_by_role("radio", name="refutes").check()
        page.get_by_label("What it shows").fill("Two Tu-22 burnt out.")
        assert len(waiting) == 1
        waiting[0].continue_()
        expect(page.get_by_text("Its usual letter is B")).to_be_visible()
        expect(page.get_by_role("radio", name="refutes")).to_be_checked()
        expect(page.get_by_label("What it shows")).to_have_value("Two Tu-22 burnt out.")

    def test_leaves_what_is_typed_beside_it_alone(self, at, first, claim):
        piece = link_evidence(claim=claim, source=make_source(title="Reuters"))
        make_source(title="Capella Space")
        page = at(first)
        page.get_by_label("Why").fill(WHY)
        page.locator(f"#rests-on-{piece.public_id}").check()
        page.locator("#link-source").click()
        page.get_by_role("combobox", name="Source").fill("Capella Space")
        page.get_by_role("option", name="as a new source").wait_for()
        page.get_by_role("radio", name="refutes").check()
        page.get_by_role("button", name="Link source").click()
        says(page, "Linked Capella Space")
        expect(page.get_by_label("Why")).to_have_value(WHY)
        expect(page.locator(f"#rests-on-{piece.public_id}")).to_be_checked()
        expect(page.locator("#rests-on input")).to_have_count(2)


class TestStatus:
    def test_is_disputed_in_place_with_a_reason(self, at, first, claim):
        pieces = [
            link_evidence(claim=claim, stance=stance) for stance in (EvidenceStance.SUPPORTS, EvidenceStance.REFUTES)
        ]
        page = at(first)
        page.keyboard.press("5")
        page.get_by_label("Why").fill(WHY)
        for piece in pieces:
            page.locator(f"#rests-on-{piece.public_id}").check()
        page.get_by_role("button", name="Save status").click()
        says(page, "Status is now “Disputed”.")
        expect(page.locator("#head")).to_contain_text("Disputed")
        expect(page.locator("#history")).to_contain_text(WHY)
        expect(page.get_by_role("button", name="Save status")).to_be_focused()
        assert Assessment.objects.get().relies_on == [piece.public_id for piece in pieces]

    def test_says_what_is_missing_and_keeps_what_was_typed(self, at, first, claim):
        page = at(first)
        page.keyboard.press("7")
        page.get_by_label("Why").fill(WHY)
        page.keyboard.press("Control+Enter")
        expect(page.locator(".error-summary")).to_be_focused()
        page.get_by_role("link", name="tick at least one piece that refutes it").click()
        expect(page.locator("#assess-relies_on")).to_be_focused()
        expect(page.get_by_label("Why")).to_have_value(WHY)
        expect(page.get_by_label("Refuted")).to_be_checked()

    def test_of_two_windows_the_second_sees_both_judgements(self, at, first, second, claim):
        one, other = at(first), at(second)
        one.get_by_label("Not established").check()
        one.get_by_label("Why").fill("Nobody but Kira Rudik gives this figure.")
        one.get_by_role("button", name="Save status").click()
        says(one, "Status is now “Not established”.")
        other.get_by_label("Disputed").check()
        other.get_by_label("Why").fill(WHY)
        other.get_by_role("button", name="Save status").click()
        expect(other.get_by_role("alert")).to_contain_text("First desk saved this claim")
        expect(other.get_by_role("region", name="Saved now")).to_contain_text(
            "Nobody but Kira Rudik gives this figure."
        )
        expect(other.get_by_role("region", name="What you typed")).to_contain_text(WHY)
        assert Assessment.objects.count() == 1
        other.get_by_role("button", name="Save status").click()
        says(other, "Status is now “Disputed”.")
        assert Assessment.objects.count() == 2

    def test_of_two_windows_the_second_sees_both_wordings(self, at, first, second, claim):
        one, other = at(first), at(second)
        for page, wording in (
            (one, "40 Russian aircraft were destroyed"),
            (other, "40 aircraft were destroyed on 1 June"),
        ):
            page.keyboard.press("e")
            page.get_by_label("Wording").fill(wording)
        one.get_by_role("button", name="Save claim").click()
        says(one, "The claim is saved.")
        expect(one.locator("#edit")).to_be_focused()
        other.get_by_role("button", name="Save claim").click()
        expect(other.get_by_role("alert")).to_contain_text("First desk saved this claim")
        other.get_by_role("button", name="Save as version 3").click()
        expect(other.get_by_role("heading", level=1)).to_have_text("40 aircraft were destroyed on 1 June")

    def test_takes_its_own_version_along_from_act_to_act(self, at, first, claim):
        page = at(first)
        page.get_by_label("Why").fill(WHY)
        page.keyboard.press("Escape")
        page.get_by_role("button", name="Send to review").click()
        says(page, "The claim is in review.")
        page.get_by_label("Not established").check()
        page.get_by_role("button", name="Save status").click()
        says(page, "Status is now “Not established”.")
        assert Assessment.objects.get().rationale == WHY


class TestSecondReading:
    def test_is_given_by_somebody_else_and_seen_by_the_first(self, at, first, second, claim):
        assess(claim=claim, by=first, status=Status.SUPPORTED)
        page = at(second)
        form = page.get_by_role("form", name="Second reading")
        form.get_by_label("Supported").check()
        form.get_by_label("Note").fill("Seen the images.")
        form.get_by_role("button", name="Save second reading").click()
        says(page, "You agree: Supported.")
        expect(form).to_have_count(0)
        mine = at(first)
        expect(mine.get_by_role("form", name="Second reading")).to_have_count(0)
        expect(mine.locator("#second-reading")).to_contain_text("Seen the images.")
        assert SecondReading.objects.get().editor == second


class TestPublishing:
    def test_shows_first_what_readers_will_see_and_then_publishes(self, at, first, claim, served_site):
        page = at(first)
        page.get_by_role("button", name="Send to review").click()
        says(page, "The claim is in review.")
        page.get_by_label("Why").fill("Half a thought")
        page.locator("h1").click()
        page.keyboard.press("p")
        expect(page.locator(".preview")).to_contain_text("Kira Rudik claimed: 40 aircraft were destroyed")
        expect(page.locator("#publish-form")).to_contain_text("Drone strikes")
        page.keyboard.press("Escape")
        expect(page.locator("#publish-form")).to_have_count(0)
        expect(page.get_by_label("Why")).to_have_value("Half a thought")
        page.locator("h1").click()
        page.keyboard.press("p")
        page.get_by_role("button", name="Publish revision 1").click()
        says(page, "Revision 1 is public.")
        expect(page.locator("#head")).to_contain_text("revision 1")
        page.get_by_role("link", name="Look at its page").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Kira Rudik claimed: 40 aircraft were destroyed")
        claim.refresh_from_db()
        assert claim.stage == Stage.PUBLISHED

    def test_works_without_javascript(self, at, first, claim):
        make_source(title="Reuters, 4 June")
        page = at(first, java_script_enabled=False)
        page.locator("#link-source").click()
        page.get_by_label("Source", exact=True).fill("Reuters, 4 June")
        page.get_by_role("radio", name="refutes").check()
        page.get_by_role("button", name="Link source").click()
        expect(page.get_by_role("status").first).to_contain_text("Linked Reuters, 4 June, refutes.")
        page.get_by_label("Disputed").check()
        page.get_by_label("Why").fill(WHY)
        page.get_by_role("button", name="Save status").click()
        expect(page.locator("#head")).to_contain_text("Disputed")
        page.get_by_role("button", name="Send to review").click()
        page.locator("#open-publish").click()
        page.get_by_role("button", name="Publish revision 1").click()
        expect(page.get_by_role("status").first).to_contain_text("Revision 1 is public.")
        assert publications_of("claim", claim.public_id).count() == 1


class TestReach:
    @pytest.mark.parametrize("width", [360, 1440])
    def test_has_no_axe_violation_and_fits(self, at, first, second, claim, width):
        link_evidence(claim=claim, source=make_source(title="Reuters"))
        assess(claim=claim, by=second, status=Status.SUPPORTED)
        page = at(first, viewport={"width": width, "height": 900})
        for opened in ("", "mend/", "link-evidence/?source=Something new&source_id=", "publish/"):
            page.goto(page.url.split("/desk/")[0] + where(claim) + opened)
            assert Axe().run(page).violations_count == 0, Axe().run(page).generate_report()
            assert page.evaluate("document.documentElement.scrollWidth") <= width

    def test_folds_what_is_not_worked_on_on_a_narrow_screen(self, at, first, claim):
        page = at(first, viewport={"width": 360, "height": 800})
        expect(page.locator("#evidence")).not_to_have_attribute("open", "")
        expect(page.get_by_label("Why")).to_be_visible()
        page.get_by_role("heading", name="Who said it").click()
        expect(page.get_by_text("Kira Rudik", exact=True)).to_be_visible()
