"""A claim at the desk: how it stands, who said it, what speaks for and against it, who decided what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count
from django.utils import timezone

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.claims import rules as claim_rules
from newsclaims.claims.models import Claim, Question
from newsclaims.claims.queries import attributions
from newsclaims.desk.queries.claim_history import Entry, entries
from newsclaims.desk.queries.sayings import Saying, count_reports, sayings
from newsclaims.publication import rules as publication_rules
from newsclaims.publication import services as publication
from newsclaims.publication.headings import heading_of
from newsclaims.publication.models import Publication
from newsclaims.publication.queries import publications_of
from newsclaims.sources.models import Source
from newsclaims.sources.roots import UNKNOWN_ORIGIN, roots_of
from newsclaims.verification import queries as verification
from newsclaims.verification import rules as verification_rules
from newsclaims.verification.models import Assessment, Evidence, SecondReading, Standing
from newsclaims.verification.queries import Weight
from newsclaims.vocabulary import dates, quantities
from newsclaims.vocabulary.grades import Confidence, Credibility, Reliability
from newsclaims.vocabulary.kinds import Change, EvidenceStance, Sensitivity, SubjectKind, Visibility
from newsclaims.vocabulary.statuses import Stage, Status

ICON_BY_STANCE = {EvidenceStance.SUPPORTS: "plus", EvidenceStance.REFUTES: "minus", EvidenceStance.CONTEXT: "equals"}


@dataclass(frozen=True, slots=True)
class Named:
    """Another record that the claim names; `others` are further claims that answer the same question."""

    public_id: str
    name: str
    others: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of evidence, graded for this use; `usual` is the source's own letter where it differs.

    `number` counts the current pieces from 1 and is 0 for one that `superseded_by` (a number) stands for now.
    """

    public_id: str
    number: int
    stance: EvidenceStance
    icon: str
    source_id: str
    title: str
    shows: str
    locator: str
    note: str
    primary: bool
    reliability: Reliability
    credibility: Credibility
    usual: str
    visibility: Visibility
    readers_see: str
    root: str
    cited: bool
    superseded_by: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A second reading of the latest judgement."""

    editor_name: str
    status: Status
    agrees: bool
    note: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """The latest assessment. `relies_on` are the public ids of the pieces that stand for those it was made on."""

    public_id: str
    status: Status
    rationale: str
    confidence: str
    relies_on: tuple[str, ...]
    editor_name: str
    at: datetime
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Workbench:
    """All that the page of a claim shows; `actions` are the acts open to the editor who looks at it."""

    public_id: str
    version: int
    wording: str
    language: str
    status: Status
    stage: Stage
    kind: str
    quantity: str
    happened: str
    tags: tuple[str, ...]
    recheck_on: date | None
    heading: dict[str, Any]
    about: tuple[Named, ...]
    events: tuple[Named, ...]
    questions: tuple[Named, ...]
    revision: int
    withdrawn: bool
    unpublished: bool
    sayings: tuple[Saying, ...]
    reports: int
    denied_by: tuple[str, ...]
    pieces: tuple[Piece, ...]
    weights: tuple[Weight, ...]
    judgement: Judgement | None
    needs_second_reading: bool
    history: tuple[Entry, ...]
    actions: frozenset[str]

    @property
    def current_pieces(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.number)


def workbench(claim: Claim, editor: Editor) -> Workbench:
    """The page of `claim` as `editor` sees it. At most 45 queries, whatever hangs on the claim (tests count them)."""
    said = list(attributions(claim))
    pieces = _all_pieces(claim)
    assessments = list(verification.assessments(claim))
    readings = list(verification.second_readings(claim))
    publications = list(publications_of(SubjectKind.CLAIM, claim.public_id).defer("document"))
    standing = Standing.objects.get(claim=claim)
    status = Status(standing.status)
    last = publications[-1] if publications else None
    shown_sayings = sayings(said, last.recorded_at if last else None)
    shown_pieces = _pieces(pieces, assessments)
    return Workbench(
        public_id=claim.public_id,
        version=claim.version,
        wording=claim.text,
        language=claim.language,
        status=status,
        stage=Stage(claim.stage),
        kind=claim.get_kind_display().lower(),
        quantity=quantities.in_words(quantities.from_document(claim.quantity)) if claim.quantity else "",
        happened=dates.in_words(claim.happened, claim.happened_words) if claim.happened else "",
        tags=tuple(claim.tags),
        recheck_on=standing.recheck_on,
        heading=heading_of(wording=claim.text, language=claim.language, status=status, attributions=said),
        about=_named(claim.about.order_by("name", "pk")),
        events=_named(claim.events.order_by("happened_lower", "pk")),
        questions=_questions(claim),
        revision=last.revision if last else 0,
        withdrawn=bool(last and last.change == Change.WITHDRAWAL),
        unpublished=publication.differs_from_public(claim),
        sayings=shown_sayings,
        reports=count_reports(shown_sayings),
        denied_by=tuple(dict.fromkeys(saying.speaker for saying in shown_sayings if saying.denies)),
        pieces=shown_pieces,
        weights=tuple(verification.weigh([piece for piece in pieces if piece.pk not in _successors(pieces)])),
        judgement=_judgement(assessments, readings, pieces),
        needs_second_reading=publication_rules.needs_second_reading(claim),
        history=entries(claim, said, pieces, assessments, readings, publications),
        actions=_actions(claim, editor, assessments, last),
    )


def _all_pieces(claim: Claim) -> list[Evidence]:
    """Superseded ones too: a judgement may rest on them."""
    rows = Evidence.objects.filter(claim=claim).select_related("source")
    return list(rows.order_by("recorded_at", "pk"))


def _pieces(pieces: Sequence[Evidence], assessments: Sequence[Assessment]) -> tuple[Piece, ...]:
    root_by_source = _roots(pieces)
    cited = {public_id for assessment in assessments for public_id in assessment.relies_on}
    successors = _successors(pieces)
    current = [piece for piece in pieces if piece.pk not in successors]
    number_by_key = {piece.pk: number for number, piece in enumerate(current, start=1)}
    return tuple(
        _piece(
            piece,
            number=number_by_key.get(piece.pk, 0),
            root=root_by_source.get(piece.source_id, ""),
            cited=piece.public_id in cited,
            superseded_by=0 if piece.pk in number_by_key else number_by_key[_newest(piece, successors).pk],
        )
        for piece in pieces
    )


def _piece(piece: Evidence, *, number: int, root: str, cited: bool, superseded_by: int) -> Piece:
    source = piece.source
    return Piece(
        public_id=piece.public_id,
        number=number,
        stance=EvidenceStance(piece.stance),
        icon=ICON_BY_STANCE[EvidenceStance(piece.stance)],
        source_id=source.public_id,
        title=source.title,
        shows=piece.excerpt,
        locator=piece.locator,
        note=piece.note,
        primary=piece.primary,
        reliability=Reliability(piece.reliability),
        credibility=Credibility(piece.credibility),
        usual=source.reliability if source.reliability != piece.reliability else "",
        visibility=Visibility(source.visibility),
        readers_see=_readers_see(source),
        root=root,
        cited=cited,
        superseded_by=superseded_by,
    )


def _readers_see(source: Source) -> str:
    """What readers see of a source, in a word or two."""
    if source.embargo_until and source.embargo_until > timezone.now():
        return "nothing before its embargo ends"
    shown = {
        Visibility.PUBLIC: "public",
        Visibility.DESCRIBED: f"“{source.public_as}”",
        Visibility.CONFIDENTIAL: "that there is one",
    }[Visibility(source.visibility)]
    warning = {Sensitivity.GRAPHIC: ", with a warning", Sensitivity.PERSONAL: ", without its address"}
    return shown + warning.get(Sensitivity(source.sensitivity), "")


def _roots(pieces: Sequence[Evidence]) -> Mapping[int, str]:
    """Where each source's word goes back to: a title, “itself”, or “unknown”. Two queries."""
    roots_by_source = roots_of(piece.source_id for piece in pieces)
    titles = dict(Source.objects.filter(pk__in=set().union(*roots_by_source.values())).values_list("pk", "title"))
    titles[UNKNOWN_ORIGIN] = "unknown"
    return {
        source: ", ".join("itself" if root == source else titles[root] for root in sorted(roots))
        for source, roots in roots_by_source.items()
    }


def _successors(pieces: Iterable[Evidence]) -> dict[int, Evidence]:
    """The piece that supersedes a piece, by the key of the superseded one."""
    return {piece.supersedes_id: piece for piece in pieces if piece.supersedes_id}


def _newest(piece: Evidence, successors: Mapping[int, Evidence]) -> Evidence:
    while piece.pk in successors:
        piece = successors[piece.pk]
    return piece


def _judgement(
    assessments: Sequence[Assessment], readings: Sequence[SecondReading], pieces: Sequence[Evidence]
) -> Judgement | None:
    if not assessments:
        return None
    latest, successors = assessments[-1], _successors(pieces)
    relied_on = [_newest(piece, successors) for piece in pieces if piece.public_id in latest.relies_on]
    return Judgement(
        public_id=latest.public_id,
        status=Status(latest.status),
        rationale=latest.rationale,
        confidence=str(Confidence(latest.confidence).label) if latest.confidence else "",
        relies_on=tuple(piece.public_id for piece in relied_on),
        editor_name=latest.editor.name,
        at=latest.recorded_at,
        readings=tuple(
            Reading(one.editor.name, Status(one.status), one.status == latest.status, one.note, one.recorded_at)
            for one in readings
            if one.assessment_id == latest.pk
        ),
    )


def _named(rows: Iterable[Any]) -> tuple[Named, ...]:
    return tuple(Named(row.public_id, str(row)) for row in rows)


def _questions(claim: Claim) -> tuple[Named, ...]:
    rows = Question.objects.filter(pk__in=claim.questions.values("pk")).annotate(answers=Count("claims"))
    return tuple(Named(row.public_id, row.text, row.answers - 1) for row in rows.order_by("text", "pk"))


def _actions(
    claim: Claim, editor: Editor, assessments: Sequence[Assessment], last: Publication | None
) -> frozenset[str]:
    public = last is not None and last.change != Change.WITHDRAWAL
    allowed = {
        "send-to-review": claim_rules.can_leave_draft(claim),
        "send-back": claim_rules.can_go_back(claim),
        "publish": publication_rules.can_be_published(claim),
        "withdraw": public and permissions.can_lead(editor),
        "go-without": permissions.can_lead(editor),
        "read-second": bool(assessments) and verification_rules.can_read_second(editor, assessments[-1]),
    }
    return frozenset(action for action, may in allowed.items() if may)
