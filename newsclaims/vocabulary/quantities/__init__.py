"""The figure of a claim: a number or a range, how exactly it is meant, of what, and the answers that are no number."""

from newsclaims.vocabulary.quantities.quantity import (
    Comparator,
    InvalidQuantity,
    Quantity,
    bounds,
    from_document,
    to_document,
)
from newsclaims.vocabulary.quantities.reading import read
from newsclaims.vocabulary.quantities.words import in_words

__all__ = [
    "Comparator",
    "InvalidQuantity",
    "Quantity",
    "bounds",
    "from_document",
    "in_words",
    "read",
    "to_document",
]
