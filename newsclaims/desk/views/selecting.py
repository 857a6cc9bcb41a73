"""From words selected in an article to an attribution in the record."""

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsclaims.articles.anchors import Selector
from newsclaims.articles.models import Article, Snapshot
from newsclaims.articles.queries import get_article, get_snapshot, latest_snapshot
from newsclaims.claims import services
from newsclaims.claims.models import Attribution
from newsclaims.core.errors import Refused
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.attributions import RecordingForm
from newsclaims.desk.forms.refusing import as_typed, refuse
from newsclaims.desk.forms.selecting import SelectionForm
from newsclaims.desk.queries.article import report
from newsclaims.desk.queries.preview import heading_as_typed
from newsclaims.desk.queries.selection import (
    KnownStatement,
    Selection,
    proposed,
    selection,
    statements_to_choose,
)
from newsclaims.desk.responses import Context, done, page

TEMPLATE = "desk/article.html"


def _form_context(article: Article, chosen: Selection, form: RecordingForm) -> Context:
    """The page of an article with the selected words marked and the form open under them."""
    which, actor_id = _which(form), _actor_id(form)
    statements = statements_to_choose(article, actor_id, which)
    form.offer_earlier([(one.public_id, f"{one.who}, {one.said}") for one in statements if one.near])
    return {
        "article": article,
        "report": report(article, chosen.snapshot, chosen.selectors),
        "selection": chosen,
        "form": form,
        "statements": statements,
        "offered_for": actor_id,
        **_as_readers_see(form, article, statements),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def select(request: EditorRequest, article_id: str) -> HttpResponse:
    """The article with the selected words marked and the form open under them; a POST keeps what was typed so far."""
    article = get_article(article_id)
    data = request.POST if request.method == "POST" else request.GET
    if request.htmx and request.htmx.target == "readers-would-see":
        return _what_follows(request, article, data)
    snapshot = get_snapshot(article, data["snapshot"]) if data.get("snapshot") else latest_snapshot(article)
    places = SelectionForm(data)
    selectors, refusal = _selected(places, snapshot)
    if selectors:
        chosen = selection(snapshot, selectors)
        context = _form_context(article, chosen, _opened(article, chosen, data))
    else:
        context = {"article": article, "report": report(article, snapshot)}
    context |= {"place_form": places, "place_error": refusal}
    return page(request, TEMPLATE, context, "text", status=422 if refusal else 200)


def _what_follows(request: EditorRequest, article: Article, data: QueryDict) -> HttpResponse:
    """What readers would see of what is typed; and another speaker's statements, where another one was chosen."""
    form = as_typed(RecordingForm, data)
    actor_id = _actor_id(form)
    statements = statements_to_choose(article, actor_id, _which(form))
    context = {"article": article, "form": form, "statements": statements, "offered_for": actor_id}
    others = ("known-statements", "other-statements") if data.get("offered_for") != actor_id else ()
    return page(
        request,
        TEMPLATE,
        {**context, **_as_readers_see(form, article, statements)},
        "readers-would-see",
        "said-once",
        *others,
    )


@require_POST
@editor_required
def record(request: EditorRequest, article_id: str) -> HttpResponse:
    """Record the claim (or one more attribution of it), its statement and how this report prints it."""
    article = get_article(article_id)
    snapshot = get_snapshot(article, request.POST.get("snapshot", ""))
    form = RecordingForm(request.POST)
    selectors, refusal = _selected(SelectionForm({"span": request.POST.getlist("span")}), snapshot)
    if form.is_valid() and selectors and not refusal:
        try:
            attribution = services.record_saying(
                by=request.user,
                claim=form.claim(),
                statement=form.statement(article),
                saying=form.saying(selectors),
                article=article,
                snapshot=snapshot,
            )
        except Refused as caught:
            refuse(form, caught)
        else:
            return _recorded(request, article, snapshot, attribution)
    if refusal or not selectors:
        form.add_error(None, refusal or "Select the words that the claim rests on.")
    return page(request, TEMPLATE, _form_context(article, selection(snapshot, selectors), form), "text", status=422)


def _recorded(request: EditorRequest, article: Article, snapshot: Snapshot, attribution: Attribution) -> HttpResponse:
    said = f"Recorded: {attribution.claim.text}"
    if "open" in request.POST:
        return done(request, TEMPLATE, {}, said=said, address=reverse("desk:claim", args=[attribution.claim.public_id]))
    address = f"{reverse('desk:article', args=[article.public_id])}#entry-{attribution.public_id}"
    context = {"article": article, "report": report(article, snapshot), "recorded": attribution.public_id}
    return done(request, TEMPLATE, context, "text", "meta", said=said, address=address)


def _selected(places: SelectionForm, snapshot: Snapshot) -> tuple[list[Selector], str]:
    """The selected words, and why words that were to be added could not be."""
    if not places.is_valid():
        return [], "Select the words again."
    try:
        kept = places.kept(snapshot.text)
    except Refused as refusal:
        return [], refusal.sentence
    try:
        return [*kept, *_apart_from(kept, places.added(snapshot.text))], ""
    except Refused as refusal:
        return kept, refusal.sentence


def _apart_from(kept: list[Selector], added: list[Selector]) -> list[Selector]:
    if any(one.start < other.end and other.start < one.end for one in added for other in kept):
        raise Refused("These words overlap a span that is selected already.")
    return added


def _opened(article: Article, chosen: Selection, data: QueryDict) -> RecordingForm:
    """The form under the words: with what was typed there so far, or with what the text suggests."""
    typed = "which" in data or "text" in data
    form = as_typed(RecordingForm, data) if typed else RecordingForm(initial=proposed(article, chosen))
    form.initial["snapshot"] = chosen.snapshot.public_id
    form.initial["span"] = [span.value for span in chosen.spans]
    return form


def _as_readers_see(form: RecordingForm, article: Article, statements: list[KnownStatement]) -> Context:
    which = _which(form)
    chosen = next((statement for statement in statements if statement.public_id == which), None)
    typed = {name: str(form[name].value() or "") for name in ("language", "cue", "stance", "as_named")}
    heading = heading_as_typed(
        {**typed, "wording": form["text"].value() or "", "which": which, "speaker": form["speaker"].value()},
        article,
        form.found_claim(),
    )
    return {"heading": heading, "said_once": chosen.count if chosen else ""}


def _which(form: RecordingForm) -> str:
    return str(form["which"].value() or "")


def _actor_id(form: RecordingForm) -> str:
    return form["speaker"].value().public_id if form["speaker"].value() else ""
