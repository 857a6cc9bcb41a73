"""The pictures in docs/screenshots, taken of the demonstration's dossier as somebody sees it.

UPDATE_SCREENSHOTS=1 puts them there; without it they are taken all the same, and thrown away.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests import factories

UPDATES = os.environ.get("UPDATE_SCREENSHOTS") == "1"
CLAIM = "c-40-destroyed"
SIZE = {"width": 1440, "height": 900}


@pytest.fixture
def database_template(dossier_template: str) -> str:
    return dossier_template


@pytest.fixture
def browser_context_args() -> dict[str, object]:
    return {"viewport": SIZE, "locale": "en-GB", "color_scheme": "light", "reduced_motion": "reduce"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return settings.BASE_DIR / "docs" / "screenshots" if UPDATES else tmp_path


def timeline(page: Page, site: str) -> None:
    page.goto(f"{site}/")


def claim(page: Page, site: str) -> None:
    page.goto(f"{site}/claims/{CLAIM}/")


def question(page: Page, site: str) -> None:
    page.goto(f"{site}/questions/q-destroyed/")
    page.locator(".chart").evaluate("chart => chart.scrollIntoView({block: 'center'})")


def workbench(page: Page, site: str) -> None:
    editor = factories.make_editor(name="Robin Editor")
    page.goto(f"{site}/desk/sign-in/?next=/desk/claims/{CLAIM}/")
    page.get_by_label("Username").fill(editor.username)
    page.get_by_label("Password").fill(factories.PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site}/desk/claims/{CLAIM}/")


HEADINGS: dict[Callable[[Page, str], None], str] = {
    timeline: str(settings.SITE_TITLE),
    claim: "40 aircraft were destroyed",
    question: "How many aircraft were destroyed?",
    workbench: "40 aircraft were destroyed",
}


def test_the_documents_show_the_dossier_as_it_looks_today(page: Page, served_site: str, folder: Path):
    folder.mkdir(exist_ok=True)

    for picture, heading in HEADINGS.items():
        picture(page, served_site)
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_attached()
        page.evaluate("document.fonts.ready")
        page.screenshot(path=folder / f"{picture.__name__}.png", animations="disabled")

    assert {path.stem for path in folder.glob("*.png")} == {picture.__name__ for picture in HEADINGS}
