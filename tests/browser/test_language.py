"""The language that a reader chose is kept by the browser, and links from elsewhere lead to it."""

from playwright.sync_api import Page, expect

GLOSSARY = "/glossary/"
# Long enough for a page that was to be left to have been left.
SETTLED = 500


def choose(page: Page, name: str) -> None:
    page.get_by_role("contentinfo").get_by_role("link", name=name).click()


def test_the_same_page_is_a_link_away_in_each_language(dossier_site: str, page: Page):
    page.goto(f"{dossier_site}{GLOSSARY}#refuted")
    choose(page, "Українська")
    expect(page).to_have_url(f"{dossier_site}/uk{GLOSSARY}")
    expect(page.locator("html")).to_have_attribute("lang", "uk")
    expect(page.locator("#refuted dt")).to_have_text("Спростовано")
    choose(page, "Deutsch")
    expect(page.locator("#refuted dt")).to_have_text("Widerlegt")
    choose(page, "English")
    expect(page).to_have_url(f"{dossier_site}{GLOSSARY}")


def test_who_comes_from_elsewhere_reads_in_the_language_chosen_before(dossier_site: str, page: Page):
    page.goto(f"{dossier_site}{GLOSSARY}")
    choose(page, "Українська")
    page.goto("about:blank")
    page.goto(f"{dossier_site}/de{GLOSSARY}#refuted")
    expect(page).to_have_url(f"{dossier_site}/uk{GLOSSARY}#refuted")


def test_who_chose_nothing_reads_what_the_address_says(dossier_site: str, page: Page):
    page.goto(f"{dossier_site}/de{GLOSSARY}")
    page.wait_for_timeout(SETTLED)
    expect(page).to_have_url(f"{dossier_site}/de{GLOSSARY}")


def test_a_link_within_the_site_is_not_turned_round(dossier_site: str, page: Page):
    page.goto(f"{dossier_site}{GLOSSARY}")
    choose(page, "Українська")
    page.evaluate("address => { location.href = address }", f"{dossier_site}/de{GLOSSARY}")
    page.wait_for_url(f"**/de{GLOSSARY}")
    page.reload()
    page.wait_for_timeout(SETTLED)
    expect(page).to_have_url(f"{dossier_site}/de{GLOSSARY}")
