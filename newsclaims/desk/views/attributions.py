"""What is done with the attributions of a claim: one more without selecting, mending, removing, striking."""

from typing import cast

from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsclaims.articles.queries import latest_snapshot
from newsclaims.claims import services
from newsclaims.claims.models import Attribution, Claim
from newsclaims.claims.queries import get_attribution, get_claim
from newsclaims.core.errors import Refused, Stale
from newsclaims.desk import stale
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.attributions import AttributionForm, StrikeForm, initial_of
from newsclaims.desk.forms.refusing import refuse
from newsclaims.desk.queries.selection import statements_to_choose
from newsclaims.desk.responses import done, page
from newsclaims.desk.views.claims import TEMPLATE as WORKBENCH
from newsclaims.desk.views.claims import workbench_context
from newsclaims.vocabulary.kinds import Heard, Part, Stance, Voice

NOTHING_YET = {"which": Voice.NAMED, "stance": Stance.ASSERTS, "part": Part.BODY, "heard": Heard.REPORTED}


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def attribute(request: EditorRequest, claim_id: str) -> HttpResponse:
    """One more attribution of a claim: of an article, at its exact words, or of what no report carried."""
    claim = get_claim(claim_id)
    if request.method != "POST":
        return _attribution_page(request, claim, AttributionForm(initial=NOTHING_YET))
    form = AttributionForm(request.POST)
    if not form.is_valid():
        return _attribution_page(request, claim, form, status=422)
    article = form.cleaned_data["article"]
    snapshot = latest_snapshot(article) if article else None
    try:
        services.record_saying(
            by=request.user,
            claim=claim,
            statement=form.statement(article),
            saying=form.saying(form.selectors(snapshot.text if snapshot else "")),
            article=article,
            snapshot=snapshot,
        )
    except Refused as refusal:
        refuse(form, refusal)
        return _attribution_page(request, claim, form, status=422)
    return _back_to_claim(request, claim, "The attribution is recorded.")


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_attribution(request: EditorRequest, claim_id: str, attribution_id: str) -> HttpResponse:
    """Change an attribution that readers have not seen, and what is known of its statement."""
    claim = get_claim(claim_id)
    attribution = get_attribution(claim, attribution_id)
    saved = AttributionForm(initial=initial_of(attribution))
    saved.fields["article"].disabled = True
    if request.method != "POST":
        return _attribution_page(request, claim, saved, attribution)
    form = AttributionForm(stale.chosen(request.POST, saved), initial=saved.initial)
    form.fields["article"].disabled = True
    if not form.is_valid():
        return _attribution_page(request, claim, form, attribution, status=422)
    try:
        services.mend_saying(
            by=request.user,
            attribution=attribution,
            version=form.cleaned_data["version"] or 0,
            statement=form.mended_statement(attribution),
            saying=form.saying(form.selectors_of(attribution)),
        )
    except Stale:
        return _stale(request, claim, attribution_id, form)
    except Refused as refusal:
        refuse(form, refusal)
        return _attribution_page(request, claim, form, attribution, status=422)
    return _back_to_claim(request, claim, "The attribution is mended.")


@require_POST
@editor_required
def remove_attribution(request: EditorRequest, claim_id: str, attribution_id: str) -> HttpResponse:
    """Remove an attribution that readers have not seen."""
    claim = get_claim(claim_id)
    services.remove_attribution(by=request.user, attribution=get_attribution(claim, attribution_id))
    return _back_to_claim(request, claim, "The attribution is removed; the log keeps it.")


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def strike_attribution(request: EditorRequest, claim_id: str, attribution_id: str) -> HttpResponse:
    """Strike a published misattribution with a reason that readers see."""
    claim = get_claim(claim_id)
    attribution = get_attribution(claim, attribution_id)
    form = StrikeForm(request.POST or None, initial={"version": attribution.version})
    if request.method == "POST" and form.is_valid():
        try:
            services.strike_attribution(by=request.user, attribution=attribution, **form.cleaned_data)
        except Stale:
            return _strike_page(
                request, claim, attribution_id, form, "Somebody else has changed it meanwhile: look again."
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            return _back_to_claim(request, claim, "The attribution is struck.")
    return _strike_page(request, claim, attribution_id, form)


def _attribution_page(
    request: EditorRequest,
    claim: Claim,
    form: AttributionForm,
    attribution: Attribution | None = None,
    status: int = 200,
) -> HttpResponse:
    speaker = form["speaker"].value()
    statements = statements_to_choose(
        attribution.article if attribution else form.found_article(),
        speaker.public_id if speaker else "",
        str(form["which"].value() or ""),
    )
    form.offer_earlier([(one.public_id, f"{one.who}, {one.said}") for one in statements if one.near])
    context = {
        "claim": claim,
        "form": form,
        "statements": statements,
        "address": request.get_full_path(),
        "title": "Mend the attribution" if attribution else "One more attribution",
        "save": "Save attribution" if attribution else "Add attribution",
    }
    return page(request, "desk/attribution-form.html", context, "attribution-form", status=status)


def _stale(request: EditorRequest, claim: Claim, attribution_id: str, form: AttributionForm) -> HttpResponse:
    """Both versions; saving again decides knowingly about the statement too."""
    theirs = get_attribution(claim, attribution_id)
    typed = cast(QueryDict, form.data).copy()
    typed["statement_version"] = str(theirs.statement.version)
    form.data = typed
    return stale.both_versions(
        request,
        form=form,
        saved=AttributionForm(initial=initial_of(theirs)),
        record=theirs,
        kind="attribution",
        back=_address(claim),
    )


def _strike_page(
    request: EditorRequest, claim: Claim, attribution_id: str, form: StrikeForm, changed: str = ""
) -> HttpResponse:
    attribution = get_attribution(claim, attribution_id)
    if changed:
        form.add_error(None, changed)
        form.data = {**form.data, "version": attribution.version, "reason": form.data.get("reason", "")}
    context = {"claim": claim, "attribution": attribution, "form": form}
    status = 409 if changed else 422 if form.errors else 200
    return page(request, "desk/strike-attribution.html", context, "strike", status=status)


def _back_to_claim(request: EditorRequest, claim: Claim, said: str) -> HttpResponse:
    if request.htmx and request.htmx.target == "attributions":
        context = workbench_context(request, claim)
        return done(request, WORKBENCH, context, "attributions", "head", "history", said=said, address=_address(claim))
    return done(request, "", {}, said=said, address=_address(claim))


def _address(claim: Claim) -> str:
    return f"{reverse('desk:claim', args=[claim.public_id])}#attributions"
