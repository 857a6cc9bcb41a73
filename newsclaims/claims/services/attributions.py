from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models.functions import Now

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.articles.anchors import Selector
from newsclaims.articles.models import Article, Snapshot
from newsclaims.claims import rules
from newsclaims.claims.models import Attribution, Claim, Relay, Statement
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.vocabulary.kinds import Part, Stance


@dataclass(frozen=True, slots=True)
class Saying:
    """How an article prints a statement.

    Stance, verb and hedge as printed, the speaker as named, the spans, through whom.
    """

    stance: str = Stance.ASSERTS
    cue: str = ""
    hedge: str = ""
    directness: str = ""
    as_named: str = ""
    part: str = Part.BODY
    selectors: Sequence[Selector] = ()
    through: Sequence[Actor] = ()

    def columns(self) -> dict[str, object]:
        return {
            "stance": self.stance,
            "cue": self.cue.strip(),
            "hedge": self.hedge.strip(),
            "directness": self.directness,
            "as_named": self.as_named.strip(),
            "part": self.part,
            "selectors": [
                selector.to_document() for selector in sorted(self.selectors, key=lambda selector: selector.start)
            ],
        }


@recorded
def add_attribution(
    *,
    by: Editor,
    claim: Claim,
    statement: Statement,
    saying: Saying,
    article: Article | None = None,
    snapshot: Snapshot | None = None,
    brought: Brought | None = None,
) -> Attribution:
    """Record what a statement does to a claim, as an article prints it, and return it.

    Raises Forbidden, or Refused when a span's words are not those of the snapshot.
    """
    permissions.check_can_edit(by)
    attribution = Attribution.objects.create(
        claim=claim,
        statement=statement,
        article=article,
        snapshot=snapshot,
        editor=by,
        **saying.columns(),
        **columns_of(brought),
    )
    _relay(attribution, saying.through)
    return attribution


@recorded
def mend_attribution(
    *, by: Editor, attribution: Attribution, version: int, statement: Statement, saying: Saying
) -> Attribution:
    """Change an attribution that readers have not seen, and return it. Raises Forbidden, Stale, Refused."""
    permissions.check_can_edit(by)
    attribution.change(version, statement=statement, **saying.columns())
    attribution.relays.all().delete()
    _relay(attribution, saying.through)
    return attribution


@recorded
def remove_attribution(*, by: Editor, attribution: Attribution) -> None:
    """Remove an attribution that readers have not seen; the log keeps it.

    Raises Forbidden, or Refused for a published one and for the last one of a claim beyond draft.
    """
    permissions.check_can_edit(by)
    attribution.relays.all().delete()
    attribution.delete()


@recorded
def strike_attribution(
    *, by: Editor, attribution: Attribution, version: int, reason: str, at: datetime | None = None
) -> Attribution:
    """Strike a published misattribution and return it: it stays, with the reason. Raises Forbidden, Stale, Refused."""
    permissions.check_can_edit(by)
    if not reason.strip():
        raise Refused("Say why it is struck: readers see the reason.", "reason")
    rules.check_can_strike(attribution)
    return attribution.change(version, struck_at=at or Now(), struck_by=by, struck_reason=reason.strip())


def _relay(attribution: Attribution, through: Sequence[Actor]) -> None:
    Relay.objects.bulk_create(
        Relay(attribution=attribution, position=position, actor=actor)
        for position, actor in enumerate(through, start=1)
    )
