"""What the page of an actor reads."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Func, QuerySet, TextField

from newsclaims.core.counting import counted
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.counted import Counted, counted_events
from newsclaims.publication.queries.editions import Document, documents, editions, published
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.known import Part

CLAIMS_OF_AN_ACTOR = 100
ROWS_OF_AN_ACTOR = 100


@dataclass(frozen=True, slots=True)
class Record:
    """In how many claims an actor plays which part, and how those stand that it made; numbers beyond the cap are one
    more than it."""

    made: int
    made_by_part: dict[Part, int]
    denied: int
    about: int
    passed_on: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """An actor, its record, and what the record rests on.

    `claims` are the documents of claims on which it made a statement, what was said last first; `more_claims` where
    there are older ones. `belonging` are the documents of actors that are part of it or affiliated with it.
    """

    document: Document
    revision: int
    record: Record
    claims: tuple[Document, ...]
    more_claims: bool
    events: tuple[Counted, ...]
    questions: tuple[Document, ...]
    belonging: tuple[Document, ...]


def actor_page(actor_id: str, at: datetime | None = None) -> ActorPage:
    """Seven queries. Raises Missing for an actor that was not published, Withdrawn for one that was taken down."""
    edition = published(SubjectKind.ACTOR, actor_id, at)
    spoken = spoken_claims(actor_id, CLAIMS_OF_AN_ACTOR + 1, at)
    return ActorPage(
        document=edition.publication.document,
        revision=edition.revision,
        record=_record(actor_id, at),
        claims=spoken[:CLAIMS_OF_AN_ACTOR],
        more_claims=len(spoken) > CLAIMS_OF_AN_ACTOR,
        events=_events(actor_id, at),
        questions=_questions(actor_id, at),
        belonging=_belonging(actor_id, at),
    )


def spoken_claims(speaker_id: str, limit: int, at: datetime | None = None) -> tuple[Document, ...]:
    """The documents of claims on which an actor or an outlet made a statement, what was said last first. One query."""
    claims = _claims(at).filter(involved__contains=[speaker_id])
    ordered = claims.order_by(F("said_upper").desc(nulls_last=True), "-first_published_at", "-subject_id")
    return documents(ordered[:limit])


def _record(actor_id: str, at: datetime | None) -> Record:
    by_part = {
        f"made:{part}": _playing("says", actor_id, at).filter(status__in=[status.value for status in part.statuses])
        for part in Part
    }
    counts = counted(
        {
            "made": _playing("says", actor_id, at),
            "denied": _playing("denies", actor_id, at),
            "about": _playing("about", actor_id, at),
            "passed_on": _playing("through", actor_id, at),
            **by_part,
        }
    )
    return Record(
        made=counts["made"],
        made_by_part={part: counts[f"made:{part}"] for part in Part},
        denied=counts["denied"],
        about=counts["about"],
        passed_on=counts["passed_on"],
    )


def _events(actor_id: str, at: datetime | None) -> tuple[Counted, ...]:
    events = editions(at).filter(subject_type=SubjectKind.EVENT, involved__contains=[actor_id])
    found = documents(events.order_by("-happened_lower", "-subject_id")[:ROWS_OF_AN_ACTOR])
    return counted_events(found, at)


def _questions(actor_id: str, at: datetime | None) -> tuple[Document, ...]:
    named = Func(F("questions"), function="unnest", output_field=TextField())
    answered = _playing("says", actor_id, at).annotate(answered=named).values("answered")
    questions = editions(at).filter(subject_type=SubjectKind.QUESTION, subject_id__in=answered)
    return documents(questions.order_by("title", "subject_id")[:ROWS_OF_AN_ACTOR])


def _belonging(actor_id: str, at: datetime | None) -> tuple[Document, ...]:
    actors = editions(at).filter(subject_type=SubjectKind.ACTOR, actors__contains=[actor_id])
    return documents(actors.order_by("title", "subject_id")[:ROWS_OF_AN_ACTOR])


def _playing(part: str, actor_id: str, at: datetime | None) -> QuerySet[Edition]:
    return _claims(at).filter(involved__contains=[f"{part}:{actor_id}"])


def _claims(at: datetime | None) -> QuerySet[Edition]:
    return editions(at).filter(subject_type=SubjectKind.CLAIM)
