from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newsclaims.accounts.models import Editor
from newsclaims.articles.anchors import UnusableSpan
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Refusal
from newsclaims.exchange.bringing import BRING_BY_TYPE
from newsclaims.exchange.formats import jsonl
from newsclaims.exchange.formats.jsonl import Fault, Line
from newsclaims.exchange.reading import MODEL_BY_TYPE, Known, Reader
from newsclaims.history.recording import recording
from newsclaims.publication import rules as publication_rules
from newsclaims.publication import services as publication
from newsclaims.publication.references import KIND_BY_MODEL, Subject
from newsclaims.verification.models import Assessment
from newsclaims.vocabulary.kinds import Change
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
    """Bring a newsclaims-jsonl file into the record, all or nothing; `progress` hears of each line done, and of how many.

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
    """Say of a refusal inside on which line of the file it is."""
    try:
        yield
    except UnusableSpan as refusal:
        raise Fault(line.number, str(refusal), "selectors") from refusal
    except Refusal as refusal:
        raise Fault(line.number, refusal.sentence, getattr(refusal, "field", None) or "") from refusal
    except KeyError as missing:
        raise Fault(line.number, "This is missing.", str(missing.args[0])) from missing


class _Import:
    """One import under way: what has been brought, and the publications that wait until everything they show is there."""

    def __init__(self, importer: Editor, without_second_reading: str) -> None:
        self.importer = importer
        self.without_second_reading = without_second_reading
        self.known: Known = {}
        self.outcome = Outcome()
        self.claims: list[Line] = []
        self.publications: list[Line] = []

    def run(self, lines: Iterable[Line], total: int, progress: Callable[[int, int], None]) -> Outcome:
        done = 0
        for line in lines:
            self._take(line)
            done += line.type != "publication"
            progress(done, total)
        self._stage_claims()
        held = frozenset((line.fields["subject"]["type"], line.fields["subject"]["id"]) for line in self.publications)
        for line in sorted(self.publications, key=lambda line: str(line.fields.get("recorded"))):
            with _at(line):
                self._publish(line, held)
            done += 1
            progress(done, total)
        self._publish_the_rest()
        return self.outcome

    def _take(self, line: Line) -> None:
        if line.type not in MODEL_BY_TYPE:
            self.outcome.unknown[line.type] += 1
            return
        if MODEL_BY_TYPE[line.type]._default_manager.filter(public_id=line.id).exists():
            self.outcome.there_already[line.type] += 1
            return
        self.outcome.brought[line.type] += 1
        if line.type == "publication":
            self.publications.append(line)
            return
        if line.type == "claim":
            self.claims.append(line)
        with _at(line):
            BRING_BY_TYPE[line.type](Reader(line, self.known), self.importer)

    def _stage_claims(self) -> None:
        """Claims leave draft when everything that they need has come."""
        for line in self.claims:
            claim = Claim.objects.get(public_id=line.id)
            with _at(line):
                if line.fields.get("stage") == Stage.IN_REVIEW:
                    claims.send_to_review(by=self.importer, claim=claim, version=claim.version)
                if line.fields.get("stage") == Stage.RETIRED:
                    claims.retire(by=self.importer, claim=claim)

    def _publish(self, line: Line, held: frozenset[tuple[str, str]]) -> None:
        read = Reader(line, self.known)
        recorded_at = read.instant("recorded")
        if recorded_at is None:
            raise read.fault("This is missing.", "recorded")
        revision = read.number("revision")
        frozen = publication.bring_publication(
            by=read.needed(Editor, "editor"),
            subject=self._subject(read),
            change=read.text("change"),
            recorded_at=recorded_at,
            note=read.text("note"),
            without_second_reading=read.text("without_second_reading"),
            wording=read.text("text"),
            document=read.fields("document"),
            held=held,
            brought=read.brought(recorded=False),
        )
        if frozen.revision != revision:
            raise read.fault(f"This is revision {frozen.revision} of its subject.", "revision")

    def _subject(self, read: Reader) -> Subject:
        named = read.fields("subject") or {}
        model = SUBJECT_BY_KIND.get(named.get("type", ""))
        if model is None:
            raise read.fault("A publication is of a claim, event, question, article, actor or outlet.", "subject")
        subject = model._default_manager.filter(public_id=named.get("id")).first()
        if subject is None:
            raise read.fault(f"There is no {named['type']} “{named.get('id')}”.", "subject")
        return subject

    def _publish_the_rest(self) -> None:
        """A claim said to be published that no line publishes is published by the import, at its last assessment's time."""
        for line in self.claims:
            claim = Claim.objects.get(public_id=line.id)
            if line.fields.get("stage") != Stage.PUBLISHED or claim.stage == Stage.PUBLISHED:
                continue
            latest = Assessment.objects.filter(claim=claim).order_by("-seq").first()
            needed = publication_rules.needs_second_reading(claim)
            with _at(line):
                publication.bring_publication(
                    by=self.importer,
                    subject=claim,
                    change=Change.FIRST,
                    recorded_at=latest.recorded_at if latest else claim.recorded_at,
                    without_second_reading=self.without_second_reading if needed else "",
                )
