"""A line's fields read as what they stand for: texts, instants, references to records on earlier lines."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, Self, TypeVar

from django.db.models import Model, TextChoices

from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor, Affiliation
from newsclaims.articles.models import Article, Outlet
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
Item = TypeVar("Item")
Known = dict[tuple[type[Model], str], Model]


class Reader:
    """Reads the fields of one line, and remembers which it has read: what is left over is `extra`.

    `path` leads to an object inside the line, such as `snapshots[0].`
    """

    def __init__(self, line: Line, known: Known, fields: dict[str, Any] | None = None, path: str = "") -> None:
        self.line = line
        self.known = known
        self.path = path
        self._unread = dict(line.fields if fields is None else fields)

    def text(self, name: str, default: str = "") -> str:
        value = self._take(name, default)
        if not isinstance(value, str):
            raise self.fault("This should be text.", name)
        return value

    def needed_text(self, name: str) -> str:
        text = self.text(name)
        if not text.strip():
            raise self.fault("This is missing.", name)
        return text

    def choice(self, name: str, choices: type[TextChoices], default: str | None = None) -> str:
        """One of the fixed words; needed where there is no `default`."""
        word = self.needed_text(name) if default is None else self.text(name, default)
        if word != default and word not in choices.values:
            raise self.fault(f"“{word}” is none of {', '.join(choices.values)}.", name)
        return word

    def flag(self, name: str) -> bool:
        value = self._take(name, False)
        if not isinstance(value, bool):
            raise self.fault("This should be true or false.", name)
        return value

    def number(self, name: str, default: int | None = None) -> int:
        value = self._take(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.fault("This should be a whole number.", name)
        return value

    def degrees(self, name: str) -> float | None:
        value = self._take(name, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise self.fault("This should be a number of degrees.", name)
        return value

    def fields(self, name: str) -> dict[str, Any] | None:
        value = self._take(name, None)
        if value is not None and not isinstance(value, dict):
            raise self.fault("This should be an object.", name)
        return value

    def part(self, name: str) -> Self | None:
        """The reader of an object inside the line."""
        fields = self.fields(name)
        return None if fields is None else self._inside(fields, f"{name}.")

    def parts(self, name: str) -> list[Self]:
        """The readers of a list of objects inside the line."""
        return [self._inside(fields, f"{name}[{position}].") for position, fields in enumerate(self.objects(name))]

    def objects(self, name: str) -> list[dict[str, Any]]:
        return self._list(name, dict, "objects")

    def words(self, name: str) -> list[str]:
        return self._list(name, str, "texts")

    def instant(self, name: str) -> datetime | None:
        """A time in UTC, or None where it is not given."""
        text = self.text(name)
        try:
            moment = datetime.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.fault("This should be a time such as 2025-06-02T18:00:00Z.", name) from error
        if moment and moment.tzinfo is None:
            raise self.fault("This time has no zone: end it with Z.", name)
        return moment

    def needed_instant(self, name: str) -> datetime:
        moment = self.instant(name)
        if moment is None:
            raise self.fault("This is missing.", name)
        return moment

    def day(self, name: str) -> date | None:
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self.fault("This should be a day such as 2025-06-02.", name) from error

    def one(self, model: type[Record], name: str) -> Record | None:
        """The record that a field refers to, or None where it refers to none."""
        public_id = self.text(name)
        return self._find(model, public_id, name) if public_id else None

    def needed(self, model: type[Record], name: str) -> Record:
        record = self.one(model, name)
        if record is None:
            raise self.fault("This is missing.", name)
        return record

    def several(self, model: type[Record], name: str) -> list[Record]:
        return [self._find(model, public_id, name) for public_id in self.words(name)]

    def brought(self, *, recorded: bool = True) -> Brought:
        """What the file decides of the record; call it last, for what nobody has read until then is `extra`."""
        recorded_at = self.needed_instant("recorded") if recorded else None
        self._unread.pop("id", None)
        return Brought(self.line.id, recorded_at, dict(self._unread))

    def fault(self, reason: str, field: str = "") -> Fault:
        return Fault(self.line.number, reason, f"{self.path}{field}")

    def _find(self, model: type[Record], public_id: str, name: str) -> Record:
        """The record of a public id; records are never deleted while a file is read, so what was found once stays."""
        record = self.known.get((model, public_id)) or model._default_manager.filter(public_id=public_id).first()
        if record is None:
            raise self.fault(f"There is no {model._meta.verbose_name} “{public_id}” on an earlier line.", name)
        self.known[(model, public_id)] = record
        return record  # type: ignore[return-value]

    def _list(self, name: str, kind: type[Item], called: str) -> list[Item]:
        value = self._take(name, [])
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            raise self.fault(f"This should be a list of {called}.", name)
        return value

    def _inside(self, fields: dict[str, Any], path: str) -> Self:
        return type(self)(self.line, self.known, fields, f"{self.path}{path}")

    def _take(self, name: str, default: Any) -> Any:
        return self._unread.pop(name, default)


Bring = Callable[[Reader, Editor], None]
