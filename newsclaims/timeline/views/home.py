from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from newsclaims.core.errors import Missing
from newsclaims.publication import queries
from newsclaims.publication.queries import OLDEST, UPDATED, TimelinePage, Unplaced
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.days import days_of, with_marks
from newsclaims.timeline.forms import FiltersForm, filters_of, form_of
from newsclaims.timeline.highlighting import words_of
from newsclaims.timeline.narrowing import narrowing, shortened, with_cursor


@public
def home(request: HttpRequest) -> HttpResponse:
    """The timeline: published events with their claims, narrowed by what the address says."""
    if elsewhere := shortened(request):
        return elsewhere
    asked, at = request.GET, moment_of(request)
    form = form_of(asked, at)
    if form.chosen_order == UPDATED:
        return redirect(f"{reverse('timeline:claims')}?{asked.urlencode()}")
    page, lost = _page(form, at, asked.get("after", ""), asked.get("before", ""))
    first = lost or not (page.previous or asked.get("after"))
    searched = words_of(form.filters.words)
    unplaced = queries.unplaced_claims(form.filters, at) if first else Unplaced((), "", "")
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
            "unplaced": with_marks(unplaced.claims, searched),
            "more_unplaced": f"{reverse('timeline:unplaced')}{form.address(order='')}" if unplaced.next else "",
            "oldest_first": form.chosen_order == OLDEST,
            "newest_href": form.address(order=""),
            "oldest_href": form.address(order=OLDEST),
            "updated_href": f"{reverse('timeline:claims')}{form.address(order=UPDATED)}",
            "previous_href": with_cursor(form.address(), "before", page.previous),
            "next_href": with_cursor(form.address(), "after", page.next),
        },
    )


@public
def unplaced(request: HttpRequest) -> HttpResponse:
    """Claims that name no event, by keyset: what the timeline's first page begins."""
    asked, at, filters = request.GET, moment_of(request), filters_of(request.GET)
    try:
        page = queries.unplaced_claims(filters, at, after=asked.get("after", ""), before=asked.get("before", ""))
        lost = False
    except Missing:
        page, lost = queries.unplaced_claims(filters, at), True
    address = FiltersForm(asked).address(order="")
    return render(
        request,
        "timeline/unplaced.html",
        {
            "canonical": request.build_absolute_uri(request.path + address.rstrip("?")),
            "lost": lost,
            "claims": with_marks(page.claims, words_of(filters.words)),
            "previous_href": with_cursor(address, "before", page.previous),
            "next_href": with_cursor(address, "after", page.next),
        },
    )


def _page(form: FiltersForm, at: datetime | None, after: str, before: str) -> tuple[TimelinePage, bool]:
    """The page at a cursor, or the first one where the cursor is none of ours, and whether that is so."""
    oldest_first = form.chosen_order == OLDEST
    try:
        return queries.timeline_page(form.filters, at, oldest_first=oldest_first, after=after, before=before), False
    except Missing:
        return queries.timeline_page(form.filters, at, oldest_first=oldest_first), True
