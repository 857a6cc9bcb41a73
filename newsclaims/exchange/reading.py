"""A line's fields read as what they stand for: texts, instants, references to records on earlier lines."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, TypeVar

from django.db.models import Model

from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor, Affiliation
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.claims.models import Attribution, Claim, Question, Statement
from newsclaims.core.records import Brought
from newsclaims.events.models import Event
from newsclaims.exchange.formats.jsonl import Fault, Line
from newsclaims.publication.models import Publication
from newsclaims.sources.models import Derivation, Source
from newsclaims.verification.models import Assessment, Evidence, SecondReading

MODEL_BY_TYPE: dict[str, type[Model]] = {
    "editor": Editor,
    "outlet": Outlet,
    "actor": Actor,
    "affiliation": Affiliation,
    "event": Event,
    "article": Article,
    "snapshot": Snapshot,
    "source": Source,
    "derivation": Derivation,
    "question": Question,
    "claim": Claim,
    "statement": Statement,
    "attribution": Attribution,
    "evidence": Evidence,
    "assessment": Assessment,
    "second_reading": SecondReading,
    "publication": Publication,
}
Record = TypeVar("Record", bound=Model)
Known = dict[tuple[type[Model], str], Model]


class Reader:
    """Reads the fields of one line, and remembers which it has read: what is left over is `extra`."""

    def __init__(self, line: Line, known: Known) -> None:
        self.line = line
        self.known = known
        self._unread = dict(line.fields)

    def text(self, name: str, default: str = "") -> str:
        value = self._take(name, default)
        if not isinstance(value, str):
            raise self.fault("This should be text.", name)
        return value

    def flag(self, name: str) -> bool:
        return self._take(name, False) is True

    def number(self, name: str) -> int:
        value = self._take(name, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault("This should be a whole number.", name)
        return value

    def fields(self, name: str) -> dict[str, Any] | None:
        value = self._take(name, None)
        if value is not None and not isinstance(value, dict):
            raise self.fault("This should be an object.", name)
        return value

    def items(self, name: str) -> list[Any]:
        value = self._take(name, [])
        if not isinstance(value, list):
            raise self.fault("This should be a list.", name)
        return value

    def instant(self, name: str) -> datetime | None:
        """A time in UTC, or None where it is not given."""
        text = self.text(name)
        return self.moment(text, name) if text else None

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.fault("This should be a day such as 2025-06-02.", name) from error

    def moment(self, text: str, name: str) -> datetime:
        try:
            moment = datetime.fromisoformat(text)
        except ValueError as error:
            raise self.fault("This should be a time such as 2025-06-02T18:00:00Z.", name) from error
        if moment.tzinfo is None:
            raise self.fault("This time has no zone: end it with Z.", name)
        return moment

    def one(self, model: type[Record], name: str) -> Record | None:
        """The record that a field refers to, or None where it refers to none."""
        public_id = self.text(name)
        return self.find(model, public_id, name) if public_id else None

    def needed(self, model: type[Record], name: str) -> Record:
        record = self.one(model, name)
        if record is None:
            raise self.fault("This is missing.", name)
        return record

    def several(self, model: type[Record], name: str) -> list[Record]:
        return [self.find(model, public_id, name) for public_id in self.items(name)]

    def find(self, model: type[Record], public_id: str, name: str) -> Record:
        """The record of a public id; records are never deleted while a file is read, so what was found once stays."""
        record = self.known.get((model, public_id)) or model._default_manager.filter(public_id=public_id).first()
        if record is None:
            raise self.fault(f"There is no {model._meta.verbose_name} “{public_id}” on an earlier line.", name)
        self.known[(model, public_id)] = record
        return record  # type: ignore[return-value]

    def brought(self, *, recorded: bool = True) -> Brought:
        """What the file decides of the record; call it last, for what nobody has read until then is `extra`."""
        recorded_at = self.instant("recorded") if recorded else None
        self._unread.pop("id", None)
        return Brought(self.line.id, recorded_at, dict(self._unread))

    def fault(self, reason: str, field: str = "") -> Fault:
        return Fault(self.line.number, reason, field)

    def _take(self, name: str, default: Any) -> Any:
        return self._unread.pop(name, default)


Bring = Callable[[Reader, Editor], None]
