"""Numbers of claims in words, each with the list behind it. They are counts: no score is made of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import ngettext

from newsclaims.core.counting import shown
from newsclaims.publication.queries.actors import Record
from newsclaims.publication.queries.outlets import Reported
from newsclaims.vocabulary.known import Part
from newsclaims.vocabulary.on_screen import in_sentence
from newsclaims.vocabulary.statuses import Status


@dataclass(frozen=True, slots=True)
class Tally:
    """A count in words and the address of its list; empty where it counts nothing. `status` where it is of one."""

    words: str
    href: str
    status: Status | None = None


def made(actor_id: str, record: Record) -> list[Tally]:
    """How the claims stand that an actor made, in the four parts of what is known."""
    return [
        Tally(
            f"{shown(record.made_by_part[part])} {in_sentence(part)}",
            _list(record.made_by_part[part], actor=actor_id, part="says", known=part.value),
        )
        for part in Part
    ]


def other_parts(actor_id: str, record: Record) -> list[Tally]:
    """In how many claims an actor plays another part than to make them."""
    return [
        Tally(words % {"count": shown(count)}, _list(count, actor=actor_id, part=part))
        for words, count, part in _other_parts(record)
    ]


def of_all_made(actor_id: str, record: Record) -> Tally:
    """How many claims an actor made."""
    words = ngettext("Of %(count)s claim made:", "Of %(count)s claims made:", record.made)
    return Tally(words % {"count": shown(record.made)}, _list(record.made, actor=actor_id, part="says"))


def of_all_reported(outlet_id: str, reported: Reported) -> Tally:
    """How many claims an outlet reported."""
    words = ngettext("Of %(count)s claim reported:", "Of %(count)s claims reported:", reported.all)
    return Tally(words % {"count": shown(reported.all)}, _list(reported.all, outlet=outlet_id))


def by_status(outlet_id: str, reported: Reported) -> list[Tally]:
    """How the claims stand that an outlet reported; statuses that none has are left out."""
    return [
        Tally(f"{shown(count)} {in_sentence(status)}", _list(count, outlet=outlet_id, status=status.value), status)
        for status, count in reported.by_status.items()
        if count
    ]


def _other_parts(record: Record) -> Iterator[tuple[str, int, str]]:
    yield ngettext("denied %(count)s claim", "denied %(count)s claims", record.denied), record.denied, "denies"
    yield ngettext("spoken of in %(count)s claim", "spoken of in %(count)s claims", record.about), record.about, "about"
    yield (
        ngettext("passed on %(count)s claim", "passed on %(count)s claims", record.passed_on),
        record.passed_on,
        "through",
    )


def _list(count: int, **filters: str) -> str:
    return f"{reverse('timeline:claims')}?{urlencode(filters)}" if count else ""
