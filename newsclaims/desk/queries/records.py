"""What stands beside the form on the page of a record."""

from dataclasses import dataclass
from typing import Any

from newsclaims.publication import queries, services
from newsclaims.publication.models import Publication
from newsclaims.publication.references import kind_of
from newsclaims.publication.rules import allowed_changes
from newsclaims.sources import roots
from newsclaims.sources.models import Derivation, Source
from newsclaims.vocabulary.kinds import Change


@dataclass(frozen=True, slots=True)
class Publishing:
    """How a record and what readers see of it stand to each other."""

    last: Publication | None
    differs: bool
    changes: tuple[Change, ...]

    @property
    def can_publish(self) -> bool:
        return self.last is None or self.differs


@dataclass(frozen=True, slots=True)
class Origins:
    """What a source stands on and what stands on it, and how many independent roots that is."""

    stands_on: tuple[Derivation, ...]
    carried_by: tuple[Derivation, ...]
    reports: int
    independent: int


def publishing_of(subject: Any) -> Publishing:
    """Whether readers see the record as it stands. A constant number of queries."""
    last = queries.publications_of(kind_of(subject), subject.public_id).last()
    return Publishing(last, services.differs_from_public(subject), allowed_changes(last))


def origins_of(source: Source) -> Origins:
    """The derivations on either side of a source; all of them are the reports counted. Three queries."""
    stands_on = tuple(source.derivations.select_related("origin").order_by("pk"))
    carried_by = tuple(source.derived.select_related("source").order_by("pk"))
    origins = (derivation.origin_id for derivation in stands_on)
    reports = {source.pk, *origins, *(derivation.source_id for derivation in carried_by)}
    return Origins(stands_on, carried_by, len(reports), roots.count_independent(reports, roots.roots_of(reports)))
