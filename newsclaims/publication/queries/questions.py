"""What the pages of questions read."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import CharField, Value

from newsclaims.core.keyset import Page, page_of
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.counted import Counted, counted_questions
from newsclaims.publication.queries.editions import Document, documents, editions, known_first, published
from newsclaims.publication.queries.pages import CLAIMS_ON_A_PAGE
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.statuses import Status

QUESTIONS_ON_A_PAGE = 20
SIBLINGS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """A question, the claims that answer it with what is established first, and the questions about its events."""

    document: Document
    revision: int
    answers: tuple[Document, ...]
    more_answers: bool
    siblings: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question with the statuses and the quantities of the claims that answer it; `more` where there are others."""

    document: Document
    statuses: tuple[Status, ...]
    quantities: tuple[Document, ...]
    more: bool


def question_page(question_id: str, at: datetime | None = None) -> QuestionPage:
    """Four queries at the most. Raises Missing for a question that was not published."""
    edition = published(SubjectKind.QUESTION, question_id, at)
    answers = _answering(question_id, at)
    return QuestionPage(
        document=edition.publication.document,
        revision=edition.revision,
        answers=answers[:CLAIMS_ON_A_PAGE],
        more_answers=len(answers) > CLAIMS_ON_A_PAGE,
        siblings=_siblings(edition, at),
    )


def questions(at: datetime | None = None, *, after: str = "", before: str = "") -> Page[AskedQuestion]:
    """The published questions, newest first. Two queries. Raises Missing for a cursor that is none of ours."""
    page = page_of(
        editions(at).filter(subject_type=SubjectKind.QUESTION).select_related("publication"),
        ["first_published_at", "subject_id"],
        descending=True,
        size=QUESTIONS_ON_A_PAGE,
        after=after,
        before=before,
    )
    return page.showing(asked([row.publication.document for row in page.rows], at))


def asked(questions: Collection[Document], at: datetime | None = None) -> tuple[AskedQuestion, ...]:
    """Questions in their order, each with how its answers stand and what they count. One query."""
    answers = _answers([document["id"] for document in questions], at)
    return tuple(_asked(document, answers.get(document["id"], [])) for document in questions)


def _answering(question_id: str, at: datetime | None) -> tuple[Document, ...]:
    """The claims that answer a question: one more than a page shows. One query."""
    claims = editions(at).filter(subject_type=SubjectKind.CLAIM, questions__contains=[question_id])
    ordered = claims.order_by(known_first(), "said_lower", "first_published_at", "subject_id")
    return documents(ordered[: CLAIMS_ON_A_PAGE + 1])


def _siblings(edition: Edition, at: datetime | None) -> tuple[Counted, ...]:
    """The other questions about a question's events, with their number of answers. Two queries."""
    asked = editions(at).filter(subject_type=SubjectKind.QUESTION, events__overlap=edition.events)
    others = asked.exclude(subject_id=edition.subject_id).order_by("title", "subject_id")
    return counted_questions(documents(others[:SIBLINGS_ON_A_PAGE]), at)


def _answers(question_ids: Collection[str], at: datetime | None) -> dict[str, list[tuple[Status, Document | None]]]:
    """Status and quantity of the claims that answer each question, one more than a page shows. One query."""
    claims = editions(at).filter(subject_type=SubjectKind.CLAIM)
    answering = [
        claims.filter(questions__contains=[question_id])
        .annotate(asked=Value(question_id, CharField()))
        .values_list("asked", "status", "publication__document__quantity")[: CLAIMS_ON_A_PAGE + 1]
        for question_id in question_ids
    ]
    found: defaultdict[str, list[tuple[Status, Document | None]]] = defaultdict(list)
    if answering:
        for question_id, status, quantity in answering[0].union(*answering[1:], all=True):
            found[question_id].append((Status(status), quantity))
    return found


def _asked(document: Document, answers: list[tuple[Status, Document | None]]) -> AskedQuestion:
    shown = answers[:CLAIMS_ON_A_PAGE]
    return AskedQuestion(
        document=document,
        statuses=tuple(status for status, _ in shown),
        quantities=tuple(quantity for _, quantity in shown if quantity),
        more=len(answers) > CLAIMS_ON_A_PAGE,
    )
