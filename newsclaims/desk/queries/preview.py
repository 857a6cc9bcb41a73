"""What readers would see of a claim as a form has it now, before anything is saved."""

from collections.abc import Mapping
from typing import Any

from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article
from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.claims.queries import attributions
from newsclaims.publication.headings import Heading, heading_of
from newsclaims.vocabulary.kinds import Stance, Voice
from newsclaims.vocabulary.statuses import Status

NOBODY_YET = "…"


def heading_as_typed(typed: Mapping[str, Any], article: Article | None, claim: Claim | None = None) -> Heading:
    """The heading line that the form's values come to. At most four queries.

    `typed` holds wording, language, which, cue, stance and as_named as text, and speaker as words and public id.
    """
    saying = Attribution(
        statement=_statement(typed, article),
        stance=typed["stance"] if typed["stance"] in Stance.values else Stance.ASSERTS,
        cue=typed["cue"],
        as_named=typed["as_named"],
    )
    if claim is None:
        return heading_of(
            wording=typed["wording"], language=typed["language"], status=Status.UNREVIEWED, attributions=[saying]
        )
    return heading_of(
        wording=claim.text,
        language=claim.language,
        status=Status(claim.standing.status),
        attributions=[*attributions(claim), saying],
    )


def _statement(typed: Mapping[str, Any], article: Article | None) -> Statement:
    which, (words, public_id) = typed["which"], typed["speaker"]
    if which == Voice.OUTLET and article is not None:
        return Statement(voice=which, outlet=article.outlet)
    if which == Voice.UNNAMED:
        return Statement(voice=which, actor=Actor(name=typed["as_named"] or NOBODY_YET))
    if which == Voice.NAMED:
        known = Actor.objects.filter(public_id=public_id).first() if public_id else None
        return Statement(voice=which, actor=known or Actor(name=words or NOBODY_YET))
    known_statement = Statement.objects.select_related("actor", "outlet").filter(public_id=which).first()
    return known_statement or Statement(voice=Voice.UNATTRIBUTED)
