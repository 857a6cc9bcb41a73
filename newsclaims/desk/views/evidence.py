from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from newsclaims.claims.models import Claim
from newsclaims.claims.queries import get_claim
from newsclaims.core.errors import Refused, Stale
from newsclaims.desk import stale
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.evidence import DIGITS, LETTERS, STANCES, EvidenceForm, LinkEvidenceForm
from newsclaims.desk.forms.refusing import as_typed, refuse
from newsclaims.desk.responses import Context, done, page
from newsclaims.desk.views.claims import TEMPLATE, address_of, workbench_context
from newsclaims.verification import services
from newsclaims.verification.models import Evidence
from newsclaims.verification.queries import get_evidence, newest_of
from newsclaims.vocabulary.kinds import EvidenceStance, Sensitivity, Visibility

CHANGED_PARTS = ("evidence", "head", "rests-on", "history")


def _context(request: EditorRequest, claim: Claim, **shown: object) -> Context:
    """The workbench with what the form for evidence offers; what is ticked in the other form stays ticked."""
    if request.htmx:
        shown = {"rests_on": (request.POST or request.GET).getlist("relies_on"), **shown}
    choices = {
        "letters": LETTERS,
        "digits": DIGITS,
        "stances": STANCES,
        "visibilities": Visibility,
        "sensitivities": Sensitivity,
    }
    return workbench_context(request, claim, **choices, **shown)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def link_evidence(request: EditorRequest, claim_id: str) -> HttpResponse:
    """The form that links a source, opened in place with what was typed so far; a POST links it, a new one too."""
    claim = get_claim(claim_id)
    if request.method != "POST":
        return page(request, TEMPLATE, _context(request, claim, evidence_form=_opened(request)), "evidence")
    form = LinkEvidenceForm(request.POST)
    if form.is_valid():
        try:
            piece = services.link_evidence(by=request.user, claim=claim, **form.values())
        except Refused as refusal:
            refuse(form, refusal)
        else:
            said = f"Linked {piece.source}, {EvidenceStance(piece.stance).label.lower()}."
            context = _context(request, claim, changed=piece.public_id)
            return done(request, TEMPLATE, context, *CHANGED_PARTS, said=said, address=_place(claim))
    return page(request, TEMPLATE, _context(request, claim, evidence_form=form), "evidence", status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_evidence(request: EditorRequest, claim_id: str, evidence_id: str) -> HttpResponse:
    """The form that mends a piece, opened in place; a POST changes it, or replaces one that a judgement relies on."""
    claim = get_claim(claim_id)
    piece = get_evidence(claim, evidence_id)
    saved = EvidenceForm(initial=EvidenceForm.of(piece))
    if request.method != "POST":
        return page(request, TEMPLATE, _mending(request, claim, saved, piece, piece.version), "evidence")
    form = EvidenceForm(stale.chosen(request.POST, saved))
    if form.is_valid():
        try:
            mended = services.mend_evidence(by=request.user, evidence=piece, version=form.opened_at, **form.values())
        except Refused as refusal:
            refuse(form, refusal)
        except Stale:
            return _moved_on(request, claim, piece, form)
        else:
            return _mended(request, claim, piece, mended)
    return page(request, TEMPLATE, _mending(request, claim, form, piece, form.opened_at), "evidence", status=422)


@require_POST
@editor_required
def unlink_evidence(request: EditorRequest, claim_id: str, evidence_id: str) -> HttpResponse:
    """Remove a piece that no judgement relies on."""
    claim = get_claim(claim_id)
    piece = get_evidence(claim, evidence_id)
    try:
        services.unlink_evidence(by=request.user, evidence=piece)
    except Refused as refusal:
        return page(request, TEMPLATE, _context(request, claim, not_unlinked=refusal.sentence), "evidence", status=422)
    said = f"Unlinked {piece.source}."
    return done(request, TEMPLATE, _context(request, claim), *CHANGED_PARTS, said=said, address=_place(claim))


def _mending(request: EditorRequest, claim: Claim, form: EvidenceForm, piece: Evidence, version: int) -> Context:
    return _context(request, claim, evidence_form=form, mended=piece, evidence_version=version)


def _mended(request: EditorRequest, claim: Claim, before: Evidence, after: Evidence) -> HttpResponse:
    replaced = before.public_id != after.public_id
    said = "Replaced by a new piece: a judgement relies on the old one." if replaced else "The evidence is saved."
    ticked = [after.public_id if one == before.public_id else one for one in request.POST.getlist("relies_on")]
    shown = {"rests_on": ticked} if request.htmx else {}
    context = _context(request, claim, changed=after.public_id, **shown)
    return done(request, TEMPLATE, context, *CHANGED_PARTS, said=said, address=_place(claim))


def _moved_on(request: EditorRequest, claim: Claim, piece: Evidence, form: EvidenceForm) -> HttpResponse:
    """Both versions; what is typed about a piece that was replaced since goes to the piece that stands for it."""
    newest = newest_of(piece)
    if newest == piece:
        saved = EvidenceForm(initial=EvidenceForm.of(piece))
        response = stale.both_versions(
            request, form=form, saved=saved, record=piece, kind="evidence", back=address_of(claim)
        )
        response["HX-Retarget"], response["HX-Reswap"] = "#evidence-form", "innerHTML"
        return response
    form.add_error(None, f"{newest.editor} has replaced this piece since you opened it. Saving again replaces theirs.")
    return page(request, TEMPLATE, _mending(request, claim, form, newest, newest.version), "evidence", status=409)


def _opened(request: EditorRequest) -> LinkEvidenceForm:
    """With what was typed so far; a source that has just been chosen proposes its usual letter."""
    if "source" not in request.GET:
        return LinkEvidenceForm()
    form = as_typed(LinkEvidenceForm, request.GET)
    form.initial = {name: typed for name, typed in form.initial.items() if typed}
    source = form.known_source
    if source is not None:
        form.initial["reliability"] = source.reliability
    return form


def _place(claim: Claim) -> str:
    return f"{address_of(claim)}#evidence"
