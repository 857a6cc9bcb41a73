from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.events import EventForm
from newsclaims.desk.views import record_pages
from newsclaims.events import queries, services
from newsclaims.events.models import Event
from newsclaims.vocabulary import dates


def _columns(event: Event) -> tuple[str, ...]:
    happened = dates.in_words(event.happened, event.happened_words)
    return happened, event.get_kind_display(), event.get_basis_display()


EVENT = record_pages.Kind(
    word="event",
    form=EventForm,
    get=queries.get_event,
    rows=queries.events,
    order=("happened_lower", "pk"),
    descending=True,
    find=queries.find_events,
    heads=("Happened", "Kind", "Basis"),
    columns=_columns,
    queue_filter="event",
    empty="What happened, or is to happen, stands here, under neutral titles.",
)


@require_safe
@editor_required
def events(request: EditorRequest) -> HttpResponse:
    return record_pages.list_records(request, EVENT)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def add_event(request: EditorRequest) -> HttpResponse:
    return record_pages.add_record(request, EVENT, lambda values: services.add_event(by=request.user, **values))


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_event(request: EditorRequest, event_id: str) -> HttpResponse:
    event = queries.get_event(event_id)
    return record_pages.mend_record(
        request,
        EVENT,
        event,
        lambda version, values: services.mend_event(by=request.user, event=event, version=version, **values),
    )
