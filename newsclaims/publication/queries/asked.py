"""The questions that are asked about events, for the rows of a timeline."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from newsclaims.publication.queries.counted import answer_counts
from newsclaims.publication.queries.editions import editions
from newsclaims.vocabulary.kinds import SubjectKind

QUESTIONS_OF_A_PAGE = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and how many claims answer it; one more than the cap where there are more."""

    id: str
    title: str
    answers: int


def questions_by_event(event_ids: Collection[str], at: datetime | None = None) -> dict[str, list[Asked]]:
    """The questions about each of these events, in alphabetical order. Two queries at the most."""
    about = editions(at).filter(subject_type=SubjectKind.QUESTION, events__overlap=list(event_ids))
    rows = about.order_by("title", "subject_id").values_list("subject_id", "title", "events")[:QUESTIONS_OF_A_PAGE]
    found = list(rows) if event_ids else []
    answers = answer_counts([public_id for public_id, _, _ in found], at)
    asked: defaultdict[str, list[Asked]] = defaultdict(list)
    for public_id, title, events in found:
        for event_id in events:
            asked[event_id].append(Asked(public_id, title, answers[public_id]))
    return asked
