from django.http import HttpResponse
from django.views.decorators.http import require_POST

from newsclaims.claims.models import Claim
from newsclaims.claims.queries import get_claim
from newsclaims.core.errors import Refused, Stale
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.refusing import refuse
from newsclaims.desk.forms.verification import AssessmentForm, SecondReadingForm
from newsclaims.desk.responses import done, page
from newsclaims.desk.views.claims import TEMPLATE, address_of, workbench_context
from newsclaims.history.queries import last_change
from newsclaims.verification import services
from newsclaims.verification.queries import evidence, get_assessment
from newsclaims.vocabulary.statuses import Status


@require_POST
@editor_required
def assess(request: EditorRequest, claim_id: str) -> HttpResponse:
    """Record a judgement: a status, why, and what it rests on."""
    claim = get_claim(claim_id)
    form = AssessmentForm(request.POST, pieces=list(evidence(claim)))
    if form.is_valid():
        try:
            assessment = services.assess(by=request.user, claim=claim, version=form.opened_at, **form.values())
        except Refused as refusal:
            refuse(form, refusal)
        except Stale:
            return _both_judgements(request, claim, form)
        else:
            said = f"Status is now “{Status(assessment.status).label}”."
            parts = ("status", "versions", "head", "history")
            context = workbench_context(request, claim)
            return done(request, TEMPLATE, context, *parts, said=said, address=address_of(claim))
    context = workbench_context(request, claim, assessment_form=form, version=form["version"].value() or 0)
    return page(request, TEMPLATE, context, "status", status=422)


@require_POST
@editor_required
def read_second(request: EditorRequest, claim_id: str, assessment_id: str) -> HttpResponse:
    """Record another editor's answer to a judgement."""
    claim = get_claim(claim_id)
    assessment = get_assessment(claim, assessment_id)
    form = SecondReadingForm(request.POST)
    form.full_clean()
    try:
        reading = services.read_second(
            by=request.user,
            assessment=assessment,
            status=form.cleaned_data.get("status", ""),
            note=form.cleaned_data.get("note", ""),
        )
    except Refused as refusal:
        refuse(form, refusal)
        context = workbench_context(request, claim, second_form=form)
        return page(request, TEMPLATE, context, "second-reading", status=422)
    agrees = reading.status == assessment.status
    theirs, ours = Status(assessment.status).label, Status(reading.status).label
    said = f"You agree: {ours}." if agrees else f"You differ: {theirs} by {assessment.editor}, {ours} by you."
    context = workbench_context(request, claim)
    parts = ("second-reading", "publish-offer", "history")
    return done(request, TEMPLATE, context, *parts, said=said, address=address_of(claim))


def _both_judgements(request: EditorRequest, claim: Claim, form: AssessmentForm) -> HttpResponse:
    """What is saved now beside what was typed; the form takes on their version, so that saving again decides."""
    context = workbench_context(
        request,
        claim,
        assessment_form=form,
        theirs=last_change("claim", claim.pk),
        typed_status=Status(form.cleaned_data["status"]),
    )
    return page(request, TEMPLATE, context, "status", "versions", "head", "history", status=409)
