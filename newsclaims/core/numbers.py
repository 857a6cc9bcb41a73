"""Numbers as the reader of the active language writes them: “1,000.5”, “1.000,5”, “1 000,5”."""

from decimal import Decimal

from django.utils.formats import number_format


def shown(number: int | Decimal) -> str:
    """Every digit of a number, in groups of three; none is rounded."""
    return number_format(number, use_l10n=True, force_grouping=True)
