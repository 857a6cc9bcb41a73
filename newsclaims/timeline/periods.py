"""The period of time that the page of changes is asked for: two moments, each read as `as_of` is."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from newsclaims.publication.queries.changes import Period
from newsclaims.timeline import time_travel
from newsclaims.timeline.time_travel import AsOf


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """The moments that hold, and a sentence about each thing that does not, or that is to be known."""

    since: AsOf
    until: AsOf
    sentences: tuple[str, ...]

    @property
    def moments(self) -> Period:
        return Period(self.since.moment, self.until.moment)

    @property
    def parameters(self) -> dict[str, str]:
        return {"since": self.since.asked, "until": self.until.asked}


def read(asked: Mapping[str, str]) -> AskedPeriod:
    """What `since` and `until` ask for; a day is its end. Four queries at the most, none where neither is there."""
    since, until = (time_travel.read(asked.get(name, "")) for name in ("since", "until"))
    sentences = [one.sentence for one in (since, until) if one.sentence]
    if since.moment and until.moment and until.moment <= since.moment:
        since = AsOf()
        sentences.append(_("The first moment is not before the last, so it was left out."))
    return AskedPeriod(since, until, tuple(dict.fromkeys(sentences)))
