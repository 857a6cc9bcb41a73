"""The filters over the lists, as a reader uses them: by keyboard, by dragging, and back again."""

import gzip
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

WIDTHS = (1440, 360)
FIRST_VIEW = 60_000
# The face that stands in until the fonts are there is cut to their size, but for parts of a pixel; Web Vitals say
# that 0.1 is good.
BARELY_SEEN = 0.01
SHIFTS = """() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (sum += entry.value)))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(sum), 500);
})"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def bars(page: Page):
    return page.locator("[data-histogram] .bar a")


class TestHistogram:
    def test_is_one_stop_with_arrows_inside_and_enter_follows(self, dossier_site, page):
        page.goto(f"{dossier_site}/claims/?clock=said")
        assert page.locator('.bar a[tabindex="0"]').count() == 1
        bars(page).first.focus()
        page.keyboard.press("ArrowRight")
        expect(bars(page).nth(1)).to_be_focused()
        page.keyboard.press("End")
        expect(bars(page).last).to_be_focused()
        page.keyboard.press("Home")
        day = bars(page).first.locator("..").get_attribute("data-first")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/claims/?clock=said&from={day}&to={day}")
        expect(page.locator(".bar[data-chosen]")).to_have_count(1)

    def test_shift_and_arrows_choose_a_stretch(self, dossier_site, page):
        page.goto(f"{dossier_site}/claims/?clock=said")
        first, second = (bars(page).nth(number).locator("..").get_attribute("data-first") for number in (0, 1))
        bars(page).first.focus()
        page.keyboard.press("Shift+ArrowRight")
        expect(page.locator("#announce")).to_contain_text(" – ")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/claims/?clock=said&from={first}&to={second}")

    def test_escape_gives_a_stretch_up(self, dossier_site, page):
        page.goto(f"{dossier_site}/claims/?clock=said")
        bars(page).first.focus()
        page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("Escape")
        expect(page.locator(".bar[data-chosen]")).to_have_count(0)

    def test_dragging_chooses_a_stretch_that_may_begin_on_a_day_of_nothing(self, dossier_site, page):
        page.goto(f"{dossier_site}/claims/?clock=said")
        all_bars = page.locator(".bar")
        ends = all_bars.nth(1), all_bars.last
        middles = [_middle(end) for end in ends]
        page.mouse.move(*middles[0])
        page.mouse.down()
        page.mouse.move(*middles[1], steps=5)
        page.mouse.up()
        first, last = ends[0].get_attribute("data-first"), ends[1].get_attribute("data-last")
        page.wait_for_url(f"**/claims/?clock=said&from={first}&to={last}")

    def test_without_a_script_its_bars_are_links(self, dossier_site, browser):
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{dossier_site}/?clock=said")
        bars(page).last.click()
        page.wait_for_url("**/?clock=said&from=*&to=*")
        context.close()


class TestGoingBack:
    def test_keeps_the_place_and_the_filters(self, dossier_site, page):
        page.goto(f"{dossier_site}/claims/?q=aircraft")
        row = page.locator(".claim-row h4 a").last
        row.scroll_into_view_if_needed()
        place = page.evaluate("scrollY")
        assert place > 0
        row.click()
        page.wait_for_url("**/claims/c-*/")
        page.go_back()
        expect(page.get_by_label("Search claims, people, places")).to_have_value("aircraft")
        page.wait_for_function("place => Math.abs(scrollY - place) < 5", arg=place)

    def test_a_chip_that_was_taken_away_comes_back(self, dossier_site, page):
        page.goto(f"{dossier_site}/?q=aircraft&status=disputed")
        page.get_by_role("link", name="Show also without: Disputed").click()
        page.wait_for_url("**/?q=aircraft")
        page.go_back()
        expect(page.get_by_role("link", name="Show also without: Disputed")).to_be_visible()


class TestFilters:
    def test_open_by_keyboard_and_say_what_was_wrong_beside_it(self, dossier_site, page):
        page.goto(f"{dossier_site}/claims/?from=early June&status=disputed")
        field = page.get_by_label("From", exact=True)
        expect(field).to_be_visible()
        expect(field).to_have_value("early June")
        expect(field).to_have_accessible_description("Error: Write a day as 2025-06-02: year, month, day.")

    def test_a_search_keeps_the_filters_that_hold(self, dossier_site, page):
        page.goto(f"{dossier_site}/claims/?status=unverified&from=2025-06-01")
        page.get_by_label("Search claims, people, places").fill("children")
        page.keyboard.press("Enter")
        page.wait_for_url("**/claims/?q=children&status=unverified&from=2025-06-01")
        expect(page.locator("mark.found").first).to_be_visible()


@pytest.mark.parametrize("address", ["/", "/claims/?clock=said&from=2025-06-02&q=aircraft"])
class TestFirstView:
    @pytest.mark.parametrize("width", WIDTHS)
    def test_nothing_moves_while_it_loads(self, dossier_site, browser, address, width):
        context = browser.new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        page.goto(f"{dossier_site}{address}", wait_until="networkidle")
        assert page.evaluate(SHIFTS) <= BARELY_SEEN
        context.close()

    def test_weighs_no_more_than_it_may(self, dossier_site, page, address):
        sizes: dict[str, int] = {}
        page.on("response", lambda answer: sizes.update({answer.url: _weight(answer.url)}))
        page.goto(f"{dossier_site}{address}", wait_until="networkidle")
        counted = {url: size for url, size in sizes.items() if not url.endswith((".woff2", ".svg"))}
        assert sum(counted.values()) <= FIRST_VIEW, counted


def _middle(bar: Locator) -> tuple[float, float]:
    box = bar.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _weight(url: str) -> int:
    """What is sent of an answer to a browser; a file that is not compressed yet counts as it will be once deployed."""
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        return len(body if answer.headers.get("Content-Encoding") else gzip.compress(body))
