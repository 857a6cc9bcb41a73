"""Who publishes, and the full addresses of pages: what every format begins with."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from newsclaims.vocabulary.kinds import SubjectKind

Document = dict[str, Any]

LOCALES = {"en-gb": "en_GB", "uk": "uk_UA", "de": "de_DE"}


@dataclass(frozen=True, slots=True)
class Site:
    """The site under the host and in the language of a request."""

    root: str
    language: str

    @property
    def home(self) -> str:
        return self.address(reverse("timeline:home"))

    @property
    def locale(self) -> str:
        return LOCALES[self.language]

    @property
    def other_locales(self) -> tuple[str, ...]:
        return tuple(locale for locale in LOCALES.values() if locale != self.locale)

    @property
    def desk(self) -> Document:
        """The desk as schema.org knows an organisation."""
        return {"@type": "Organization", "name": desk_name(), "url": self.home}

    def address(self, path: str) -> str:
        return f"{self.root}{path}"

    def page(self, kind: str, public_id: str) -> str:
        """The full address of a subject's page."""
        return self.address(reverse(f"timeline:{SubjectKind(kind).value}", args=[public_id]))


def site_of(request: HttpRequest) -> Site:
    return Site(f"{request.scheme}://{request.get_host()}", get_language() or settings.LANGUAGE_CODE)


def desk_name() -> str:
    return settings.DESK_NAME or str(settings.SITE_TITLE)
