"""The page of a question as it is looked at: on a phone and on a wide screen, in both themes and in forced colours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from newsclaims.publication.models import Edition
from newsclaims.vocabulary.kinds import SubjectKind
from tests.browser.test_public import violations_of

WIDTHS = (360, 1440)
# Of every label and mark in the chart: what stands beyond the window or over the next column.
OUTSIDE = """
() => [...document.querySelectorAll('.chart-row')].flatMap(row => {
    const frame = row.getBoundingClientRect()
    return [...row.querySelectorAll('.chart-label, circle, .chart-plot path')]
        .filter(shown => getComputedStyle(shown).display !== 'none')
        .map(shown => [shown.textContent || shown.outerHTML, shown.getBoundingClientRect()])
        .filter(([, box]) => box.left < frame.left - 1 || box.right > Math.max(frame.right, innerWidth - 1) + 1)
        .map(([words, box]) => `${words}: ${Math.round(box.left)} to ${Math.round(box.right)}`)
})
"""
OVER_THE_NAMES = """
() => [...document.querySelectorAll('.chart-row:has(.chart-who)')].flatMap(row => {
    const who = row.querySelector('.chart-who').getBoundingClientRect()
    return [...row.querySelectorAll('.chart-label')]
        .map(shown => [shown.textContent, shown.getBoundingClientRect()])
        .filter(([, box]) => box.top < who.bottom - 1 && box.bottom > who.top + 1 && box.left < who.right)
        .map(([words]) => words)
})
"""


@pytest.fixture(params=WIDTHS)
def without_script(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def addresses() -> list[str]:
    asked = Edition.objects.filter(subject_type=SubjectKind.QUESTION, until_at=None)
    return ["/questions/", *(f"/questions/{one.subject_id}/" for one in asked.order_by("subject_id"))]


def test_no_question_scrolls_sideways_or_lets_a_label_leave_the_frame(dossier_site: str, without_script: Page):
    faults = {}
    for address in addresses():
        without_script.goto(f"{dossier_site}{address}")
        width = without_script.locator("main").evaluate("main => main.scrollWidth - innerWidth")
        outside = without_script.evaluate(OUTSIDE) + without_script.evaluate(OVER_THE_NAMES)
        if width > 0 or outside:
            faults[address] = (width, outside)
    assert len(addresses()) > 7
    assert faults == {}


@pytest.mark.parametrize(
    ("width", "look"),
    [
        (360, {"color_scheme": "light"}),
        (1440, {"color_scheme": "dark"}),
        (1440, {"forced_colors": "active"}),
    ],
)
def test_no_question_breaks_a_rule_of_accessibility(
    dossier_site: str, browser: Browser, width: int, look: dict[str, str]
):
    context = browser.new_context(viewport={"width": width, "height": 900}, **look)
    page = context.new_page()
    faults = {}
    for address in addresses() if look == {"color_scheme": "light"} else addresses()[:2]:
        page.goto(f"{dossier_site}{address}")
        if found := violations_of(page):
            faults[address] = found
    context.close()
    assert faults == {}


def test_in_forced_colours_every_mark_takes_a_colour_of_the_system(dossier_site: str, browser: Browser):
    context = browser.new_context(viewport={"width": 1440, "height": 900}, forced_colors="active", color_scheme="dark")
    page = context.new_page()
    page.goto(f"{dossier_site}/questions/q-destroyed/")
    ink = page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    fills = page.locator(".chart-plot circle").evaluate_all("marks => marks.map(mark => getComputedStyle(mark).fill)")
    context.close()
    assert set(fills) == {ink}


def test_numbers_run_from_left_to_right_on_a_mirrored_page(dossier_site: str, page: Page):
    page.goto(f"{dossier_site}/questions/q-destroyed/")
    page.evaluate("document.documentElement.dir = 'rtl'")
    places = page.locator(".chart-axis text").evaluate_all("ticks => ticks.map(tick => tick.getBoundingClientRect().x)")
    assert len(places) > 2
    assert places == sorted(places)


def test_the_table_says_once_what_the_chart_shows(dossier_site: str, page: Page):
    page.goto(f"{dossier_site}/questions/q-destroyed/")
    above, _, table = page.locator("main").aria_snapshot().partition('table "Answers to')
    assert "Answers run from none to" in above
    assert "probably 11 to 15" not in above
    assert "probably 11 to 15 Russian bombers" in table
    assert 'rowheader "Kira Rudik' in table
