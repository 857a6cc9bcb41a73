from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from newsclaims.articles import queries, services
from newsclaims.articles.models import Outlet
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.records import OutletForm
from newsclaims.desk.views import record_pages


def _columns(outlet: Outlet) -> tuple[str, ...]:
    return outlet.get_kind_display(), outlet.domain


OUTLET = record_pages.Kind(
    word="outlet",
    form=OutletForm,
    get=queries.get_outlet,
    rows=queries.outlets,
    order=("name", "pk"),
    descending=False,
    find=queries.find_outlets,
    heads=("Kind", "Domain"),
    columns=_columns,
    empty="Those who publish articles stand here.",
)


@require_safe
@editor_required
def outlets(request: EditorRequest) -> HttpResponse:
    return record_pages.list_records(request, OUTLET)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def add_outlet(request: EditorRequest) -> HttpResponse:
    return record_pages.add_record(request, OUTLET, lambda values: services.add_outlet(by=request.user, **values))


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_outlet(request: EditorRequest, outlet_id: str) -> HttpResponse:
    outlet = queries.get_outlet(outlet_id)
    return record_pages.mend_record(
        request,
        OUTLET,
        outlet,
        lambda version, values: services.mend_outlet(by=request.user, outlet=outlet, version=version, **values),
    )
