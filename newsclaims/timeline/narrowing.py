"""What every list of claims shows above it: its filters, how many claims have each status, and their spread."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseRedirect

from newsclaims.publication import queries
from newsclaims.timeline.chips import chips_of, status_chips
from newsclaims.timeline.forms import DEFAULT_CLOCK, FiltersForm
from newsclaims.timeline.histogram import histogram


def narrowing(form: FiltersForm, at: datetime | None) -> dict[str, Any]:
    """What "timeline/filters.html" is made of. Six queries at the most."""
    counts = queries.status_counts(form.filters, at)
    return {
        "form": form,
        "order": form.chosen_order,
        "first_href": form.address(),
        "chips": chips_of(form),
        "status_chips": status_chips(form, counts),
        "everything": counts[""],
        "without_status": form.address(status=""),
        "histogram": histogram(form, queries.spread(form.filters, at)),
        "without_dates": form.address(since="", until=""),
    }


def shortened(request: HttpRequest) -> HttpResponseRedirect | None:
    """What a form's address with its empty fields is sent on to: the same address without them; None where none is."""
    if all(request.GET.values()):
        return None
    asked = [
        (name, value) for name, value in request.GET.items() if value and (name, value) != ("clock", DEFAULT_CLOCK)
    ]
    return HttpResponseRedirect(f"{request.path}?{urlencode(asked)}".removesuffix("?"))
