from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from newsclaims.claims import queries, services
from newsclaims.claims.models import Question
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.records import QuestionForm
from newsclaims.desk.views import record_pages


def _columns(question: Question) -> tuple[str, ...]:
    return question.measure, question.unit


QUESTION = record_pages.Kind(
    word="question",
    form=QuestionForm,
    get=queries.get_question,
    rows=queries.questions,
    order=("text", "pk"),
    descending=False,
    find=queries.find_questions,
    heads=("Measure", "Unit"),
    columns=_columns,
    empty="What several claims answer differently stands here, each question with its exact measure.",
)


@require_safe
@editor_required
def questions(request: EditorRequest) -> HttpResponse:
    return record_pages.list_records(request, QUESTION)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def add_question(request: EditorRequest) -> HttpResponse:
    return record_pages.add_record(request, QUESTION, lambda values: services.add_question(by=request.user, **values))


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_question(request: EditorRequest, question_id: str) -> HttpResponse:
    question = queries.get_question(question_id)
    return record_pages.mend_record(
        request,
        QUESTION,
        question,
        lambda version, values: services.mend_question(by=request.user, question=question, version=version, **values),
    )
