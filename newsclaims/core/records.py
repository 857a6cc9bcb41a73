"""What every record of the desk has: a public id, a version, and what a file said beyond our fields."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models

from newsclaims.core import ids
from newsclaims.core.errors import Stale


def public_id_field(prefix: str) -> "models.CharField[str, str]":
    """The column of a record's public id; `prefix` tells the reader of an address what it names."""
    return models.CharField(max_length=64, unique=True, default=ids.Prefix(prefix), editable=False)


def words_field() -> "ArrayField[list[str], list[str]]":
    """A short list of words or public ids, empty where there are none."""
    return ArrayField(models.TextField(), default=list, blank=True)


class Record(models.Model):
    """A row that leaves and comes back by newsclaims-jsonl; `extra` keeps the fields that we do not know."""

    extra = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        abstract = True


class VersionedRecord(Record):
    """A record that may change. PostgreSQL holds that each change raises the version by one (rule 6)."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def change(self, version: int, **values: Any) -> Self:
        """Write `values` over the record as it stood at `version` and return it; raises Stale when it has moved on."""
        model = type(self)
        unchanged = model._default_manager.filter(pk=self.pk, version=version)
        if not unchanged.update(version=version + 1, **values):
            raise Stale(model._default_manager.get(pk=self.pk))
        self.refresh_from_db()
        return self


@dataclass(frozen=True, slots=True)
class Brought:
    """What a file says of a record that it brings: its public id, when it was recorded, fields that we do not know."""

    public_id: str
    recorded_at: datetime | None = None
    extra: dict[str, Any] | None = None

    def columns(self) -> dict[str, Any]:
        moment = {"recorded_at": self.recorded_at} if self.recorded_at else {}
        return {"public_id": self.public_id, "extra": self.extra or {}, **moment}


def columns_of(brought: Brought | None) -> dict[str, Any]:
    """The columns that a file decides; none for a record made here."""
    return brought.columns() if brought else {}
