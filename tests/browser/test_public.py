"""The readers' side as it is served, on a phone without JavaScript.

The demonstration's dossier through every public page.
"""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from newsclaims.publication.models import Edition
from newsclaims.vocabulary.kinds import SubjectKind

PHONE = {"width": 360, "height": 740}
CHECKED = (
    "/events/e-strikes/",
    "/events/e-memoranda/",
    "/claims/c-deported/",
    "/claims/c-40-destroyed/",
    "/claims/c-none-destroyed/",
    "/articles/r-demo/",
    "/claims/c-nobody/",
)
PAGES = {SubjectKind.EVENT: "events", SubjectKind.CLAIM: "claims", SubjectKind.ARTICLE: "articles"}


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, has_touch=True)
    yield context.new_page()
    context.close()


def addresses() -> list[str]:
    subjects = Edition.objects.filter(until_at=None, subject_type__in=PAGES).values_list("subject_type", "subject_id")
    return [
        "/",
        "/?status=disputed",
        "/?status=none&from=never",
        "/claims/?q=aircraft&clock=said&from=2025-06-02",
        "/?event=e-children",
        "/without-event/",
        "/glossary/",
        *(f"/{PAGES[kind]}/{public_id}/" for kind, public_id in subjects),
    ]


def faults_of_layout(page: Page) -> list[str]:
    """What does not fit or is not there once, in words."""
    width = page.evaluate("document.documentElement.scrollWidth")
    faults = [f"scrolls sideways to {width}px"] if width > PHONE["width"] else []
    for what, selector in (("h1", "h1"), ("main", "main"), ("banner", "body > header"), ("foot", "body > footer")):
        if page.locator(selector).count() != 1:
            faults.append(f"{page.locator(selector).count()} of {what}")
    return faults


def violations_of(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in violations]


def test_every_page_fits_a_phone_that_runs_no_scripts(dossier_site: str, phone: Page):
    faults = {}
    for address in addresses():
        answer = phone.goto(f"{dossier_site}{address}")
        assert answer and answer.status == 200, address
        if found := faults_of_layout(phone):
            faults[address] = found
    assert faults == {}


def test_no_page_breaks_a_rule_of_accessibility(dossier_site: str, browser: Browser):
    """The checker is a script itself: it looks at the pages in browsers that run it."""
    faults = {}
    for width, scheme in ((360, "light"), (1440, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        for address in (*addresses()[:6], *CHECKED):
            page.goto(f"{dossier_site}{address}")
            if found := violations_of(page):
                faults[f"{address} at {width}px, {scheme}"] = found
        context.close()
    assert faults == {}


class TestReading:
    def test_from_the_timeline_to_a_claim_and_to_its_words_in_the_article(self, dossier_site, phone):
        phone.goto(f"{dossier_site}/?event=e-strikes")
        phone.locator("summary", has_text="more claims").click()
        phone.get_by_role("link", name="Kira Rudik claimed: 40 aircraft were destroyed").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text("Kira Rudik claimed: 40 aircraft were destroyed")
        phone.get_by_role("link", name="40 aircraft were destroyed").click()
        target = phone.locator("mark:target")
        expect(target).to_have_text("1140 aircraft were destroyed")
        expect(target).to_have_css("outline-style", "solid")
        expect(phone.locator(".entry", has_text="Kira Rudik claimed")).to_have_css("outline-style", "solid")

    def test_filters_are_a_plain_form(self, dossier_site, phone):
        phone.goto(f"{dossier_site}/")
        phone.locator("summary", has_text="Filters").click()
        phone.get_by_label("Event").select_option("Handover of the list of children")
        phone.get_by_role("button", name="Show").click()
        expect(phone.get_by_role("heading", name="Handover of the list of children")).to_be_visible()
        expect(phone.get_by_role("heading", name="Drone strikes on bomber bases")).to_have_count(0)
        assert "event=e-children" in phone.url
        phone.get_by_role("link", name="Show also without: Handover of the list of children").click()
        expect(phone.get_by_role("heading", name="Drone strikes on bomber bases")).to_be_visible()
