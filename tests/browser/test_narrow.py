"""What is narrowest of the public pages, in each language: the head of the page and the head of a row."""

import pytest
from playwright.sync_api import Browser, Page

CLAIM = "/claims/c-40-destroyed/"
SIDEWAYS = """selector => [...document.querySelectorAll(selector)].flatMap(one => {
  const box = one.getBoundingClientRect();
  return box.left < 0 || box.right > innerWidth ? [one.textContent.trim()] : [];
})"""


def at(browser: Browser, width: int, address: str) -> Page:
    page = browser.new_context(viewport={"width": width, "height": 740}).new_page()
    page.goto(address)
    return page


# Boxes of text, not of elements: a word that does not fit stands out of its column.
OVERLAPPING = """() => [...document.querySelectorAll(".claim-row")].flatMap(row => {
  const [word, checked] = [".claim-row-status .status > span", ".claim-row-checked"].map(selector => {
    const range = document.createRange();
    range.selectNodeContents(row.querySelector(selector));
    return range.getBoundingClientRect();
  });
  const apart = word.right <= checked.left || word.bottom <= checked.top || checked.bottom <= word.top;
  return word.width && checked.width && !apart ? [row.dataset.claim] : [];
})"""


@pytest.mark.parametrize("prefix", ["", "/uk", "/de"])
@pytest.mark.parametrize("width", [320, 360, 1440])
class TestMasthead:
    def test_shows_every_part_of_the_site_whole(self, dossier_site, browser, width, prefix):
        page = at(browser, width, f"{dossier_site}{prefix}{CLAIM}")
        assert page.evaluate(SIDEWAYS, ".masthead a, .masthead summary, .masthead button") == []
        page.context.close()

    def test_its_calendar_opens_within_the_window_and_holds_its_words(self, dossier_site, browser, width, prefix):
        page = at(browser, width, f"{dossier_site}{prefix}{CLAIM}")
        page.locator(".as-of summary").click()
        assert page.evaluate(SIDEWAYS, ".as-of form, .as-of form *") == []
        form = page.locator(".as-of form")
        assert form.evaluate("form => form.scrollWidth <= form.clientWidth")
        page.context.close()

    def test_has_the_moment_and_the_theme_on_one_line(self, dossier_site, browser, width, prefix):
        page = at(browser, width, f"{dossier_site}{prefix}{CLAIM}")
        moment, theme = (page.locator(one).bounding_box() for one in (".as-of summary", ".theme-switch"))
        assert theme["y"] < moment["y"] + moment["height"] and moment["y"] < theme["y"] + theme["height"]
        page.context.close()


@pytest.mark.parametrize("prefix", ["", "/uk", "/de"])
@pytest.mark.parametrize("width", [320, 360])
def test_how_a_claim_stands_and_when_it_was_checked_stand_apart(dossier_site, browser, width, prefix):
    page = at(browser, width, f"{dossier_site}{prefix}/")
    assert page.evaluate(OVERLAPPING) == []
    page.context.close()
