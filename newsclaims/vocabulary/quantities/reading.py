"""Figures read as an editor types them: “about 40 aircraft”, “12 of 41”, “USD 2 billion”, “none”."""

import re
from collections.abc import Iterable
from decimal import Context, Decimal

from newsclaims.vocabulary.quantities.quantity import Comparator, InvalidQuantity, Quantity, State
from newsclaims.vocabulary.quantities.words import SCALES

MAXIMUM_LENGTH = 200

# Room for every digit that can be typed: nothing is rounded before it is refused.
_EXACTLY = Context(prec=2 * MAXIMUM_LENGTH)
_COMPARATORS: dict[Comparator, tuple[str, ...]] = {
    "exactly": ("", "exactly"),
    "about": ("about", "around", "approximately", "roughly", "some"),
    "at_least": ("at least", "no fewer than", "no less than", "not less than"),
    "more_than": ("more than", "over", "above"),
    "up_to": ("up to", "at most", "no more than", "not more than"),
    "less_than": ("less than", "fewer than", "under", "below"),
}
_COMPARATOR_BY_WORDS = {words: comparator for comparator, choices in _COMPARATORS.items() for words in choices}
_STATE_BY_WORDS: dict[str, State] = {
    **dict.fromkeys(("none", "nil"), "none"),
    **dict.fromkeys(("no figure given", "no figure", "unstated", "not stated"), "unstated"),
    **dict.fromkeys(("rejects the premise", "rejects"), "rejects"),
}
_SCALE_BY_WORD = {**SCALES, "thousand": 10**3, "bn": 10**9, "tn": 10**12, "": 1}
# Codes that editors also write behind the figure; any other three capitals there are a unit ("13 UAV").
_CURRENCIES_BEHIND = ("USD", "EUR", "GBP", "CHF", "CNY", "JPY", "PLN", "RUB", "TRY", "UAH")


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


def _figure(name: str) -> str:
    return rf"(?P<{name}>{_NUMBER})(?: ?(?P<{name}_scale>(?i:{_either(filter(None, _SCALE_BY_WORD))}))\b)?"


_NUMBER = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_TOTAL = rf"(?:out )?of (?:the )?{_figure('of')}"
_UNIT = r"(?: (?P<unit>.+)|(?P<percent>%.*))?"
_VALUE = re.compile(
    rf"(?P<comparator>(?i:{_either(_COMPARATOR_BY_WORDS)})) ?(?i:between )?(?:(?P<currency>[A-Z]{{3}}) ?)?"
    rf"{_figure('value')}(?P<plus>\+)?(?:(?: ?[-–—] ?| to | and )(?:(?P=currency) ?)?{_figure('max')})?"
    rf"(?: {_TOTAL})?{_UNIT}"
)
_STATE = re.compile(rf"(?P<state>(?i:{_either(_STATE_BY_WORDS)}))(?:,? {_TOTAL}{_UNIT})?")


def read(text: str) -> Quantity:
    """The quantity that an editor typed: “40”, “about 40 aircraft”, “12 of 41”, “USD 2 billion”, “none”, “no figure”.

    Raises InvalidQuantity with a hint.
    """
    if len(text) > MAXIMUM_LENGTH:
        raise InvalidQuantity(f"A quantity has at most {MAXIMUM_LENGTH} characters; this has {len(text)}.")
    typed = " ".join(text.split())
    if match := _STATE.fullmatch(typed):
        return Quantity(_STATE_BY_WORDS[match["state"].lower()], unit=_unit(match), of=_number(match, "of"))
    if match := _VALUE.fullmatch(typed):
        return _read_value(match)
    if re.search("[$€£₴₽]", typed):
        raise InvalidQuantity("Write a currency as its code, before the figure: USD 2 billion.", "currency")
    raise InvalidQuantity(
        "Write a figure in digits: 40, about 40 aircraft, at least 13, 11-15 bombers, 12 of 41 aircraft, "
        "USD 2 billion; "
        "or “none”, or “no figure”.",
        "value",
    )


def _read_value(match: re.Match[str]) -> Quantity:
    comparator = _COMPARATOR_BY_WORDS[match["comparator"].lower()]
    if match["plus"]:
        comparator = "at_least"
    unit, currency = _unit(match), match["currency"] or ""
    if unit in _CURRENCIES_BEHIND and not currency:
        unit, currency = "", unit
    value, maximum, of = _number(match, "value"), _number(match, "max"), _number(match, "of")
    if maximum is None:
        return Quantity(value=value, comparator=comparator, unit=unit, currency=currency, of=of)
    if not match["value_scale"]:
        value = _number(match, "value", scale=match["max_scale"])
    return Quantity(minimum=value, maximum=maximum, comparator=comparator, unit=unit, currency=currency, of=of)


def _unit(match: re.Match[str]) -> str:
    return match["unit"] or match["percent"] or ""


def _number(match: re.Match[str], name: str, *, scale: str | None = None) -> Decimal | None:
    if not match[name]:
        return None
    size = _SCALE_BY_WORD[(scale or match[f"{name}_scale"] or "").lower()]
    return _EXACTLY.multiply(Decimal(match[name].replace(",", "")), Decimal(size))
