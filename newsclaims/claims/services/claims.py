from collections.abc import Mapping, Sequence

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.claims import rules
from newsclaims.claims.models import Claim, Question
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.events.models import Event
from newsclaims.history.recording import recorded
from newsclaims.vocabulary import clocks, quantities
from newsclaims.vocabulary.kinds import ClaimKind
from newsclaims.vocabulary.statuses import Stage

Quantity = Mapping[str, object]


@recorded
def add_claim(
    *,
    by: Editor,
    text: str,
    kind: str = ClaimKind.FACT,
    language: str = "en",
    quantity: Quantity | None = None,
    happened: str = "",
    happened_words: str = "",
    about: Sequence[Actor] = (),
    events: Sequence[Event] = (),
    questions: Sequence[Question] = (),
    tags: Sequence[str] = (),
    succeeds: Claim | None = None,
    brought: Brought | None = None,
) -> Claim:
    """Record a claim as a draft and return it; `quantity` as in newsclaims-jsonl, `happened` in EDTF.

    Raises Forbidden, or Refused without a wording or with a quantity or date that cannot be.
    """
    permissions.check_can_edit(by)
    claim = Claim.objects.create(
        text=_wording(text),
        kind=kind,
        language=language,
        quantity=_quantity(quantity),
        tags=list(tags),
        succeeds=succeeds,
        editor=by,
        **clocks.columns("happened", happened, happened_words),
        **columns_of(brought),
    )
    claim.about.set(about)
    claim.events.set(events)
    claim.questions.set(questions)
    return claim


@recorded
def mend_claim(
    *,
    by: Editor,
    claim: Claim,
    version: int,
    text: str,
    kind: str,
    language: str,
    quantity: Quantity | None,
    happened: str,
    happened_words: str,
    about: Sequence[Actor],
    events: Sequence[Event],
    questions: Sequence[Question],
    tags: Sequence[str],
) -> Claim:
    """Change a claim's own words and relations and return it. Raises Forbidden, Stale, Refused."""
    permissions.check_can_edit(by)
    claim.change(
        version,
        text=_wording(text),
        kind=kind,
        language=language,
        quantity=_quantity(quantity),
        tags=list(tags),
        **clocks.columns("happened", happened, happened_words),
    )
    claim.about.set(about)
    claim.events.set(events)
    claim.questions.set(questions)
    return claim


@recorded
def send_to_review(*, by: Editor, claim: Claim, version: int) -> Claim:
    """Take a draft out of draft. Raises Forbidden, Stale, Refused when nobody is recorded as saying it."""
    permissions.check_can_edit(by)
    rules.check_can_leave_draft(claim)
    return claim.change(version, stage=Stage.IN_REVIEW)


@recorded
def send_back(*, by: Editor, claim: Claim, version: int) -> Claim:
    """Make a claim in review a draft again. Raises Forbidden, Stale, Refused for a claim that is public."""
    permissions.check_can_edit(by)
    rules.check_can_go_back(claim)
    return claim.change(version, stage=Stage.DRAFT)


@recorded
def mark_published(*, by: Editor, claim: Claim) -> Claim:
    """Note that readers see the claim. Only the publication room calls this. Raises Refused without an attribution."""
    if claim.stage == Stage.PUBLISHED:
        return claim
    rules.check_is_attributed(claim)
    return claim.change(claim.version, stage=Stage.PUBLISHED)


@recorded
def retire(*, by: Editor, claim: Claim) -> Claim:
    """Note that a claim is no longer worked on. Only the publication room calls this, when it withdraws."""
    return claim.change(claim.version, stage=Stage.RETIRED)


def _wording(text: str) -> str:
    if not text.strip():
        raise Refused("Give the wording of the claim, without its speaker.", "text")
    return text.strip()


def _quantity(quantity: Quantity | None) -> dict[str, str | int | float] | None:
    if not quantity:
        return None
    try:
        return quantities.to_document(quantities.from_document(quantity))
    except quantities.InvalidQuantity as error:
        raise Refused(str(error), "quantity") from error
