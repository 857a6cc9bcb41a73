"""What a claim's document names: the events, questions, actors, articles and outlets that go public with it."""

from collections.abc import Callable, Iterable
from typing import Any

from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article, Outlet
from newsclaims.claims.models import Question
from newsclaims.events.models import Event
from newsclaims.publication import freezing
from newsclaims.publication.editions import references_in
from newsclaims.publication.freezing import Document
from newsclaims.publication.models import Publication
from newsclaims.publication.references import Companion, kind_of
from newsclaims.vocabulary.kinds import SubjectKind

MODEL_BY_KIND: dict[str, type[Companion]] = {
    SubjectKind.OUTLET: Outlet,
    SubjectKind.ACTOR: Actor,
    SubjectKind.ARTICLE: Article,
    SubjectKind.EVENT: Event,
    SubjectKind.QUESTION: Question,
}
FREEZE_BY_KIND: dict[str, Callable[[Any], Document]] = {
    SubjectKind.OUTLET: freezing.freeze_outlet,
    SubjectKind.ACTOR: freezing.freeze_actor,
    SubjectKind.ARTICLE: freezing.freeze_article,
    SubjectKind.EVENT: freezing.freeze_event,
    SubjectKind.QUESTION: freezing.freeze_question,
}


def freeze(subject: Companion) -> Document:
    """The document of a subject that is not a claim."""
    return FREEZE_BY_KIND[kind_of(subject)](subject)


def not_public_yet(document: Document) -> list[tuple[Companion, Document]]:
    """The subjects that a document names and readers cannot see yet, each with its own document.

    And what those name in turn.
    """
    found: dict[tuple[str, str], tuple[Companion, Document]] = {}
    waiting = [document]
    while waiting:
        named = {(one["type"], one["id"]) for part in waiting for one in references_in(part)}
        fresh = _unpublished(named - found.keys() - {(document["type"], document["id"])})
        waiting = []
        for subject in fresh:
            frozen = freeze(subject)
            found[(kind_of(subject), subject.public_id)] = (subject, frozen)
            waiting.append(frozen)
    return list(found.values())


def _unpublished(keys: Iterable[tuple[str, str]]) -> list[Companion]:
    wanted = {kind: {public_id for one, public_id in keys if one == kind} for kind in MODEL_BY_KIND}
    subjects: list[Companion] = []
    for kind, ids in wanted.items():
        if not ids:
            continue
        public = Publication.objects.filter(subject_type=kind, subject_id__in=ids).values("subject_id")
        subjects.extend(
            MODEL_BY_KIND[kind]._default_manager.filter(public_id__in=ids).exclude(public_id__in=public).order_by("pk")
        )
    return subjects
