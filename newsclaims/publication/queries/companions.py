"""What claims name and only refer to: the documents of their actors, outlets and articles, as readers saw them."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from newsclaims.publication.queries.editions import Document, editions
from newsclaims.vocabulary.kinds import SubjectKind

Companions = dict[tuple[str, str], Document]


def companions(claims: Iterable[Document], at: datetime | None = None) -> Companions:
    """The documents of the speakers, those spoken of, and the articles of these claims, by kind and id. One query."""
    named = [found for claim in claims for found in _named(claim)]
    actors = {found["id"] for found in named if found["type"] == SubjectKind.ACTOR}
    articles = {found["id"] for found in named if found["type"] == SubjectKind.ARTICLE}
    rows = editions(at).filter(
        Q(subject_type=SubjectKind.ACTOR, subject_id__in=actors)
        | Q(subject_type=SubjectKind.ARTICLE, subject_id__in=articles)
    )
    columns = rows.values_list("subject_type", "subject_id", "publication__document")
    return {(kind, public_id): document for kind, public_id, document in columns}


def _named(claim: Document) -> Iterable[Document]:
    yield from claim["about"]
    for statement in claim["statements"]:
        if statement["speaker"]:
            yield statement["speaker"]
        yield from (report["article"] for report in statement["reports"] if report["article"])
