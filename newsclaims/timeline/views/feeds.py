import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from newsclaims.core.plain import line
from newsclaims.publication.queries.calendar import claims_at, events_of
from newsclaims.publication.queries.changes import Period, changes_page
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.chips import chips_of
from newsclaims.timeline.formats import atom, calendar, json_feed, timelinejs
from newsclaims.timeline.formats.feed import Feed
from newsclaims.timeline.formats.site import site_of
from newsclaims.timeline.forms import FiltersForm, form_of
from newsclaims.timeline.telling import tell


@public
def changes_atom(request: HttpRequest) -> HttpResponse:
    """The newest changes under the filters of the address, as Atom."""
    return HttpResponse(atom.write(_feed(request, _form(request))), content_type=atom.MEDIA_TYPE)


@public
def changes_json(request: HttpRequest) -> HttpResponse:
    """The same as JSON Feed."""
    return HttpResponse(json_feed.write(_feed(request, _form(request))), content_type=json_feed.MEDIA_TYPE)


@public
def events_calendar(request: HttpRequest) -> HttpResponse:
    """The events that the filters leave, and the same changes, as a calendar."""
    form = _form(request)
    events = events_of(form.filters, moment_of(request))
    return HttpResponse(calendar.write(_feed(request, form), events), content_type=calendar.MEDIA_TYPE)


@public
def timeline_json(request: HttpRequest) -> HttpResponse:
    """The events that the filters leave, with their claims, as TimelineJS reads them."""
    form, at = _form(request), moment_of(request)
    events = events_of(form.filters, at)
    claims = claims_at([event.id for event in events], form.filters, at)
    title = _narrowed(form) or str(settings.SITE_TITLE)
    standfirst = _("Each claim in the words of whoever made it, at the event that it is about, with how it stands.")
    written = json.dumps(timelinejs.timeline(site_of(request), title, standfirst, events, claims), ensure_ascii=False)
    response = HttpResponse(written, content_type=timelinejs.MEDIA_TYPE)
    # Whoever shows our timeline does so on a page of their own.
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _form(request: HttpRequest) -> FiltersForm:
    return form_of(request.GET, moment_of(request))


def _feed(request: HttpRequest, form: FiltersForm) -> Feed:
    narrowed, query = _narrowed(form), form.address().rstrip("?")
    page = changes_page(form.filters, Period(), moment_of(request))
    site = site_of(request)
    what = _("what changed")
    return Feed(
        site=site,
        title=line(f"{narrowed or str(settings.SITE_TITLE)}: {what}"),
        subtitle=line(" ".join(_sentences(request, form))),
        page=site.address(f"{reverse('timeline:changes')}{query}"),
        address=request.build_absolute_uri(),
        query=query,
        told=tuple(tell(page.rows)),
    )


def _narrowed(form: FiltersForm) -> str:
    """The filters that hold, on one line; empty where it is everything."""
    return "; ".join(chip.words for chip in chips_of(form))


def _sentences(request: HttpRequest, form: FiltersForm) -> list[str]:
    """What is wrong with the address: a feed has no other place to say it."""
    travel = request.time_travel  # type: ignore[attr-defined]
    errors = [str(error) for errors in form.errors.values() for error in errors]
    return [*errors, *([travel.sentence] if travel.sentence else [])]
