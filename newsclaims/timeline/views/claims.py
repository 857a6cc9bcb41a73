from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from newsclaims.core.errors import Missing
from newsclaims.publication import queries
from newsclaims.publication.queries import OLDEST, UPDATED, ClaimList
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.days import with_marks
from newsclaims.timeline.forms import FiltersForm, form_of
from newsclaims.timeline.highlighting import words_of
from newsclaims.timeline.narrowing import narrowing, shortened, with_cursor


@public
def claims(request: HttpRequest) -> HttpResponse:
    """Every published claim, a page at a time, narrowed by what the address says."""
    if elsewhere := shortened(request):
        return elsewhere
    asked, at = request.GET, moment_of(request)
    form = form_of(asked, at)
    page, lost = _page(form, at, asked.get("after", ""), asked.get("before", ""))
    return render(
        request,
        "timeline/claims.html",
        {
            **narrowing(form, at),
            "canonical": request.build_absolute_uri(request.path + form.address().rstrip("?")),
            "action": reverse("timeline:claims"),
            "claims": with_marks(page.claims, words_of(form.filters.words)),
            "lost": lost,
            "beyond": not lost and bool(asked.get("after") or asked.get("before")),
            "newest_href": form.address(order=""),
            "oldest_href": form.address(order=OLDEST),
            "updated_href": form.address(order=UPDATED),
            "previous_href": with_cursor(form.address(), "before", page.previous),
            "next_href": with_cursor(form.address(), "after", page.next),
        },
    )


def _page(form: FiltersForm, at: datetime | None, after: str, before: str) -> tuple[ClaimList, bool]:
    """The page at a claim, or the first one where there is no such claim, and whether that is so."""
    try:
        return queries.claim_list(form.filters, at, order=form.chosen_order, after=after, before=before), False
    except Missing:
        return queries.claim_list(form.filters, at, order=form.chosen_order), True
