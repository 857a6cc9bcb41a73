"""What is known of an event or a question, in four parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from newsclaims.vocabulary.known import Part
from newsclaims.vocabulary.statuses import Status


class Standing(Protocol):
    """A claim with its status, whatever else a page shows of it."""

    @property
    def status(self) -> Status: ...


Claim = TypeVar("Claim", bound=Standing)


@dataclass(frozen=True, slots=True)
class Answering:
    """A claim of which one line is enough, since the page tells the rest elsewhere."""

    status: Status
    document: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known(Generic[Claim]):
    """One of the four parts of what is known, with its claims."""

    part: Part
    claims: tuple[Claim, ...]


def parts_of(claims: Iterable[Claim]) -> list[Known[Claim]]:
    """All four parts, each claim under the one that its status belongs to."""
    claims = tuple(claims)
    return [Known(part, tuple(claim for claim in claims if claim.status in part.statuses)) for part in Part]
