"""The site as readers saw it at an earlier moment: what `?as_of=` asks for, and the links that keep to it."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from newsclaims.publication import queries
from newsclaims.publication.queries.filters import ONE_DAY, ONE_MOMENT, midnight
from newsclaims.timeline import moments
from newsclaims.vocabulary.on_screen import moment as in_words

# Pages of the public side; style sheets, the desk and the form for errors know no other time than now.
_NOT_PUBLIC = "|".join(["/", "static/", "desk/", "report/", *(f"{code}/report/" for code, _name in settings.LANGUAGES)])
_LINK = re.compile(rf'(?<!data-now )href="((?:/(?!{_NOT_PUBLIC})|\?)(?![^"]*as_of=)[^"#]*)(#[^"]*)?"'.encode())


@dataclass(frozen=True, slots=True)
class AsOf:
    """What was asked for, and the moment that is shown: None is now. `sentence` says what is wrong or to be known."""

    asked: str = ""
    moment: datetime | None = None
    sentence: str = ""

    @property
    def day(self) -> str:
        """The day for the calendar's field; empty where it is now."""
        return timezone.localdate(self.moment).isoformat() if self.moment else ""

    @property
    def zone(self) -> str:
        """The zone that its words are in: “UTC”, “Europe/Kyiv”."""
        return timezone.get_current_timezone_name()


def read(asked: str) -> AsOf:
    """The moment under `as_of`: an instant, or a day, which means its end in the site's zone. Two queries at the most.

    What is no moment, and what is still to come, is now, with a sentence that says so.
    """
    if not asked:
        return AsOf()
    told = _moment(asked)
    if told is None:
        return AsOf(sentence=_("“%(asked)s” is no moment. Write a day as 2025-06-02.") % {"asked": asked[:40]})
    if told >= timezone.now() + ONE_DAY:
        return AsOf(sentence=_("%(moment)s is still to come: this is how it stands now.") % {"moment": in_words(told)})
    stretch = queries.first_and_newest()
    if stretch is None or told < stretch[0]:
        return AsOf(asked, told, _before_everything(stretch))
    return AsOf(asked, told)


def carried(html: bytes, asked: str) -> bytes:
    """A page whose links inside the site keep to the moment that was asked for."""
    value = quote(asked).encode()

    def with_moment(link: re.Match[bytes]) -> bytes:
        address, fragment = link[1], link[2] or b""
        joint = b"&amp;" if b"?" in address and not address.endswith(b"?") else b"?"
        return b'href="' + address.removesuffix(b"?") + joint + b"as_of=" + value + fragment + b'"'

    return _LINK.sub(with_moment, html)


def _moment(asked: str) -> datetime | None:
    try:
        told = moments.read(asked)
    except (ValueError, OverflowError):
        return None
    return told if isinstance(told, datetime) else midnight(told + ONE_DAY) - ONE_MOMENT


def _before_everything(stretch: tuple[datetime, datetime] | None) -> str:
    if stretch is None:
        return _("Nothing has been published yet.")
    return _("Nothing had been published by then. The first publication was on %(moment)s.") % {
        "moment": in_words(stretch[0].isoformat())
    }
