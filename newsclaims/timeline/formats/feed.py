"""What every feed is made of, whichever format it is written in."""

from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings

from newsclaims.timeline.formats.site import Site
from newsclaims.timeline.telling import Told

# A tag is minted by whoever had its host name in its year (RFC 4151); neither ever changes.
YEAR = 2025


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest changes under some filters; `query` is what they are in the address, `address` is the feed's own."""

    site: Site
    title: str
    subtitle: str
    page: str
    address: str
    query: str
    told: tuple[Told, ...]

    @property
    def id(self) -> str:
        return _tag(f"changes/{self.site.language}{quote(self.query, safe='?&=%+')}")

    def link(self, told: Told) -> str:
        return self.site.address(told.path)


def id_of(told: Told) -> str:
    """The id of a change, alike in every feed, format and language."""
    return _tag(f"publication/{told.step.id}")


def uid_of(public_id: str) -> str:
    """The same for what stands in calendars."""
    return f"{public_id}@{settings.SITE_HOST}"


def _tag(specific: str) -> str:
    return f"tag:{settings.SITE_HOST},{YEAR}:{specific}"
