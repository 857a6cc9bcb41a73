from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from newsclaims.core.errors import Missing
from newsclaims.publication.queries.corrections import TOLD, Correction, CorrectionsPage, corrections
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.differences import Differences, differences
from newsclaims.vocabulary.kinds import Change


@dataclass(frozen=True, slots=True)
class Entry:
    """A correction as the page tells it; without differences where its subject was withdrawn, then or since."""

    told: Correction
    href: str
    differences: Differences | None


@public
def corrections_page(request: HttpRequest) -> HttpResponse:
    """What was corrected, updated or withdrawn, newest first; `?change=` picks one kind."""
    asked = request.GET.get("change", "")
    change = asked if asked in TOLD else ""
    page, lost = _rows(request, moment_of(request), change)
    return render(
        request,
        "timeline/corrections.html",
        {
            "canonical": request.build_absolute_uri(_address(change)),
            "entries": [_entry(row) for row in page.rows],
            "kinds": [(kind, _address(kind), kind == change) for kind in TOLD],
            "change": Change(change) if change else None,
            "unknown": asked if asked and not change else "",
            "lost": lost,
            "previous_href": _address(change, before=page.previous) if page.previous else "",
            "next_href": _address(change, after=page.next) if page.next else "",
        },
    )


def _rows(request: HttpRequest, at: datetime | None, change: str) -> tuple[CorrectionsPage, bool]:
    """The page at a cursor, or the first one where the cursor is none of ours, and whether that is so."""
    cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
    try:
        return corrections(at, change=change, **cursors), False
    except Missing:
        return corrections(at, change=change), True


def _entry(row: Correction) -> Entry:
    shown = None if row.withdrawn or row.change == Change.WITHDRAWAL else differences(row.before, row.after)
    return Entry(row, reverse(f"timeline:{row.kind}", args=[row.id]), shown)


def _address(change: str, **cursor: str) -> str:
    asked = {name: value for name, value in {"change": change, **cursor}.items() if value}
    address = reverse("timeline:corrections")
    return f"{address}?{urlencode(asked)}" if asked else address
