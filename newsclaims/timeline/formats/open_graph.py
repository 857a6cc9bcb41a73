"""The previews that other sites make of our pages: Open Graph, which Twitter and the rest read too."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Picture:
    """Where the picture of a page is, and what it says in words."""

    url: str
    words: str
    width: int = 1200
    height: int = 630


@dataclass(frozen=True, slots=True)
class Preview:
    """What a preview of a page says. Of a claim the title has speaker and verb, the description status and reason."""

    title: str
    description: str
    kind: str = "website"
    picture: Picture | None = None
    published: str = ""
    modified: str = ""


def standing_in_words(label: str, reason: str) -> str:
    """A status with its reason in two sentences: “Not established. Nobody but Kira Rudik gives this figure.”"""
    return _("{status}. {reason}").format(status=label, reason=reason).strip()
