from django.db.models import QuerySet

from newsclaims.core.errors import Missing
from newsclaims.core.matching import matching
from newsclaims.sources.models import Derivation, Source


def get_source(public_id: str) -> Source:
    """The source with its publisher and article. Raises Missing. One query."""
    source = sources().filter(public_id=public_id).first()
    if source is None:
        raise Missing("There is no such source.")
    return source


def get_derivation(source: Source, public_id: str) -> Derivation:
    """What this source stands on. Raises Missing. One query."""
    derivation = source.derivations.filter(public_id=public_id).first()
    if derivation is None:
        raise Missing("This source has no such derivation.")
    return derivation


def sources() -> QuerySet[Source]:
    """Every source with publisher and article, by title. One query."""
    return Source.objects.select_related("publisher", "article__outlet").order_by("title", "pk")


def find_sources(typed: str, limit: int = 10) -> list[Source]:
    """Sources whose title goes by what was typed, best first. One query."""
    return list(matching(sources(), typed)[:limit])
