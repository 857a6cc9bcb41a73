"""The head of every public page at the widths it is read at."""

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
