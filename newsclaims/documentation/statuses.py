"""docs/statuses.md: what a status means, and the ways between the stages."""

from typing import NamedTuple

from newsclaims.documentation.markdown import code, diagram, first_sentence, table
from newsclaims.documentation.markdown import page as whole_page
from newsclaims.vocabulary.statuses import Stage, Status


class Way(NamedTuple):
    """A service that takes a claim from one stage to another."""

    act: str
    before: Stage
    after: Stage


# The services decide; tests/documentation/test_statuses.py tries each of them at every stage and compares.
WAYS = (
    Way("send to review", Stage.DRAFT, Stage.IN_REVIEW),
    Way("send back", Stage.IN_REVIEW, Stage.DRAFT),
    Way("publish", Stage.IN_REVIEW, Stage.PUBLISHED),
    Way("publish", Stage.PUBLISHED, Stage.PUBLISHED),
    Way("withdraw", Stage.PUBLISHED, Stage.RETIRED),
    Way("publish", Stage.RETIRED, Stage.PUBLISHED),
)


def page() -> str:
    return whole_page(
        "Statuses and stages",
        "A **status** says how a claim stands; an assessment gives it. A **stage** says where the work on it stands. "
        "They are two columns and never one: a draft may have any status, a published claim may be “not checked yet”.",
        "## Statuses",
        "The key never changes; readers see the label. *Definitive* statuses go public with an agreeing second "
        "reading, or with a chief editor’s stated reason for going without. Only where the wording *stands alone* may "
        "a title, a feed or a picture carry it without its speaker.",
        _status_table(),
        "## Stages",
        first_sentence(Stage.__doc__),
        _stage_diagram(),
        table(["Key", "Label"], ([code(stage.value), stage.label] for stage in Stage)),
    )


def _status_table() -> str:
    heads = ["Key", "Label", "Meaning", "Needs", "Definitive", "Stands alone", "Example"]
    rows = (
        [
            code(status.value),
            str(status.label),
            status.meaning,
            status.needs,
            _yes_or_no(status.definitive),
            _yes_or_no(status.stands_alone),
            status.example,
        ]
        for status in Status
    )
    return table(heads, rows)


def _stage_diagram() -> str:
    ways = (f"{way.before} --> {way.after}: {way.act}" for way in WAYS)
    return diagram("stateDiagram-v2", [f"[*] --> {Stage.DRAFT}", *ways])


def _yes_or_no(answer: bool) -> str:
    return "yes" if answer else "no"
