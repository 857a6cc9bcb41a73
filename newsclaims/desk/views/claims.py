from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsclaims.claims import services
from newsclaims.claims.models import Claim
from newsclaims.claims.queries import get_claim
from newsclaims.core.errors import Refused, Stale
from newsclaims.desk import stale
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.claims import ClaimForm
from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.desk.forms.refusing import refuse
from newsclaims.desk.forms.verification import AssessmentForm, SecondReadingForm
from newsclaims.desk.queries.workbench import workbench
from newsclaims.desk.responses import Context, done, page
from newsclaims.vocabulary.grades import Confidence
from newsclaims.vocabulary.statuses import Status

TEMPLATE = "desk/claim.html"


def address_of(claim: Claim) -> str:
    return reverse("desk:claim", args=[claim.public_id])


def workbench_context(request: EditorRequest, claim: Claim, **shown: object) -> Context:
    """The page of a claim with its forms as they are opened; `shown` adds to it or stands for a part of it."""
    bench = workbench(claim, request.user)
    form = shown.get("assessment_form") or AssessmentForm(initial=AssessmentForm.showing(bench))
    assert isinstance(form, AssessmentForm)
    return {
        "bench": bench,
        "version": claim.version,
        "statuses": Status,
        "confidences": Confidence,
        "assessment_form": form,
        "rests_on": form["relies_on"].value() or [],
        "second_form": SecondReadingForm(),
        **shown,
    }


@require_safe
@editor_required
def claim(request: EditorRequest, claim_id: str) -> HttpResponse:
    """The workbench of a claim; a swap asks for it to close what was opened in it."""
    context = workbench_context(request, get_claim(claim_id))
    parts = {"claim-form", "evidence", "publish"} & {request.htmx.target or ""}
    return page(request, TEMPLATE, context, *parts)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def add_claim(request: EditorRequest) -> HttpResponse:
    """The form for a claim that no article of the record carries yet; a POST records it and opens its workbench."""
    form = ClaimForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            added = services.add_claim(by=request.user, **form.values())
        except Refused as refusal:
            refuse(form, refusal)
        else:
            said = "Recorded as a draft. Add who said it."
            return done(request, TEMPLATE, {}, said=said, address=address_of(added))
    return page(request, "desk/add-claim.html", {"form": form}, "add", status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_claim(request: EditorRequest, claim_id: str) -> HttpResponse:
    """The form for a claim's own words, opened in place; a POST saves them, or shows both versions."""
    found = get_claim(claim_id)
    saved = ClaimForm(initial=ClaimForm.of(found))
    if request.method != "POST":
        return page(request, TEMPLATE, workbench_context(request, found, claim_form=saved), "claim-form")
    form = ClaimForm(stale.chosen(request.POST, saved))
    if form.is_valid():
        try:
            services.mend_claim(by=request.user, claim=found, version=form.opened_at, **form.values())
        except Refused as refusal:
            refuse(form, refusal)
        except Stale:
            return _both_versions(request, found, form, saved)
        else:
            context = workbench_context(request, found, focus="edit")
            parts = ("claim-form", "head", "versions", "history")
            return done(request, TEMPLATE, context, *parts, said="The claim is saved.", address=address_of(found))
    context = workbench_context(request, found, claim_form=form, version=form.opened_at)
    return page(request, TEMPLATE, context, "claim-form", status=422)


@require_POST
@editor_required
def send_to_review(request: EditorRequest, claim_id: str) -> HttpResponse:
    """Take a draft out of draft."""
    found = get_claim(claim_id)
    services.send_to_review(by=request.user, claim=found, version=_version(request))
    return _moved(request, found, said="The claim is in review.")


@require_POST
@editor_required
def send_back(request: EditorRequest, claim_id: str) -> HttpResponse:
    """Make a claim in review a draft again."""
    found = get_claim(claim_id)
    services.send_back(by=request.user, claim=found, version=_version(request))
    return _moved(request, found, said="The claim is a draft again.")


def _moved(request: EditorRequest, claim: Claim, said: str) -> HttpResponse:
    context = workbench_context(request, claim)
    parts = ("head", "versions", "publish-offer", "history")
    return done(request, TEMPLATE, context, *parts, said=said, address=address_of(claim))


def _both_versions(request: EditorRequest, claim: Claim, form: ClaimForm, saved: ClaimForm) -> HttpResponse:
    response = stale.both_versions(request, form=form, saved=saved, record=claim, kind="claim", back=address_of(claim))
    # The comparison stands in the place of the form, which stays to be found again.
    response["HX-Retarget"], response["HX-Reswap"] = "#claim-form", "innerHTML"
    return response


def _version(request: EditorRequest) -> int:
    form = RecordForm(request.POST)
    return form.opened_at if form.is_valid() else 0
