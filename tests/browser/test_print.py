"""The readers' pages on paper: what stands on each sheet, and what stays on the screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

A4 = {"width": 673, "height": 1008}


@pytest.fixture
def paper(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=A4, color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    yield page
    context.close()


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(
    "address", ["/", "/claims/c-none-destroyed/", "/events/e-round-2/", "/articles/r-demo/", "/glossary/"]
)
def test_each_sheet_has_its_address_at_the_end_and_nothing_to_press(paper: Page, dossier_site: str, address: str):
    paper.goto(dossier_site + address)
    foot = paper.locator(".print-foot p")
    expect(foot).to_be_visible()
    expect(foot).to_contain_text("newsclaims")
    expect(foot).to_contain_text(address)
    # What is fixed is drawn on every sheet.
    expect(foot).to_have_css("position", "fixed")
    for tool in ("nav[aria-label='Main']", ".theme-switch", ".as-of", ".page-foot", ".skip-link", "form"):
        assert paper.locator(tool).filter(visible=True).count() == 0, tool
    assert paper.evaluate("document.documentElement.scrollWidth") <= A4["width"]


def test_is_black_on_white_whatever_the_theme(paper: Page, dossier_site: str):
    paper.goto(f"{dossier_site}/claims/c-none-destroyed/")
    expect(paper.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
    expect(paper.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(paper.locator(".band .status")).to_have_css("color", "rgb(0, 0, 0)")
    expect(paper.locator(".band")).to_have_css("background-color", "rgb(255, 255, 255)")


def test_writes_out_the_addresses_of_sources(paper: Page, dossier_site: str):
    paper.goto(f"{dossier_site}/claims/c-oryx-12-destroyed/")
    expect(paper.get_by_text("https://github.com/scarnecchia/oryx_data", exact=True)).to_be_visible()


def test_says_on_each_sheet_which_moment_it_shows(paper: Page, dossier_site: str):
    paper.goto(f"{dossier_site}/glossary/?as_of=2025-06-03")
    expect(paper.locator(".print-foot p")).to_contain_text("3 June 2025")


def test_a_claim_fits_few_sheets(paper: Page, dossier_site: str):
    paper.goto(f"{dossier_site}/claims/c-none-destroyed/")
    assert 1 < sheets(paper) <= 3
