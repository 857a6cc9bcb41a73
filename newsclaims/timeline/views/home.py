from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication import queries
from newsclaims.publication.queries import Filters
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.days import days_of
from newsclaims.timeline.forms import OLDEST_FIRST, FiltersForm, asked_for
from newsclaims.vocabulary.on_screen import day
from newsclaims.vocabulary.statuses import Status


@dataclass(frozen=True, slots=True)
class StatusChip:
    status: Status
    count: str
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterInUse:
    """A filter that narrows the page, in words, and the address of the page without it."""

    words: str
    href: str


@public
def home(request: HttpRequest) -> HttpResponse:
    """The timeline: published events with their claims, narrowed by what the address says."""
    asked, at = request.GET, moment_of(request)
    chosen = Filters(event=asked_for(asked, "event"), actor=asked_for(asked, "actor"))
    form = FiltersForm(asked, queries.options(chosen, at))
    page = queries.timeline_page(
        form.filters, at, oldest_first=form.oldest_first, after=asked.get("after", ""), before=asked.get("before", "")
    )
    first = not (page.previous or asked.get("after"))
    unplaced = queries.unplaced_claims(form.filters, at) if first else None
    counts = queries.status_counts(form.filters, at)
    in_use = _in_use(form)
    return render(
        request,
        "timeline/home.html",
        {
            "site_title": settings.SITE_TITLE,
            "canonical": request.build_absolute_uri(request.path + form.address().rstrip("?")),
            "form": form,
            "chips": _chips(form, counts),
            "everything": counts[""],
            "without_status": form.address(status=""),
            "filters_in_use": in_use,
            "narrowed": bool(in_use or form.filters.status),
            "days": days_of(page),
            "unplaced": unplaced,
            "oldest_first": form.oldest_first,
            "turned_round": form.address(order="" if form.oldest_first else OLDEST_FIRST),
            "previous_href": _with(form.address(), "before", page.previous),
            "next_href": _with(form.address(), "after", page.next),
        },
    )


@public
def unplaced(request: HttpRequest) -> HttpResponse:
    """Claims that name no event, by keyset: what the timeline's first page begins."""
    asked = request.GET
    page = queries.unplaced_claims(
        Filters(), moment_of(request), after=asked.get("after", ""), before=asked.get("before", "")
    )
    return render(
        request,
        "timeline/unplaced.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "unplaced": page,
            "previous_href": _with("?", "before", page.previous),
            "next_href": _with("?", "after", page.next),
        },
    )


def _with(address: str, name: str, cursor: str) -> str:
    """The address of the page at `cursor`; empty where there is none."""
    joint = "" if address.endswith("?") else "&"
    return f"{address}{joint}{name}={cursor}" if cursor else ""


def _chips(form: FiltersForm, counts: dict[str, str]) -> list[StatusChip]:
    """A chip for each status that some claim has, and for the chosen one."""
    chosen = form.filters.status
    return [
        StatusChip(status, counts[status], form.address(status=status.value), status == chosen)
        for status in Status
        if counts[status] != "0" or status == chosen
    ]


def _in_use(form: FiltersForm) -> list[FilterInUse]:
    """The filters that hold, without the status: its chip shows that it does."""
    filters = form.filters
    titles = {option.id: option.title for option in (*form.options.events, *form.options.actors)}
    words_by_name = {
        "event": titles.get(filters.event, ""),
        "actor": titles.get(filters.actor, ""),
        "since": f"from {day(filters.since)}" if filters.since else "",
        "until": f"until {day(filters.until)}" if filters.until else "",
    }
    return [FilterInUse(words, form.address(**{name: ""})) for name, words in words_by_name.items() if words]
