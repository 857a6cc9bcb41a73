"""What other sites show of ours, in a frame without rights; and what a browser makes of the head of a page."""

from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from itertools import product
from pathlib import Path
from threading import Thread

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops, ImageOps, ImageStat
from playwright.sync_api import Browser, FrameLocator, Page, expect

from newsclaims.timeline.formats import picture
from newsclaims.timeline.marks import shape_of
from newsclaims.vocabulary.statuses import Status

FRAMED = (
    "/embed/claims/c-40-destroyed/",
    "/uk/embed/claims/c-none-destroyed/",
    "/embed/events/e-strikes/",
    "/de/embed/questions/q-destroyed/",
    "/embed/timeline/?status=unverified",
)


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser writes on its console: a policy that was broken, among other things."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    return said


@pytest.fixture
def another_site(tmp_path: Path) -> Iterator[str]:
    """The address of a site of another origin that has one empty page.

    It is served: from a page that a test makes up, Chromium lets nothing reach the machine's own network.
    """
    (tmp_path / "index.html").write_text('<!doctype html><link rel="icon" href="data:,"><title>Another site</title>')
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=tmp_path))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def framed(page: Page, another_site: str, dossier_site: str) -> Callable[[str, int], FrameLocator]:
    """One of our addresses in a sandbox on a page of another site, at a width."""

    def at(address: str, width: int) -> FrameLocator:
        frame = f'<iframe src="{dossier_site}{address}" width="{width}" height="420" sandbox="allow-popups"></iframe>'
        page.goto(another_site)
        page.evaluate("frame => { document.body.innerHTML = frame }", frame)
        return page.frame_locator("iframe")

    return at


class TestFrames:
    def test_adapt_to_whatever_width_they_are_given(self, framed, complaints):
        for address, width in product(FRAMED, (200, 300, 440, 600, 700)):
            inside = framed(address, width)
            expect(inside.locator("h1")).to_be_visible()
            page = inside.locator("html")
            assert page.evaluate("element => element.scrollWidth <= element.clientWidth"), (address, width)
        assert complaints == []

    def test_draw_their_marks_and_letters_without_any_rights(self, framed, complaints):
        inside = framed(FRAMED[0], 600)
        mark = inside.locator(".embed-status svg").first
        expect(mark).to_be_visible()
        assert mark.evaluate("svg => svg.getBBox().width") > 5
        assert inside.locator("h1").evaluate("element => document.fonts.ready.then(() => document.fonts.size)") > 0
        assert complaints == []

    def test_any_other_page_is_refused(self, framed, page):
        with page.expect_console_message(lambda message: "frame-ancestors" in message.text):
            inside = framed("/claims/c-40-destroyed/", 600)
        expect(inside.locator(".masthead")).to_have_count(0)

    def test_break_no_rule_of_accessibility(self, browser: Browser, dossier_site):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": 320, "height": 500}, color_scheme=scheme)
            page = context.new_page()
            for address in FRAMED:
                page.goto(dossier_site + address)
                assert Axe().run(page).response["violations"] == [], (scheme, address)
            context.close()


class TestHead:
    def test_data_in_a_page_breaks_no_policy(self, page: Page, dossier_site, complaints):
        page.goto(f"{dossier_site}/claims/c-40-destroyed/")
        assert page.locator('script[type="application/ld+json"]').count() == 2
        assert complaints == []

    def test_the_code_of_the_frame_can_be_copied(self, browser: Browser, dossier_site):
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(f"{dossier_site}/claims/c-40-destroyed/")
        page.locator(".embed-code summary").click()
        page.get_by_role("button", name="Copy the code").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == page.locator("#embed-code").input_value()
        context.close()

    def test_without_scripts_the_code_is_there_to_be_selected(self, browser: Browser, dossier_site):
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{dossier_site}/claims/c-40-destroyed/")
        page.locator(".embed-code summary").click()
        expect(page.locator("#embed-code")).to_be_visible()
        expect(page.get_by_role("button", name="Copy the code")).to_be_hidden()
        context.close()


@pytest.mark.parametrize("status", Status)
def test_the_mark_of_a_picture_is_that_of_the_pages(page: Page, status):
    """Pictures have the marks as files: drawn from static/marks.svg by this test's browser, they are the same."""
    kept = Image.open(Path(picture.__file__).parent / "marks" / f"{status.value}.png").convert("L")
    page.set_viewport_size({"width": kept.width, "height": kept.height})
    drawing = f'<svg viewBox="0 0 16 16" style="display:block">{shape_of(status)}</svg>'
    page.set_content(f'<body style="margin:0;background:#fff;color:#000">{drawing}')
    drawn = ImageOps.invert(Image.open(BytesIO(page.screenshot())).convert("L"))
    assert ImageStat.Stat(ImageChops.difference(kept, drawn)).mean[0] < 4
