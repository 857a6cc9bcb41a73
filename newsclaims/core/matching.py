"""Finding records by what somebody typed: anywhere in a folded name, or in a spelling close to it."""

from typing import TypeVar

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Case, F, Model, Q, QuerySet, Value, When
from django.db.models.functions import Length

from newsclaims.core.text import fold

Row = TypeVar("Row", bound=Model)


def matching(rows: QuerySet[Row], typed: str, field: str = "folded") -> QuerySet[Row]:
    """The rows whose folded `field` holds what was typed, then those with a spelling close to it. One query."""
    needle = fold(typed.strip())
    held = Q(**{f"{field}__contains": needle})
    found: QuerySet[Row] = (
        rows.filter(held | Q(**{f"{field}__trigram_word_similar": needle}))
        .annotate(farness=Case(When(held, then=Value(0)), default=Value(1)))
        # The stubs know of plain text only; an expression is passed on as it is.
        .annotate(closeness=TrigramWordSimilarity(needle, field))  # type: ignore[arg-type]
        .order_by("farness", F("closeness").desc(), Length(field), "pk")
    )
    return found


def named(rows: QuerySet[Row], typed: str, field: str = "folded") -> QuerySet[Row]:
    """The rows whose folded `field` is exactly what was typed, oldest first: case and accents apart. One query."""
    return rows.filter(**{field: fold(" ".join(typed.split()))}).order_by("pk")
