from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from newsclaims.core.keyset import Page
from newsclaims.publication import queries
from newsclaims.publication.queries import OLDEST, UPDATED
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.days import days_of, with_marks
from newsclaims.timeline.forms import FiltersForm, filters_of, form_of
from newsclaims.timeline.highlighting import words_of
from newsclaims.timeline.narrowing import narrowing, shortened
from newsclaims.timeline.paging import at_cursor, beside


@public
def home(request: HttpRequest) -> HttpResponse:
    """The timeline: published events with their claims, narrowed by what the address says."""
    if elsewhere := shortened(request):
        return elsewhere
    asked, at = request.GET, moment_of(request)
    form = form_of(asked, at)
    if form.chosen_order == UPDATED:
        return redirect(f"{reverse('timeline:claims')}?{asked.urlencode()}")
    oldest_first = form.chosen_order == OLDEST
    page, lost = at_cursor(partial(queries.timeline_page, form.filters, at, oldest_first=oldest_first), asked)
    first = lost or not (page.previous or asked.get("after"))
    searched = words_of(form.filters.words)
    unplaced = queries.unplaced_claims(form.filters, at) if first else Page([])
    return render(
        request,
        "timeline/home.html",
        {
            **narrowing(form, at),
            "site_title": settings.SITE_TITLE,
            "canonical": request.build_absolute_uri(request.path + form.address().rstrip("?")),
            "action": reverse("timeline:home"),
            "days": days_of(page, searched),
            "lost": lost,
            "beyond": not lost and bool(asked.get("after") or asked.get("before")),
            "unplaced": with_marks(unplaced.rows, searched),
            "more_unplaced": f"{reverse('timeline:unplaced')}{form.address(order='')}" if unplaced.next else "",
            "oldest_first": oldest_first,
            "newest_href": form.address(order=""),
            "oldest_href": form.address(order=OLDEST),
            "updated_href": f"{reverse('timeline:claims')}{form.address(order=UPDATED)}",
            **beside(page, form.address()),
        },
    )


@public
def unplaced(request: HttpRequest) -> HttpResponse:
    """Claims that name no event, by keyset: what the timeline's first page begins."""
    asked, at, filters = request.GET, moment_of(request), filters_of(request.GET)
    page, lost = at_cursor(partial(queries.unplaced_claims, filters, at), asked)
    address = FiltersForm(asked).address(order="")
    return render(
        request,
        "timeline/unplaced.html",
        {
            "canonical": request.build_absolute_uri(request.path + address.rstrip("?")),
            "lost": lost,
            "claims": with_marks(page.rows, words_of(filters.words)),
            **beside(page, address),
        },
    )
