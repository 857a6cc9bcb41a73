"""What the frame round every public page needs: the moment it shows, and its other languages."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from newsclaims.timeline.markup import markup_of_other
from newsclaims.timeline.time_travel import AsOf


@dataclass(frozen=True, slots=True)
class Language:
    """A language that this page can be read in, and its address there."""

    code: str
    name: str
    href: str
    current: bool


def site(request: HttpRequest) -> dict[str, Any]:
    """`time_travel`, `languages`, `elsewhen` (the parameters of the address without its moment), and `newest_at`.

    The last is when anything was published last, on pages that show how it stands now.
    """
    elsewhen = [(name, value) for name, value in request.GET.items() if name not in ("as_of", "after", "before")]
    travel = getattr(request, "time_travel", AsOf())
    return {
        "time_travel": travel,
        "newest_at": None if travel.moment else getattr(request, "newest_at", None),
        "languages": languages(request),
        "elsewhen": elsewhen,
        "markup_of_other": lambda: markup_of_other(request),
        "now_href": f"{request.path}?{_without_moment(request)}".removesuffix("?"),
    }


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
