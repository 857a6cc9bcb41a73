"""The fixtures of this folder: the real server, in a real browser, on a database of the test's own."""

from playwright.sync_api import Page

from tests.factories import make_editor


def test_what_a_test_records_is_what_the_browser_meets(page: Page, served_site: str):
    editor = make_editor(password="a password for this test")
    page.goto(f"{served_site}/desk/sign-in/")
    page.get_by_label("Name").or_(page.get_by_label("Username")).first.fill(editor.username)
    page.get_by_label("Password").fill("a password for this test")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{served_site}/desk/")
