"""A reading pack as somebody opens it: from a disk, without a network."""

import json
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from newsclaims.publication.models import Edition
from newsclaims.vocabulary.kinds import SubjectKind


@pytest.fixture
def offline(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


def test_the_whole_dossier_opens_from_a_disk_without_a_network(offline: Page, dossier_site: str, tmp_path: Path):
    file = tmp_path / "pack.html"
    with urllib.request.urlopen(f"{dossier_site}/pack/") as answer:
        file.write_bytes(answer.read())
    asked: list[str] = []
    offline.on("request", lambda request: asked.append(request.url))
    complaints: list[str] = []
    offline.on("console", lambda message: complaints.append(message.text))
    offline.goto(file.as_uri())

    assert asked == [file.as_uri()]
    assert complaints == []
    claims = Edition.objects.filter(until_at=None, withdrawn=False, subject_type=SubjectKind.CLAIM)
    expect(offline.locator("[data-claim]")).to_have_count(claims.count())
    assert offline.evaluate("document.documentElement.scrollWidth") <= 360

    held = json.loads(offline.locator("#data").text_content())
    frozen = dict(claims.values_list("subject_id", "publication__document"))
    assert {one["id"]: one["document"] for one in held["publications"] if one["type"] == "claim"} == frozen

    mark = offline.locator('[data-claim="c-none-destroyed"] .mark').first.bounding_box()
    assert mark["width"] > 10
    offline.get_by_role("link", name="Kira Rudik claimed: 40 aircraft were destroyed").first.click()
    expect(offline.locator('[data-claim="c-40-destroyed"]')).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_has_nothing_that_axe_finds_fault_with(browser: Browser, dossier_site: str, tmp_path: Path, scheme: str):
    file = tmp_path / "pack.html"
    with urllib.request.urlopen(f"{dossier_site}/events/e-children/pack/") as answer:
        # What axe runs is script, which the pack itself allows none of.
        file.write_bytes(answer.read().replace(b'http-equiv="Content-Security-Policy"', b'name="was-policy"'))
    page = browser.new_page(color_scheme=scheme)
    page.goto(file.as_uri())
    found = Axe().run(page)
    page.close()
    assert found.violations_count == 0, found.generate_report()
