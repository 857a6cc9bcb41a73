"""oEmbed 1.0: the frame that another site shows for one of our addresses."""

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html

from newsclaims.timeline.formats.site import Site, desk_name

CACHE_AGE = 3600
WIDTH = 600
# What is listed in a narrower frame is longer.
NARROW = 440
HEIGHTS = {"claim": (300, 420), "event": (480, 580), "question": (480, 580), "timeline": (580, 680)}
# Links open on our site, outside the frame's own limits; nothing in it runs.
SANDBOX = "allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True, slots=True)
class Frame:
    """A page made to be framed. `kind` is claim, event, question or timeline, `src` its full address."""

    kind: str
    src: str
    title: str


def oembed(frame: Frame, site: Site, *, max_width: int | None = None, max_height: int | None = None) -> dict[str, Any]:
    """The response for a frame, no larger than was asked for."""
    width, height = size_of(frame, max_width, max_height)
    return {
        "version": "1.0",
        "type": "rich",
        "title": frame.title,
        "provider_name": desk_name(),
        "provider_url": site.home,
        "cache_age": CACHE_AGE,
        "width": width,
        "height": height,
        "html": html_of(frame, str(width), height),
    }


def size_of(frame: Frame, max_width: int | None = None, max_height: int | None = None) -> tuple[int, int]:
    width = min(WIDTH, max_width or WIDTH)
    wide, narrow = HEIGHTS[frame.kind]
    height = wide if width >= NARROW else narrow
    return width, min(height, max_height or height)


def html_of(frame: Frame, width: str, height: int) -> str:
    """The code that shows the frame."""
    return format_html(
        '<iframe src="{}" width="{}" height="{}" title="{}" sandbox="{}" loading="lazy" style="border:0"></iframe>',
        frame.src,
        width,
        height,
        frame.title,
        SANDBOX,
    )
