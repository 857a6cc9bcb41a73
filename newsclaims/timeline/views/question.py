from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.publication.queries import AskedQuestion
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.chart import extent
from newsclaims.timeline.chart.rows import chart_of
from newsclaims.timeline.framing import embed_code_of
from newsclaims.timeline.known import Answering, parts_of
from newsclaims.timeline.markup import markup_of_question
from newsclaims.timeline.paging import at_cursor, beside
from newsclaims.timeline.rivals import rivals
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.known import Part
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of a question's answers belong to one part of what is known."""

    part: Part
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in the list: how many claims answer it, from where to where they run, how they stand."""

    document: Document
    answers: int
    more: bool
    extent: str
    parts: tuple[Counted, ...]


@public
def question(request: HttpRequest, question_id: str) -> HttpResponse:
    """A question: its measure and siblings, what is known in four parts, and the versions, drawn and in a table."""
    page = queries.question_page(question_id, moment_of(request))
    unit = page.document["unit"]
    versions = rivals(page.answers, unit)
    return render(
        request,
        "timeline/question.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "markup": markup_of_question(page, request),
            "embed": embed_code_of(SubjectKind.QUESTION, page.document, request),
            "question": page.document,
            "revision": page.revision,
            "parts": parts_of(Answering(Status(claim["status"]), claim) for claim in page.answers),
            "count": len(page.answers),
            "more_claims": page.more_answers,
            "checked": max((claim["clocks"]["checked"] for claim in page.answers), default=""),
            "siblings": page.siblings,
            "rivals": versions,
            "chart": chart_of(versions, unit),
        },
    )


@public
def questions(request: HttpRequest) -> HttpResponse:
    """Every published question, newest first: its measure, how many answers it has, and how they stand."""
    asked = request.GET
    page, lost = at_cursor(partial(queries.questions, moment_of(request)), asked)
    return render(
        request,
        "timeline/questions.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "questions": [_asked(row) for row in page.rows],
            **beside(page, "?"),
            "lost": lost,
            "first_page": lost or not (page.previous or asked.get("after")),
        },
    )


def _asked(row: AskedQuestion) -> Asked:
    counts = Counter(part for status in row.statuses for part in Part if status in part.statuses)
    return Asked(
        document=row.document,
        answers=len(row.statuses),
        more=row.more,
        extent=extent.in_words(row.quantities, row.document["unit"]),
        parts=tuple(Counted(part, counts[part]) for part in Part),
    )
