"""Subjects with the number of claims that belong to them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from newsclaims.core.counting import counted, shown
from newsclaims.publication.queries.editions import Document, editions
from newsclaims.publication.queries.families import claim_counts
from newsclaims.publication.queries.reporting import claims_by_article
from newsclaims.vocabulary.kinds import SubjectKind


@dataclass(frozen=True, slots=True)
class Counted:
    """A subject's document, and how many claims it has; one more than the cap of counts where there are more."""

    document: Document
    claims: int

    @property
    def claims_shown(self) -> str:
        """The count as readers see it: “1,000+” beyond the cap."""
        return shown(self.claims)


def counted_events(events: Collection[Document], at: datetime | None = None) -> tuple[Counted, ...]:
    """Events in their order, each with the number of the claims about it. One query."""
    return with_counts(events, claim_counts([event["id"] for event in events], at))


def counted_articles(articles: Collection[Document], at: datetime | None = None) -> tuple[Counted, ...]:
    """Articles in their order, each with the number of the claims that it reports. One query."""
    return with_counts(articles, claims_by_article([article["id"] for article in articles], at))


def counted_questions(questions: Collection[Document], at: datetime | None = None) -> tuple[Counted, ...]:
    """Questions in their order, each with the number of the claims that answer it. One query at the most."""
    return with_counts(questions, answer_counts([question["id"] for question in questions], at))


def with_counts(documents: Collection[Document], counts: Mapping[str, int]) -> tuple[Counted, ...]:
    return tuple(Counted(document, counts[document["id"]]) for document in documents)


def answer_counts(question_ids: Collection[str], at: datetime | None = None) -> dict[str, int]:
    """How many claims answer each question; one more than the cap where there are more. One query at the most."""
    claims = editions(at).filter(subject_type=SubjectKind.CLAIM)
    return counted({public_id: claims.filter(questions__contains=[public_id]) for public_id in question_ids})
