from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Self, cast

from django.db import DataError, IntegrityError
from psycopg import DatabaseError

from newsclaims.accounts.models import Editor
from newsclaims.articles.anchors import UnusableSpan
from newsclaims.claims import rules as claim_rules
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Refusal, Refused
from newsclaims.exchange.bringing import BRING_BY_TYPE
from newsclaims.exchange.formats import jsonl
from newsclaims.exchange.formats.jsonl import Fault, Line
from newsclaims.exchange.reading import MODEL_BY_TYPE, Known, Reader
from newsclaims.history.recording import recording, refusal_of
from newsclaims.publication import rules as publication_rules
from newsclaims.publication import services as publication
from newsclaims.publication.freezing import FORM, Document
from newsclaims.publication.models import Publication
from newsclaims.publication.references import KIND_BY_MODEL, Subject
from newsclaims.vocabulary.kinds import Change, SubjectKind
from newsclaims.vocabulary.statuses import Stage

IMPORTER = "import"
SUBJECT_BY_KIND: dict[str, type[Subject]] = {kind.value: model for model, kind in KIND_BY_MODEL.items()}


@dataclass(slots=True)
class Outcome:
    """What an import did, by type: records brought, lines whose id was there already, lines of types nobody knows."""

    brought: Counter[str] = field(default_factory=Counter)
    there_already: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)


def import_file(
    *, path: Path, without_second_reading: str = "", progress: Callable[[int, int], None] | None = None
) -> Outcome:
    """Bring a newsclaims-jsonl file into the record, all or nothing; `progress` hears how much is done, of how much.

    Raises Fault with line, field and reason; then nothing has been written.
    """
    total = sum(1 for _ in jsonl.read(path))
    importer = _importer()
    with recording(importer):
        importer.save()
        return _Import(importer, without_second_reading).run(jsonl.read(path), total, progress or _silent)


def _importer() -> Editor:
    """The account that imports are logged under; it cannot sign in."""
    importer = Editor.objects.filter(username=IMPORTER).first()
    if importer is None:
        importer = Editor(public_id=IMPORTER, username=IMPORTER, name="Import of a file")
        importer.set_unusable_password()
    return importer


def _silent(done: int, total: int) -> None:
    """For those who do not watch."""


@contextmanager
def _at(line: Line) -> Iterator[None]:
    """Say of a refusal inside, ours or PostgreSQL's, on which line of the file it is."""
    try:
        yield
    except UnusableSpan as refusal:
        raise Fault(line.number, refusal.sentence, "selectors") from refusal
    except Refusal as refusal:
        raise Fault(line.number, refusal.sentence, getattr(refusal, "field", None) or "") from refusal
    except IntegrityError as error:
        raise _fault_of(line, refusal_of(error)) from error
    except DataError as error:
        raise _fault_of(line, error) from error


def _fault_of(line: Line, error: Exception) -> Fault:
    if isinstance(error, Refused):
        return Fault(line.number, error.sentence, error.field or "")
    diagnosis = cast(DatabaseError, error.__cause__).diag
    rule = (diagnosis.constraint_name or diagnosis.message_primary or str(error)).replace("_", " ")
    return Fault(line.number, f"The database refuses it: {rule}.", diagnosis.column_name or "")


class _Import:
    """One import under way.

    What has been brought, and the publications that wait until everything they show is there.
    """

    def __init__(self, importer: Editor, without_second_reading: str) -> None:
        self.importer = importer
        self.without_second_reading = without_second_reading
        self.known: Known = {}
        self.seen: set[tuple[str, str]] = set()
        self.outcome = Outcome()
        self.claims: list[Line] = []
        self.publications: list[_Waiting] = []

    def run(self, lines: Iterable[Line], total: int, progress: Callable[[int, int], None]) -> Outcome:
        done = 0
        for line in lines:
            with _at(line):
                self._take(line)
            done += line.type != "publication"
            progress(done, total)
        self._for_each_claim(self._send_to_review)
        held = frozenset(waiting.subject for waiting in self.publications)
        for waiting in sorted(self.publications, key=lambda waiting: waiting.recorded_at):
            with _at(waiting.line):
                self._publish(waiting, held)
            done += 1
            progress(done, total)
        for step in (self._publish_the_rest, self._retire, self._check_outcome):
            self._for_each_claim(step)
        return self.outcome

    def _take(self, line: Line) -> None:
        if line.type not in MODEL_BY_TYPE:
            self.outcome.unknown[line.type] += 1
            return
        if (line.type, line.id) in self.seen:
            raise Fault(line.number, "An earlier line has this id already.", "id")
        self.seen.add((line.type, line.id))
        if MODEL_BY_TYPE[line.type]._default_manager.filter(public_id=line.id).exists():
            self.outcome.there_already[line.type] += 1
            return
        self.outcome.brought[line.type] += 1
        if line.type == "publication":
            self.publications.append(_Waiting.of(Reader(line, self.known)))
            return
        if line.type == "claim":
            self.claims.append(line)
        BRING_BY_TYPE[line.type](Reader(line, self.known), self.importer)

    def _for_each_claim(self, step: Callable[[Line, Claim], None]) -> None:
        for line in self.claims:
            claim = Claim.objects.select_related("standing").get(public_id=line.id)
            with _at(line):
                step(line, claim)

    def _send_to_review(self, line: Line, claim: Claim) -> None:
        """A claim leaves draft when everything that it needs has come."""
        if line.fields["stage"] == Stage.IN_REVIEW:
            claims.send_to_review(by=self.importer, claim=claim, version=claim.version)

    def _publish(self, waiting: "_Waiting", held: frozenset[tuple[str, str]]) -> None:
        read = Reader(waiting.line, self.known)
        revision, document = read.number("revision"), _document(read)
        read.part("subject")
        try:
            frozen = self._bring(read, waiting, document, held)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if document is None:
                raise
            raise read.fault(f"Readers cannot be shown this: {error!r}.", "document") from error
        if frozen.revision != revision:
            raise read.fault(f"This is revision {frozen.revision} of its subject.", "revision")

    def _bring(
        self, read: Reader, waiting: "_Waiting", document: Document | None, held: frozenset[tuple[str, str]]
    ) -> Publication:
        return publication.bring_publication(
            by=read.needed(Editor, "editor"),
            subject=self._subject(read, waiting),
            change=read.choice("change", Change),
            recorded_at=waiting.recorded_at,
            note=read.text("note"),
            without_second_reading=read.text("without_second_reading"),
            wording=read.text("text"),
            document=document,
            held=held,
            brought=read.brought(),
        )

    def _subject(self, read: Reader, waiting: "_Waiting") -> Subject:
        kind, public_id = waiting.subject
        subject = SUBJECT_BY_KIND[kind]._default_manager.filter(public_id=public_id).first()
        if subject is None:
            raise read.fault(f"There is no {kind} “{public_id}”.", "subject")
        return subject

    def _publish_the_rest(self, line: Line, claim: Claim) -> None:
        """A claim said to be published that no line publishes is published by the import, at its last assessment's
        time.
        """
        if line.fields["stage"] != Stage.PUBLISHED or claim.stage == Stage.PUBLISHED:
            return
        needed = publication_rules.needs_second_reading(claim)
        publication.bring_publication(
            by=self.importer,
            subject=claim,
            change=Change.FIRST,
            recorded_at=claim.standing.checked_at or claim.recorded_at,
            without_second_reading=self.without_second_reading if needed else "",
        )

    def _retire(self, line: Line, claim: Claim) -> None:
        if line.fields["stage"] == Stage.RETIRED:
            claim_rules.check_is_attributed(claim)
            claims.retire(by=self.importer, claim=claim)

    def _check_outcome(self, line: Line, claim: Claim) -> None:
        """What a claim's line says of stage and status is what the other lines have made of them."""
        for field_name, made in (("stage", claim.stage), ("status", claim.standing.status)):
            if line.fields.get(field_name, made) != made:
                raise Fault(line.number, f"By what the other lines say this is “{made}”.", field_name)


def _document(read: Reader) -> Document | None:
    """The frozen form that a line brings; None where the import freezes it."""
    document = read.fields("document")
    form = read.number("form", FORM if document is None else document.get("form"))
    if document is None:
        return None
    missing = [name for name in ("form", "type", "id", "title") if name not in document]
    if missing:
        raise read.fault(f"The document lacks its {missing[0]}.", "document")
    if form != document["form"]:
        raise read.fault("This is not the form of the document.", "form")
    return document


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A publication that waits until everything it shows is there."""

    line: Line
    recorded_at: datetime
    subject: tuple[str, str]

    @classmethod
    def of(cls, read: Reader) -> Self:
        subject = read.part("subject")
        if subject is None:
            raise read.fault("This is missing.", "subject")
        named = (subject.choice("type", SubjectKind), subject.needed_text("id"))
        return cls(read.line, read.needed_instant("recorded"), named)
