"""What a report prints somebody as saying, recorded in one act: claim, statement and what joins them."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsclaims.accounts.models import Editor
from newsclaims.actors import services as actors
from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.claims.models import Attribution, Claim, Question, Statement
from newsclaims.claims.services.attributions import Saying, add_attribution, mend_attribution
from newsclaims.claims.services.claims import Quantity, add_claim
from newsclaims.claims.services.statements import add_statement, mend_statement
from newsclaims.core.errors import Refused
from newsclaims.events import services as events
from newsclaims.events.models import Event
from newsclaims.history.recording import recorded
from newsclaims.vocabulary.kinds import ActorKind, ClaimKind, Heard, Voice


@dataclass(frozen=True, slots=True)
class NewClaim:
    """A claim that is not in the record yet; the fields are those of `add_claim`."""

    text: str
    kind: str = ClaimKind.FACT
    language: str = "en"
    quantity: Quantity | None = None
    happened: str = ""
    happened_words: str = ""
    about: Sequence[Actor] = ()
    events: Sequence[Event] = ()
    questions: Sequence[Question] = ()


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """Somebody who is not in the record yet."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What is known of an act of speaking, its speaker apart; `said` in EDTF."""

    said: str = ""
    said_words: str = ""
    venue: str = ""
    language: str = ""
    heard: str = Heard.REPORTED
    revises: Statement | None = None


@dataclass(frozen=True, slots=True)
class NewStatement:
    """An act of speaking that is not in the record yet; the speaker may be new too."""

    voice: str
    speaker: Actor | NewSpeaker | None = None
    outlet: Outlet | None = None
    occasion: Occasion = Occasion()


@dataclass(frozen=True, slots=True)
class MendedStatement:
    """A statement that is in the record, with what is now known of its occasion; `version` is what the editor saw."""

    statement: Statement
    version: int
    occasion: Occasion


@recorded
def record_saying(
    *,
    by: Editor,
    claim: Claim | NewClaim,
    statement: Statement | NewStatement,
    saying: Saying,
    article: Article | None = None,
    snapshot: Snapshot | None = None,
) -> Attribution:
    """Record that a report prints a statement of a claim, making whichever of claim, statement and speaker is new.

    The report is noted as reporting the claim's events. Raises Forbidden, or Refused naming the field that does not do.
    """
    spoken = _statement(by, statement)
    claimed = _claim(by, claim)
    attribution = add_attribution(
        by=by, claim=claimed, statement=spoken, saying=saying, article=article, snapshot=snapshot
    )
    if article:
        for event in claimed.events.all():
            events.report_event(by=by, event=event, article=article)
    return attribution


@recorded
def mend_saying(
    *,
    by: Editor,
    attribution: Attribution,
    version: int,
    statement: Statement | NewStatement | MendedStatement,
    saying: Saying,
) -> Attribution:
    """Change an attribution that readers have not seen, and what is known of its statement; return it.

    Raises Forbidden, Stale for either of the two, or Refused naming the field that does not do.
    """
    spoken = _statement(by, statement)
    return mend_attribution(by=by, attribution=attribution, version=version, statement=spoken, saying=saying)


def _claim(by: Editor, claim: Claim | NewClaim) -> Claim:
    if isinstance(claim, Claim):
        return claim
    return add_claim(
        by=by,
        text=claim.text,
        kind=claim.kind,
        language=claim.language,
        quantity=claim.quantity,
        happened=claim.happened,
        happened_words=claim.happened_words,
        about=claim.about,
        events=claim.events,
        questions=claim.questions,
    )


def _statement(by: Editor, statement: Statement | NewStatement | MendedStatement) -> Statement:
    if isinstance(statement, Statement):
        return statement
    if isinstance(statement, MendedStatement):
        return _mended(by, statement)
    return add_statement(
        by=by,
        voice=statement.voice,
        actor=_speaker(by, statement),
        outlet=statement.outlet,
        said=statement.occasion.said,
        said_words=statement.occasion.said_words,
        venue=statement.occasion.venue,
        language=statement.occasion.language,
        heard=statement.occasion.heard,
        revises=statement.occasion.revises,
    )


def _mended(by: Editor, mended: MendedStatement) -> Statement:
    known, occasion = mended.statement, mended.occasion
    if _occasion_of(known) == occasion and known.version == mended.version:
        return known
    return mend_statement(
        by=by,
        statement=known,
        version=mended.version,
        said=occasion.said,
        said_words=occasion.said_words,
        venue=occasion.venue,
        language=occasion.language,
        original=known.original,
        heard=occasion.heard,
        revises=occasion.revises,
    )


def _occasion_of(statement: Statement) -> Occasion:
    return Occasion(
        said=statement.said,
        said_words=statement.said_words,
        venue=statement.venue,
        language=statement.language,
        heard=statement.heard,
        revises=statement.revises,
    )


def _speaker(by: Editor, statement: NewStatement) -> Actor | None:
    speaker = statement.speaker
    if speaker is None and Voice(statement.voice).has_actor:
        raise Refused("Say who speaks.", "speaker")
    if not isinstance(speaker, NewSpeaker):
        return speaker
    if speaker.kind not in ActorKind.values:
        raise Refused(f"“{speaker.name}” is not in the record yet: choose what kind of actor it is.", "speaker_kind")
    return actors.add_actor(by=by, kind=speaker.kind, name=speaker.name)
