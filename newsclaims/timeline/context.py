"""What the frame round every public page needs: the moment it shows, and its other languages."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from newsclaims.timeline.feeds import changes_for, feeds_for
from newsclaims.timeline.markup import markup_of_other
from newsclaims.timeline.time_travel import AsOf


@dataclass(frozen=True, slots=True)
class Language:
    """A language that this page can be read in, and its address there."""

    code: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """A part of the site; `current` is what `aria-current` says of it on this page, if anything."""

    address: str
    name: str
    current: str


# The parts of the site, and the pages that belong to each besides its first.
PARTS = (
    ("home", _("Timeline"), {"event", "article", "unplaced"}),
    ("claims", _("Claims"), {"claim"}),
    ("questions", _("Questions"), {"question"}),
    ("map", _("Map"), frozenset[str]()),
    ("corrections", _("Corrections"), frozenset[str]()),
    ("methodology", _("Method"), {"glossary"}),
    # Last: behind it room is kept for “new”.
    ("changes", _("What changed"), frozenset[str]()),
)


def site(request: HttpRequest) -> dict[str, Any]:
    """What the frame shows: `feeds`, `changes_href`, `tabs`, `time_travel`, `languages`, `elsewhen` and `newest_at`.

    `changes_href` leads to what changed of that which the page shows; `elsewhen` are the parameters of the address
    without its moment; `newest_at` is when anything was published last, on pages that show how it stands now.
    """
    elsewhen = [(name, value) for name, value in request.GET.items() if name not in ("as_of", "after", "before")]
    travel = getattr(request, "time_travel", AsOf())
    return {
        "feeds": partial(feeds_for, request),
        "changes_href": partial(changes_for, request),
        "changes_since_href": partial(changes_for, request, since=travel.asked),
        "tabs": tabs(request),
        "time_travel": travel,
        "newest_at": None if travel.moment else getattr(request, "newest_at", None),
        "languages": languages(request),
        "elsewhen": elsewhen,
        "markup_of_other": lambda: markup_of_other(request),
        "now_href": f"{request.path}?{_without_moment(request)}".removesuffix("?"),
    }


def tabs(request: HttpRequest) -> list[Tab]:
    """The parts of the site, with the one that the page asked for belongs to."""
    shown = request.resolver_match.url_name if request.resolver_match else None

    def current(first: str, others: Collection[str]) -> str:
        return "page" if shown == first else "true" if shown in others else ""

    return [Tab(f"timeline:{first}", str(name), current(first, others)) for first, name, others in PARTS]


def languages(request: HttpRequest) -> list[Language]:
    """The languages of the public side, in each the address of the page that is asked for."""
    spoken = get_language() or settings.LANGUAGE_CODE
    bare = request.get_full_path().removeprefix(_prefix(spoken))
    return [Language(code, name, f"{_prefix(code)}{bare}", code == spoken) for code, name in settings.LANGUAGES]


def _prefix(code: str) -> str:
    return "" if code == settings.LANGUAGE_CODE else f"/{code}"


def _without_moment(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop("as_of", None)
    return asked.urlencode()
