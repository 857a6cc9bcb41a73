from collections.abc import Sequence
from dataclasses import dataclass

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.events.models import Event, Participation, Place
from newsclaims.history.recording import recorded
from newsclaims.vocabulary import clocks
from newsclaims.vocabulary.kinds import Basis


@dataclass(frozen=True, slots=True)
class Where:
    """A place as an editor or a file gives it; coordinates in degrees, country as ISO 3166-1 alpha-2."""

    name: str
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor with its role in an event; `basis` only where it differs from the event's."""

    actor: Actor
    role: str
    basis: str = ""


@recorded
def add_event(
    *,
    by: Editor,
    kind: str,
    title: str,
    happened: str,
    happened_words: str = "",
    basis: str = Basis.REPORTED,
    where: Where | None = None,
    parent: Event | None = None,
    participants: Sequence[Participant] = (),
    summary: str = "",
    brought: Brought | None = None,
) -> Event:
    """Record an event with its participants and return it; `happened` is EDTF.

    Raises Forbidden, or Refused without a title or a date.
    """
    permissions.check_can_edit(by)
    event = Event.objects.create(
        kind=kind,
        title=_title(title),
        basis=basis,
        place=_place(where),
        parent=parent,
        summary=summary,
        **_happened(happened, happened_words),
        **columns_of(brought),
    )
    _take_part(event, participants)
    return event


@recorded
def mend_event(
    *,
    by: Editor,
    event: Event,
    version: int,
    kind: str,
    title: str,
    happened: str,
    happened_words: str,
    basis: str,
    where: Where | None,
    parent: Event | None,
    participants: Sequence[Participant],
    summary: str,
) -> Event:
    """Change an event and its participants and return it.

    Raises Forbidden, Stale, or Refused (also for an event inside itself).
    """
    permissions.check_can_edit(by)
    event.change(
        version,
        kind=kind,
        title=_title(title),
        basis=basis,
        place=_place(where),
        parent=parent,
        summary=summary,
        **_happened(happened, happened_words),
    )
    if list(participants) != _participants(event):
        event.participations.all().delete()
        _take_part(event, participants)
    return event


@recorded
def report_event(*, by: Editor, event: Event, article: Article) -> None:
    """Note that an article reports an event; once is enough. Raises Forbidden."""
    permissions.check_can_edit(by)
    event.articles.add(article)


def _title(title: str) -> str:
    if not title.strip():
        raise Refused("Give the event a neutral title.", "title")
    return title.strip()


def _happened(happened: str, words: str) -> dict[str, object]:
    if not happened:
        raise Refused("Say when it happened; “June 2025” or “early June 2025” is enough.", "happened")
    return dict(clocks.columns("happened", happened, words))


def _place(where: Where | None) -> Place | None:
    if where is None or not where.name.strip():
        return None
    place, _ = Place.objects.get_or_create(
        name=where.name.strip(), country=where.country, latitude=where.latitude, longitude=where.longitude
    )
    return place


def _participants(event: Event) -> list[Participant]:
    rows = event.participations.select_related("actor").order_by("position")
    return [Participant(one.actor, one.role, one.basis) for one in rows]


def _take_part(event: Event, participants: Sequence[Participant]) -> None:
    Participation.objects.bulk_create(
        Participation(event=event, position=position, actor=one.actor, role=one.role, basis=one.basis)
        for position, one in enumerate(participants, start=1)
    )
