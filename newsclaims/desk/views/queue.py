from django.http import HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.queue import QueueForm
from newsclaims.desk.queries.queue import queue_counts, queue_page
from newsclaims.desk.responses import page
from newsclaims.vocabulary.statuses import Stage, Status

PAGING = ("after", "before")


@require_safe
@editor_required
def queue(request: EditorRequest) -> HttpResponse:
    """Claims to work on, narrowed by what the address says."""
    form = QueueForm(request.GET)
    readable = form.is_valid()
    filters = form.filters()
    newest_first = form.cleaned_data.get("order") != "oldest"
    rows = queue_page(filters, newest_first=newest_first, **{name: request.GET.get(name, "") for name in PAGING})
    counts = queue_counts(filters)
    context = {
        "form": form,
        "page": rows,
        "filtered": any(
            request.GET.get(name) for name in ("q", "event", "event_id", "actor", "actor_id", "kind", "status")
        ),
        "tabs": [
            ("All claims", counts.all, address_with(request, stage=""), not filters.stage),
            *[
                (stage.label, counts.by_stage[stage], address_with(request, stage=stage), filters.stage == stage)
                for stage in Stage
            ],
        ],
        "reports": counts.reports,
        "every_status": (counts.every_status, address_with(request, status=""), not filters.status),
        "chips": [
            (status, counts.by_status[status], address_with(request, status=status), filters.status == status)
            for status in Status
            if counts.by_status[status] != "0" or filters.status == status
        ],
        "newest_first": newest_first,
        "turned_round": address_with(request, order="oldest" if newest_first else ""),
        "previous_href": address_with(request, before=rows.previous) if rows.previous else "",
        "next_href": address_with(request, after=rows.next) if rows.next else "",
    }
    return page(request, "desk/queue.html", context, status=200 if readable else 422)


def address_with(request: EditorRequest, **changed: str) -> str:
    """This page's address with other parameters; empty ones are left out, and it begins at the first row again."""
    kept = {name: request.GET[name] for name in request.GET if name not in PAGING}
    parameters = {name: text for name, text in {**kept, **changed}.items() if text}
    return f"?{urlencode(parameters)}" if parameters else request.path
