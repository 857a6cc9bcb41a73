from collections.abc import Sequence

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Question
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.events.models import Event
from newsclaims.history.recording import recorded


@recorded
def add_question(
    *,
    by: Editor,
    text: str,
    measure: str = "",
    unit: str = "",
    finding: str = "",
    events: Sequence[Event] = (),
    brought: Brought | None = None,
) -> Question:
    """Record a question with its measure and return it. Raises Forbidden, or Refused without a text."""
    permissions.check_can_edit(by)
    question = Question.objects.create(
        text=_text(text), measure=measure, unit=unit, finding=finding, **columns_of(brought)
    )
    question.events.set(events)
    return question


@recorded
def mend_question(
    *,
    by: Editor,
    question: Question,
    version: int,
    text: str,
    measure: str,
    unit: str,
    finding: str,
    events: Sequence[Event],
) -> Question:
    """Change a question and return it. Raises Forbidden, Stale, Refused."""
    permissions.check_can_edit(by)
    question.change(version, text=_text(text), measure=measure, unit=unit, finding=finding)
    question.events.set(events)
    return question


def _text(text: str) -> str:
    if not text.strip():
        raise Refused("Write the question.", "text")
    return text.strip()
