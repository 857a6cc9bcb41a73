from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from newsclaims.publication import queries
from newsclaims.publication.queries import OLDEST, UPDATED
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.days import with_marks
from newsclaims.timeline.forms import form_of
from newsclaims.timeline.highlighting import words_of
from newsclaims.timeline.narrowing import narrowing, shortened
from newsclaims.timeline.paging import at_cursor, beside


@public
def claims(request: HttpRequest) -> HttpResponse:
    """Every published claim, a page at a time, narrowed by what the address says."""
    if elsewhere := shortened(request):
        return elsewhere
    asked, at = request.GET, moment_of(request)
    form = form_of(asked, at)
    page, lost = at_cursor(partial(queries.claim_list, form.filters, at, order=form.chosen_order), asked)
    return render(
        request,
        "timeline/claims.html",
        {
            **narrowing(form, at),
            "canonical": request.build_absolute_uri(request.path + form.address().rstrip("?")),
            "action": reverse("timeline:claims"),
            "claims": with_marks(page.rows, words_of(form.filters.words)),
            "lost": lost,
            "beyond": not lost and bool(asked.get("after") or asked.get("before")),
            "newest_href": form.address(order=""),
            "oldest_href": form.address(order=OLDEST),
            "updated_href": form.address(order=UPDATED),
            **beside(page, form.address()),
        },
    )
