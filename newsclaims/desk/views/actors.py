from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from newsclaims.actors import queries, services
from newsclaims.actors.models import Actor
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.records import ActorForm
from newsclaims.desk.views import record_pages


def _columns(actor: Actor) -> tuple[str, ...]:
    return actor.get_kind_display(), actor.description


ACTOR = record_pages.Kind(
    word="actor",
    form=ActorForm,
    get=queries.get_actor,
    rows=queries.actors,
    order=("name", "pk"),
    descending=False,
    find=queries.find_actors,
    heads=("Kind", "Description"),
    columns=_columns,
    queue_filter="actor",
    empty="Those who say or do things stand here, with all their names.",
)


@require_safe
@editor_required
def actors(request: EditorRequest) -> HttpResponse:
    return record_pages.list_records(request, ACTOR)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def add_actor(request: EditorRequest) -> HttpResponse:
    return record_pages.add_record(
        request,
        ACTOR,
        lambda values: services.add_actor(by=request.user, **values),
        initial={"name": request.GET.get("name", "")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_actor(request: EditorRequest, actor_id: str) -> HttpResponse:
    actor = queries.get_actor(actor_id)
    return record_pages.mend_record(
        request,
        ACTOR,
        actor,
        lambda version, values: services.mend_actor(by=request.user, actor=actor, version=version, **values),
    )
