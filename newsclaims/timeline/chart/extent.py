"""From where to where the answers to a question run, in words."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.utils.translation import pgettext

from newsclaims.timeline.rivals import Fit, fit_of
from newsclaims.vocabulary import quantities
from newsclaims.vocabulary.quantities import Comparator, Quantity

# “Less than 1” runs from below what “1” says, “more than 1” beyond it.
_ORDER: dict[Comparator, int] = {"less_than": -2, "up_to": -1, "at_least": 1, "more_than": 2}


def in_words(documents: Iterable[dict[str, Any]], unit: str) -> str:
    """“from none to 40 aircraft”, “6,000 bodies”; empty where no figure counts in the question's unit."""
    told = [quantity for document in documents if _counts(quantity := quantities.from_document(document), unit)]
    if not told:
        return ""
    least, most = min(told, key=_least), max(told, key=_most)
    if least == most:
        return quantities.in_words(most)
    return pgettext("figures of several speakers", "from {least} to {most}").format(
        least=quantities.in_words(replace(least, unit="", of=None)), most=quantities.in_words(replace(most, of=None))
    )


def _counts(quantity: Quantity, unit: str) -> bool:
    return quantity.state in ("value", "none") and fit_of(quantity, unit) == Fit.MEASURE


def _least(quantity: Quantity) -> tuple[Decimal, int]:
    return _figure(quantity, quantity.minimum), _ORDER.get(quantity.comparator, 0)


def _most(quantity: Quantity) -> tuple[Decimal, int]:
    return _figure(quantity, quantity.maximum), _ORDER.get(quantity.comparator, 0)


def _figure(quantity: Quantity, end: Decimal | None) -> Decimal:
    figure = quantity.value if quantity.value is not None else end
    return figure if figure is not None else Decimal(0)
