"""Template filters that put what stands in a document into words and members: `{{ claim.status|status }}`.

Each takes one value and looks at nothing else, so that a row that is rendered once stays right.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Choices
from django.template import Library
from django.utils import timezone
from django.utils.translation import get_language, pgettext

from newsclaims.core import numbers
from newsclaims.core.plain import NO_BREAK_SPACE
from newsclaims.vocabulary import dates, headings, quantities, spoken
from newsclaims.vocabulary.grades import Confidence, Credibility, Reliability
from newsclaims.vocabulary.kinds import (
    ActorKind,
    Basis,
    Change,
    ClaimKind,
    Clock,
    Directness,
    EventKind,
    EvidenceStance,
    Heard,
    OutletKind,
    Part,
    SourceKind,
    Stance,
    SubjectKind,
)
from newsclaims.vocabulary.statuses import Status

NO_BREAK_HYPHEN = "\u2011"
LANGUAGE_OF_THE_DESK = "en"

_NUMBER_AND_NOUN = re.compile(r"(?<![\w.,-])(\d[\d.,]*) (?=[^\W\d_])")
_TYPE_AND_NUMBER = re.compile(r"\b([A-Z][A-Za-z]{0,3})-(?=\d)")

MEMBERS: dict[str, type[Choices]] = {
    "status": Status,
    "stance": Stance,
    "heard": Heard,
    "basis": Basis,
    "part_of_report": Part,
    "outlet_kind": OutletKind,
    "actor_kind": ActorKind,
    "change": Change,
    "claim_kind": ClaimKind,
    "event_kind": EventKind,
    "source_kind": SourceKind,
    "evidence_stance": EvidenceStance,
    "reliability": Reliability,
    "credibility": Credibility,
    "confidence": Confidence,
}
NOUNS = (ActorKind, Change, ClaimKind, Directness, EventKind, OutletKind, Part, SourceKind, SubjectKind)

register = Library()
register.filter("lines", spoken.lines)
register.filter("exact_words", spoken.words_of)
register.filter("hedge", spoken.hedge_of)
register.filter("edtf_in_words", dates.in_words)
register.filter("heading_in_words", headings.plain)
register.filter("heading_verb", headings.verb_of)


def _member_filter(name: str, members: type[Choices]) -> None:
    """Register the filter `name`: a key to the member that has its label."""

    def member(key: str | int) -> Choices:
        return members(key)

    register.filter(name, member)


for name, members in MEMBERS.items():
    _member_filter(name, members)


@register.filter
def in_words(told: Mapping[str, str] | None) -> str:
    """A date of the story (`{edtf, words}`) as readers see it; empty where none is recorded."""
    if not told or not (told["edtf"] or told["words"]):
        return ""
    return dates.in_words(told["edtf"], told["words"])


@register.filter
def typed_language(told: Mapping[str, str] | None) -> str:
    """The language of the words that an editor typed for a date, where the page speaks another; else empty."""
    return if_foreign(LANGUAGE_OF_THE_DESK) if told and told["words"] else ""


@register.filter
def machine_date(told: Mapping[str, str] | None) -> str:
    """The same date for a machine, where HTML knows how to write it; else empty."""
    edtf = told["edtf"] if told else ""
    return edtf if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", edtf) else ""


@register.filter
def day(told: str | date | None) -> str:
    """The day of an instant in the site's zone, or a day: “2 June 2025”; empty where there is none."""
    found = _local(told)
    return dates.day_in_words(found) if found else ""


@register.filter
def weekday(told: str | date | None) -> str:
    """The weekday of an instant in the site's zone, or of a day: “Monday”; empty where there is none."""
    found = _local(told)
    return dates.weekday_name(found.weekday()) if found else ""


@register.filter
def moment(told: str | date | None) -> str:
    """An instant in the site's zone: “2 June 2025, 08:40”; empty where there is none."""
    found = _local(told)
    if not isinstance(found, datetime):
        return day(found)
    return pgettext("moment", "{day}, {time}").format(day=dates.day_in_words(found), time=f"{found:%H:%M}")


@register.filter
def quantity(document: Mapping[str, object] | None) -> str:
    """The figure of a claim in words; empty where it has none."""
    return quantities.in_words(quantities.from_document(document)) if document else ""


@register.filter
def number(count: int) -> str:
    """A count as the reader's language writes it."""
    return numbers.shown(count)


@register.filter
def clock_name(clock: str) -> str:
    """One of the five clocks in the reader's language; other words as they are."""
    return str(Clock(clock).label) if clock in Clock.values else clock


@register.filter
def in_sentence(member: Choices) -> str:
    """A member's label as it stands within a sentence: in small letters, but German nouns keep their capital."""
    label = str(member.label)
    if type(member) in NOUNS and (get_language() or "").startswith("de"):
        return label
    return label[:1].lower() + label[1:]


@register.filter
def if_foreign(language: str | None) -> str:
    """The language of something printed where the page speaks another; else empty: `lang` only tells what differs."""
    spoken = get_language() or settings.LANGUAGE_CODE
    return language if language and _main_part(language) != _main_part(spoken) else ""


@register.filter
def unbroken(shown: Any) -> Any:
    """A text in which a number keeps its noun and a type its number; of a heading, the same with such a wording.

    For the eye only: what is stored is never altered.
    """
    if isinstance(shown, Mapping):
        return {**shown, "wording": unbroken(shown["wording"])}
    kept = _NUMBER_AND_NOUN.sub(rf"\1{NO_BREAK_SPACE}", str(shown))
    return _TYPE_AND_NUMBER.sub(rf"\1{NO_BREAK_HYPHEN}", kept)


@register.filter
def on_the_web(address: str) -> str:
    """An address that was recorded where it leads to a site of the web; else empty: nothing else becomes a link."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""


def _main_part(language: str) -> str:
    return language.lower().partition("-")[0]


def _local(told: str | date | None) -> date | None:
    """A datetime in the site's zone, or a plain date."""
    if not told:
        return None
    if isinstance(told, str):
        told = datetime.fromisoformat(told) if "T" in told else date.fromisoformat(told)
    return timezone.localtime(told) if isinstance(told, datetime) else told
