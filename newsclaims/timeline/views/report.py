from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from newsclaims.core.errors import Refused, TooMany
from newsclaims.core.network import address_of
from newsclaims.reports.services import send_report
from newsclaims.timeline import reporting
from newsclaims.timeline.reporting import About, ReportForm


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """The form in which a reader reports an error: the one public page that has a cookie, and is never cached."""
    asked = request.POST if request.method == "POST" else request.GET
    about = reporting.about(asked)
    if request.method != "POST":
        return _page(request, ReportForm(initial=reporting.initial(asked, about)), about)
    form = ReportForm(asked)
    if not form.is_valid():
        return _page(request, form, about, status=422)
    told = form.cleaned_data
    try:
        sent = send_report(
            words=told["words"],
            source=told["source"],
            email=told["email"],
            address=told["page"],
            about=about.seen if about else None,
            network_address=address_of(request),
        )
    except Refused as refusal:
        form.add_error(refusal.field, refusal.sentence)
        return _page(request, form, about, status=422)
    except TooMany as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, form, about, status=429)
    return redirect("timeline:report-sent", sent.public_id)


@never_cache
@require_safe
def report_sent(request: HttpRequest, report_id: str) -> HttpResponse:
    """Thanks, with the report's number. No query."""
    return render(request, "timeline/report-sent.html", {"number": report_id})


def _page(request: HttpRequest, form: ReportForm, about: About | None, *, status: int = 200) -> HttpResponse:
    named = request.GET.get("about", "")
    return render(
        request,
        "timeline/report.html",
        {"form": form, "about": about, "unknown": bool(named and about is None)},
        status=status,
    )
