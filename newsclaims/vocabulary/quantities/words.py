"""Figures in words, in the reader's language."""

from decimal import Decimal

from django.utils.translation import pgettext, pgettext_lazy

from newsclaims.core import numbers
from newsclaims.core.plain import NO_BREAK_SPACE
from newsclaims.vocabulary.quantities.quantity import Quantity, State

SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
_IN_WORDS = {
    "about": pgettext_lazy("figure", "about {figure}"),
    "at_least": pgettext_lazy("figure", "at least {figure}"),
    "more_than": pgettext_lazy("figure", "more than {figure}"),
    "up_to": pgettext_lazy("figure", "up to {figure}"),
    "less_than": pgettext_lazy("figure", "less than {figure}"),
}
_NO_FIGURE = {
    "unstated": pgettext_lazy("figure", "no figure given"),
    "rejects": pgettext_lazy("figure", "rejects the premise"),
    "none": pgettext_lazy("figure", "none"),
}
_SCALED = {
    "trillion": pgettext_lazy("figure", "{number} trillion"),
    "billion": pgettext_lazy("figure", "{number} billion"),
    "million": pgettext_lazy("figure", "{number} million"),
}


def in_words(quantity: Quantity) -> str:
    """What readers see, in their language: “at least 13 aircraft”, “12 of 41 aircraft”, “about USD 7 billion”.

    A number never parts from its noun. The unit is the editor's.
    """
    words = _compared(quantity) if quantity.state == "value" else str(_NO_FIGURE[quantity.state])
    if quantity.of is not None:
        words = _of(quantity.state, words, _shown(quantity.of))
    elif quantity.state != "value":
        return words
    if not quantity.unit or quantity.unit.startswith("%"):
        return words + quantity.unit
    return f"{words}{NO_BREAK_SPACE}{quantity.unit}"


def _compared(quantity: Quantity) -> str:
    figure = _figures(quantity)
    if quantity.currency:
        figure = pgettext("figure", "{currency} {figure}").format(currency=quantity.currency, figure=figure)
    compared = _IN_WORDS.get(quantity.comparator)
    return compared.format(figure=figure) if compared else figure


def _figures(quantity: Quantity) -> str:
    if quantity.minimum is None or quantity.maximum is None:
        return _shown(quantity.value) if quantity.value is not None else ""
    least, most = _shown(quantity.minimum), _shown(quantity.maximum)
    # “2 to 7 billion” would be read as 2 billion to 7 billion.
    if _scale(quantity.maximum) and not _scale(quantity.minimum):
        most = numbers.shown(quantity.maximum)
    return pgettext("figure", "{least} to {most}").format(least=least, most=most)


def _of(state: State, words: str, whole: str) -> str:
    if state == "unstated":
        return pgettext("figure", "no figure given, of {whole}").format(whole=whole)
    if state == "none":
        return pgettext("figure", "none of {whole}").format(whole=whole)
    return pgettext("figure", "{part} of {whole}").format(part=words, whole=whole)


def _shown(number: Decimal) -> str:
    scale = _scale(number)
    if not scale:
        return numbers.shown(number.normalize())
    return _SCALED[scale].format(number=numbers.shown((number / SCALES[scale]).normalize()))


def _scale(number: Decimal) -> str:
    """The word for millions and more where the number has at most three digits behind it."""
    for word, size in SCALES.items():
        scaled = number / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return word
    return ""
