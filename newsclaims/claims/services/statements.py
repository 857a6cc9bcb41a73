from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.articles.models import Outlet
from newsclaims.claims.models import Statement
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.sources.models import Source
from newsclaims.vocabulary import clocks
from newsclaims.vocabulary.kinds import Heard, Voice


@recorded
def add_statement(
    *,
    by: Editor,
    voice: str,
    actor: Actor | None = None,
    outlet: Outlet | None = None,
    said: str = "",
    said_words: str = "",
    venue: str = "",
    language: str = "",
    original: Source | None = None,
    heard: str = Heard.REPORTED,
    revises: Statement | None = None,
    brought: Brought | None = None,
) -> Statement:
    """Record one act of speaking and return it; `said` in EDTF.

    Raises Forbidden, or Refused when the voice lacks its speaker.
    """
    permissions.check_can_edit(by)
    _check_speaker(voice, actor, outlet)
    return Statement.objects.create(
        voice=voice,
        actor=actor,
        outlet=outlet,
        venue=venue,
        language=language,
        original=original,
        heard=heard,
        revises=revises,
        **clocks.columns("said", said, said_words),
        **columns_of(brought),
    )


@recorded
def mend_statement(
    *,
    by: Editor,
    statement: Statement,
    version: int,
    said: str,
    said_words: str,
    venue: str,
    language: str,
    original: Source | None,
    heard: str,
    revises: Statement | None,
) -> Statement:
    """Change what is known of a statement, never its speaker, and return it. Raises Forbidden, Stale, Refused."""
    permissions.check_can_edit(by)
    return statement.change(
        version,
        venue=venue,
        language=language,
        original=original,
        heard=heard,
        revises=revises,
        **clocks.columns("said", said, said_words),
    )


def _check_speaker(voice: str, actor: Actor | None, outlet: Outlet | None) -> None:
    if Voice(voice).has_actor and actor is None:
        raise Refused("Say who speaks.", "actor")
    if voice == Voice.OUTLET and outlet is None:
        raise Refused("Say which outlet speaks.", "outlet")
    if voice != Voice.OUTLET and outlet is not None:
        raise Refused("An outlet speaks only where the report itself does.", "outlet")
    if not Voice(voice).has_actor and actor is not None:
        raise Refused("Nobody is named here, so nobody can be recorded as the speaker.", "actor")
