from django.http import HttpResponse
from django.views.decorators.http import require_safe

from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.queries.reports import reports_page
from newsclaims.desk.responses import page


@require_safe
@editor_required
def reports(request: EditorRequest) -> HttpResponse:
    """What readers reported as wrong, newest first."""
    rows = reports_page(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    context = {
        "page": rows,
        "previous_href": f"?before={rows.previous}" if rows.previous else "",
        "next_href": f"?after={rows.next}" if rows.next else "",
    }
    return page(request, "desk/reports.html", context)
