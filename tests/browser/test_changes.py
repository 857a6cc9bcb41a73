"""What changed: as somebody finds it who comes back, and as anybody reads it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from newsclaims.publication.models import Publication

# When the dossier was half told.
LAST_VISIT = "2025-06-08T00:00:00+00:00"


def _come_back(page: Page, address: str) -> None:
    """As if the last visit had been at that moment, and this were another one."""
    page.evaluate("seen => { localStorage.setItem('newest-seen', seen); sessionStorage.clear() }", LAST_VISIT)
    page.goto(address)


class TestLastVisit:
    def test_is_known_without_an_account_and_leads_to_what_was_published_since(self, page: Page, dossier_site: str):
        page.goto(dossier_site)
        link = page.locator("a[data-last-visit]")
        mark = page.locator("[data-since-visit]")
        expect(mark).to_be_hidden()
        beside = page.locator(".as-of").bounding_box()

        _come_back(page, dossier_site)
        expect(mark).to_be_visible()
        expect(link).to_have_accessible_name("What changed new since your last visit")
        assert page.locator(".as-of").bounding_box() == beside

        page.goto(f"{dossier_site}/glossary/")
        page.goto(f"{dossier_site}/claims/")
        expect(mark).to_be_visible()
        link.click()
        since = Publication.objects.filter(recorded_at__gt=LAST_VISIT).exclude(
            subject_type__in=("actor", "article", "outlet"), revision=1
        )
        expect(page.locator("main li[data-change]")).to_have_count(since.count())

        page.goto(dossier_site)
        expect(mark).to_be_hidden()

    def test_is_left_alone_by_the_page_of_an_earlier_moment(self, page: Page, dossier_site: str):
        page.goto(f"{dossier_site}/?as_of=2025-06-05")
        expect(page.locator("main")).to_be_visible()
        assert page.evaluate("localStorage.getItem('newest-seen')") is None

    def test_without_scripts_the_link_leads_to_the_latest_changes(self, browser: Browser, dossier_site: str):
        page = browser.new_page(java_script_enabled=False)
        page.goto(dossier_site)
        page.get_by_role("link", name="What changed").first.click()
        expect(page).to_have_url(f"{dossier_site}/changes/")
        page.get_by_label("After the end of").fill("2025-06-08")
        page.get_by_role("button", name="Show").last.click()
        expect(page.get_by_text("Published after 8 June 2025, 23:59")).to_be_visible()
        page.close()


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1440, "dark")])
def test_has_nothing_that_axe_finds_fault_with_and_scrolls_one_way(
    browser: Browser, dossier_site: str, width: int, scheme: str
):
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"{dossier_site}/changes/?since=2025-06-02&status=disputed&event=none")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
