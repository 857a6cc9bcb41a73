"""How a document names another subject: its kind, its public id, and its name as readers saw it."""

from typing import Any, TypeAlias

from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article, Outlet
from newsclaims.claims.models import Claim, Question
from newsclaims.events.models import Event
from newsclaims.vocabulary.kinds import SubjectKind

Subject: TypeAlias = Claim | Event | Question | Article | Actor | Outlet
Companion: TypeAlias = Event | Question | Article | Actor | Outlet
Reference = dict[str, Any]

KIND_BY_MODEL: dict[type, SubjectKind] = {
    Claim: SubjectKind.CLAIM,
    Event: SubjectKind.EVENT,
    Question: SubjectKind.QUESTION,
    Article: SubjectKind.ARTICLE,
    Actor: SubjectKind.ACTOR,
    Outlet: SubjectKind.OUTLET,
}


def kind_of(subject: Subject) -> SubjectKind:
    return KIND_BY_MODEL[type(subject)]


def reference(subject: Subject) -> Reference:
    """`{type, id, name}` of a subject."""
    return {"type": kind_of(subject).value, "id": subject.public_id, "name": str(subject)}
