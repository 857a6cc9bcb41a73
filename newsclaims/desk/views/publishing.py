from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from newsclaims.claims.models import Claim
from newsclaims.claims.queries import get_claim
from newsclaims.core.errors import Refused, Stale
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.publishing import PublishForm, WithdrawForm
from newsclaims.desk.forms.refusing import refuse
from newsclaims.desk.responses import Context, done, page
from newsclaims.desk.views.claims import TEMPLATE, address_of, workbench_context
from newsclaims.publication import services
from newsclaims.publication.models import Publication
from newsclaims.vocabulary.statuses import Status

CHANGED_PARTS = ("publish", "versions", "head", "attributions", "publish-offer", "history")


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def publish(request: EditorRequest, claim_id: str) -> HttpResponse:
    """What readers will see, and what goes out with it; a POST publishes it."""
    claim = get_claim(claim_id)
    if request.method != "POST":
        return page(request, TEMPLATE, _preview(request, claim), "publish")
    form = PublishForm(request.POST)
    if form.is_valid():
        try:
            publication = services.publish(by=request.user, claim=claim, version=form.opened_at, **form.values())
        except Refused as refusal:
            refuse(form, refusal)
        except Stale as refusal:
            claim.refresh_from_db()
            form.add_error(None, f"{refusal.sentence} This is what readers will see now: look at it, then publish.")
            return page(request, TEMPLATE, _preview(request, claim, publish_form=form), "publish", status=409)
        else:
            return _public(request, claim, publication, f"Revision {publication.revision} is public.")
    return page(request, TEMPLATE, _preview(request, claim, publish_form=form), "publish", status=422)


@require_POST
@editor_required
def withdraw(request: EditorRequest, claim_id: str) -> HttpResponse:
    """Take a claim down, with a reason that readers see."""
    claim = get_claim(claim_id)
    form = WithdrawForm(request.POST)
    if form.is_valid():
        try:
            publication = services.withdraw(
                by=request.user, claim=claim, version=form.opened_at, reason=form.cleaned_data["reason"]
            )
        except Refused as refusal:
            refuse(form, refusal)
        except Stale as refusal:
            claim.refresh_from_db()
            form.add_error(None, f"{refusal.sentence} Look at it, then withdraw it.")
            return page(request, TEMPLATE, _preview(request, claim, withdraw_form=form), "publish", status=409)
        else:
            return _public(request, claim, publication, "The claim is withdrawn.")
    return page(request, TEMPLATE, _preview(request, claim, withdraw_form=form), "publish", status=422)


def _preview(request: EditorRequest, claim: Claim, **shown: object) -> Context:
    preview = services.preview(by=request.user, claim=claim)
    forms = {"publish_form": PublishForm(initial={"change": preview.changes[0].value}), "withdraw_form": WithdrawForm()}
    status = Status(preview.document["status"])
    return workbench_context(request, claim, preview=preview, preview_status=status, **{**forms, **shown})


def _public(request: EditorRequest, claim: Claim, publication: Publication, said: str) -> HttpResponse:
    seen_at = reverse("timeline:claim", args=[claim.public_id])
    context = workbench_context(request, claim, published=said, seen_at=seen_at)
    return done(request, TEMPLATE, context, *CHANGED_PARTS, said=said, address=address_of(claim))
