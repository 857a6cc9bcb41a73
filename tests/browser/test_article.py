"""From a pasted report to recorded claims, as an editor does it: by mouse, by keyboard, and without JavaScript."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from newsclaims.articles.models import Article
from newsclaims.articles.queries import latest_snapshot
from newsclaims.claims.models import Attribution, Claim
from tests.factories import PASSWORD, make_article, make_attribution, make_claim, make_editor

TEXT = """Bases far behind the front were hit on Sunday \U0001f534\U0001f1fa\U0001f1e6, cafe\u0301 owners nearby said.

Strikes on the bases

Ukrainian MP Kira Rudik claimed that 40 aircraft were destroyed, with damage of USD 2 billion. Nobody has counted them.

“Russia had rejected”, the negotiator Sergiy Kyslytsya said, “an unconditional ceasefire.”

Two officials \U0001f6e9\ufe0f repeated that 40 aircraft were destroyed."""
WORDS = "40 aircraft were destroyed"

# The rectangle ends of the nth place where words stand inside one text node, scrolled into view, once nothing moves.
FIND = """async ([words, occurrence]) => {
  const painted = () => new Promise(requestAnimationFrame);
  const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT,
    node => node.parentElement.closest('[data-start]') ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  let left = occurrence;
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf(words);
    if (at < 0 || --left > 0) continue;
    node.parentElement.scrollIntoView({block: 'center'});
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    for (let top = NaN; top !== (top = range.getBoundingClientRect().top); ) { await painted(); await painted(); }
    const boxes = [...range.getClientRects()], [first, last] = [boxes[0], boxes.at(-1)];
    return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
  }
}"""


@pytest.fixture
def desk(page: Page, served_site: str) -> Page:
    """A browser at the desk, signed in."""
    return signed_in(page, served_site)


@pytest.fixture
def plain_desk(browser: Browser, served_site: str) -> Iterator[Page]:
    """The same with JavaScript off."""
    context = browser.new_context(java_script_enabled=False)
    yield signed_in(context.new_page(), served_site)
    context.close()


def signed_in(page: Page, site: str) -> Page:
    editor = make_editor(name="First desk")
    page.goto(f"{site}/desk/sign-in/?next=/desk/articles/")
    page.locator("[name=username]").fill(editor.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/desk/articles/")
    return page


@pytest.fixture
def article(desk: Page, served_site: str) -> Article:
    """A report in the record, open in the browser."""
    made = make_article(text=TEXT, title="Strikes on the bases")
    desk.goto(f"{served_site}/desk/articles/{made.public_id}/")
    return made


def select(page: Page, words: str, occurrence: int = 1) -> None:
    """Draw the mouse over words of the text."""
    left, top, right, bottom = page.evaluate(FIND, [words, occurrence])
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, bottom)
    page.mouse.move(right - 1, bottom)
    page.mouse.up()


def spans() -> list[tuple[str, int]]:
    return [(span["exact"], span["start"]) for span in Attribution.objects.get().selectors]


def form(page: Page):
    return page.get_by_role("form", name="New claim from selection")


def nobody_named(page: Page) -> None:
    form(page).get_by_role("radio", name="Nobody named", exact=True).check()


def create(page: Page) -> None:
    """Send the form, and wait as a person does until the page stands still: its new entry has the focus by then."""
    form(page).get_by_role("button", name="Create claim").click()
    expect(form(page)).to_have_count(0)
    expect(page.locator("[data-changed] [data-row]:focus")).to_have_count(1)


class TestByMouse:
    def test_a_pasted_report_becomes_an_attributed_claim(self, desk: Page):
        desk.get_by_role("link", name="Add an article").click()
        desk.get_by_label("Text", exact=True).fill(TEXT)
        desk.get_by_label("Headline").fill("Strikes on the bases")
        desk.get_by_label("Outlet").fill("The Gazette")
        desk.get_by_role("button", name="Save article").click()
        expect(desk.get_by_role("heading", level=1)).to_have_text("Strikes on the bases")

        select(desk, WORDS)
        opened = form(desk)
        expect(opened.locator(".selected-words")).to_have_text(WORDS)
        expect(opened.get_by_label("Who speaks")).to_have_value("Kira Rudik")
        expect(opened.get_by_label("Verb as printed")).to_have_value("claimed")
        expect(opened.get_by_label("Wording, without its speaker")).to_be_focused()
        expect(opened.get_by_text("Readers would see: Kira Rudik claimed: 40 aircraft were destroyed")).to_be_visible()

        opened.get_by_label("Kind of actor").select_option("Person")
        create(desk)
        entry = desk.get_by_role("link", name=WORDS)
        expect(entry).to_be_focused()
        expect(desk.locator("#announce")).to_have_text(f"Recorded: {WORDS}")
        expect(desk.locator("#p3 mark")).to_have_text(f"1{WORDS}")
        (attribution,) = Attribution.objects.select_related("statement__actor", "snapshot")
        assert attribution.statement.actor.name == "Kira Rudik"
        assert spans() == [(WORDS, attribution.snapshot.text.index(WORDS))]

    def test_words_that_occur_twice_are_anchored_where_they_were_selected(self, desk: Page, article: Article):
        select(desk, WORDS, occurrence=2)
        expect(form(desk).get_by_text("place 2 of 2")).to_be_visible()
        nobody_named(desk)
        create(desk)
        assert spans() == [(WORDS, latest_snapshot(article).text.rindex(WORDS))]

    def test_emoji_combining_marks_and_raised_numbers_before_a_span_do_not_shift_it(self, desk: Page, article: Article):
        text = latest_snapshot(article).text
        for words in ("Bases far behind the front", "owners nearby"):
            select(desk, words)
            nobody_named(desk)
            create(desk)
        found = [attribution.selectors[0] for attribution in Attribution.objects.order_by("pk")]
        assert [(span["exact"], span["start"]) for span in found] == [
            (words, text.index(words)) for words in ("Bases far behind the front", "owners nearby")
        ]

    def test_a_split_quotation_keeps_two_spans_and_what_was_typed(self, desk: Page, article: Article):
        select(desk, "Russia had rejected")
        opened = form(desk)
        opened.get_by_label("Wording, without its speaker").fill("Russia rejected an unconditional ceasefire")
        opened.get_by_text("Add another span").click()
        select(desk, "an unconditional ceasefire")
        expect(opened.locator(".selected-words")).to_have_text(["Russia had rejected", "an unconditional ceasefire"])
        expect(opened.get_by_label("Wording, without its speaker")).to_have_value(
            "Russia rejected an unconditional ceasefire"
        )
        opened.get_by_label("Kind of actor").select_option("Person")
        create(desk)
        expect(desk.get_by_text("2 spans")).to_be_visible()
        assert [exact for exact, _ in spans()] == ["Russia had rejected", "an unconditional ceasefire"]

    def test_a_form_that_was_written_in_is_not_lost_to_a_further_selection(self, desk: Page, article: Article):
        select(desk, "Nobody has counted them")
        form(desk).get_by_label("Where").fill("A briefing")
        select(desk, "an unconditional ceasefire")
        desk.wait_for_timeout(300)
        expect(form(desk).get_by_label("Where")).to_have_value("A briefing")
        expect(form(desk).locator(".selected-words")).to_have_text("Nobody has counted them")

    def test_an_error_keeps_what_was_typed_and_takes_focus(self, desk: Page, article: Article):
        select(desk, WORDS)
        form(desk).get_by_label("Where").fill("A briefing")
        form(desk).get_by_role("button", name="Create claim").click()
        expect(desk.get_by_role("alert")).to_be_focused()
        expect(desk.get_by_role("alert")).to_contain_text("choose what kind of actor it is")
        expect(form(desk).get_by_label("Where")).to_have_value("A briefing")
        assert not Claim.objects.exists()

    def test_one_more_attribution_of_a_claim_found_by_three_letters(self, desk: Page, article: Article):
        claim = make_claim(text="Forty jets were lost")
        select(desk, WORDS)
        form(desk).get_by_label("Or a claim already recorded").press_sequentially("jet")
        desk.get_by_role("option", name="Forty jets were lost").click()
        nobody_named(desk)
        create(desk)
        assert claim.attributions.filter(article=article).exists()

    def test_choosing_an_entry_joins_it_to_its_words(self, desk: Page, article: Article):
        select(desk, WORDS)
        nobody_named(desk)
        create(desk)
        desk.reload()
        desk.get_by_role("link", name="1, show its words in the text").click()
        expect(desk.locator("#p3 mark")).to_have_attribute("aria-current", "true")
        expect(desk.locator(".entry")).to_have_attribute("aria-current", "true")


class TestForEverybody:
    @pytest.mark.parametrize("width", [360, 1440])
    def test_the_text_and_the_open_form_have_no_failure_in_axe_and_fit(
        self, desk: Page, article: Article, served_site: str, width: int
    ):
        make_attribution(claim=make_claim(attributed=False), article=article)
        desk.set_viewport_size({"width": width, "height": 900})
        here = article.public_id
        for address in ("", "add/", f"{here}/", f"{here}/mend/", f"{here}/select/?exact=Nobody+has+counted+them"):
            desk.goto(f"{served_site}/desk/articles/{address}")
            found = Axe().run(desk)
            assert found.violations_count == 0, found.generate_report()
            assert desk.evaluate("document.documentElement.scrollWidth") <= width


class TestByKeyboard:
    def test_selects_with_the_arrows_and_opens_the_form_with_enter(self, desk: Page, article: Article):
        desk.locator("#p2 [data-start]").focus()
        desk.keyboard.press("Control+Shift+ArrowRight")
        desk.keyboard.press("Enter")
        expect(form(desk).locator(".selected-words")).to_have_text("Strikes")

    def test_begins_at_any_character_and_comes_back_on_escape(self, desk: Page, article: Article):
        paragraph = desk.locator("#p4 [data-start]")
        paragraph.focus()
        desk.keyboard.press("ArrowRight")
        desk.keyboard.press("ArrowRight")
        for _ in range(5):
            desk.keyboard.press("Shift+ArrowRight")
        expect(desk.get_by_role("button", name="New claim from selection")).to_be_visible()
        desk.keyboard.press("v")
        expect(form(desk).locator(".selected-words")).to_have_text("Russia")
        expect(form(desk).get_by_role("textbox", name="Wording, without its speaker")).to_be_focused()
        desk.keyboard.press("Escape")
        expect(form(desk)).to_have_count(0)
        expect(paragraph).to_be_focused()


class TestWithoutJavaScript:
    def test_records_a_split_quotation_by_typed_words(self, plain_desk: Page, served_site: str):
        article = make_article(text=TEXT, title="Strikes on the bases")
        plain_desk.goto(f"{served_site}/desk/articles/{article.public_id}/")
        plain_desk.get_by_text("Anchor a claim by typing its words").click()
        plain_desk.get_by_label("Exact words").fill("Russia had rejected")
        plain_desk.get_by_role("button", name="New claim from these words").click()
        opened = form(plain_desk)
        opened.get_by_label("Wording, without its speaker").fill("Russia rejected an unconditional ceasefire")
        opened.get_by_text("Add another span").click()
        opened.get_by_label("Exact words").fill("an unconditional ceasefire")
        opened.get_by_role("button", name="Add these words").click()
        opened.get_by_label("Kind of actor").select_option("Person")
        opened.get_by_role("button", name="Create claim").click()
        expect(plain_desk.get_by_role("link", name="Russia rejected an unconditional ceasefire")).to_be_visible()
        assert [exact for exact, _ in spans()] == ["Russia had rejected", "an unconditional ceasefire"]
        assert plain_desk.url.endswith(f"#entry-{Attribution.objects.get().public_id}")
