"""The figure of a claim: a number or a range, how exactly it is meant, of what, and the answers that are no number.

The fields and their order are those of the `quantity` object of the JSONL format.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Literal, TypeAlias, cast, get_args

from django.utils.translation import pgettext, pgettext_lazy

from newsclaims.core import numbers

State: TypeAlias = Literal["value", "none", "unstated", "rejects"]
Comparator: TypeAlias = Literal["exactly", "about", "at_least", "more_than", "up_to", "less_than"]

# What a JSON reader that knows only binary doubles still gives back digit by digit.
MAXIMUM_DIGITS = 15
MAXIMUM_UNIT_LENGTH = 100
MAXIMUM_LENGTH = 200
NO_BREAK_SPACE = "\u00a0"

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
_STATE_BY_WORDS: dict[str, State] = {
    **dict.fromkeys(("none", "nil"), "none"),
    **dict.fromkeys(("no figure given", "no figure", "unstated", "not stated"), "unstated"),
    **dict.fromkeys(("rejects the premise", "rejects"), "rejects"),
}
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6}
_SCALED = {
    "trillion": pgettext_lazy("figure", "{number} trillion"),
    "billion": pgettext_lazy("figure", "{number} billion"),
    "million": pgettext_lazy("figure", "{number} million"),
}
_SCALE_BY_WORD = {**_SCALES, "thousand": 10**3, "bn": 10**9, "tn": 10**12, "": 1}
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

_FIELD_BY_KEY = {
    "state": "state",
    "value": "value",
    "min": "minimum",
    "max": "maximum",
    "comparator": "comparator",
    "unit": "unit",
    "currency": "currency",
    "of": "of",
}
_NUMBERS = ("value", "min", "max", "of")


class InvalidQuantity(ValueError):
    """A quantity that cannot be: a sentence for the editor, and the field (its key in JSONL) that it is about."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as a statement gives it. Only a `value` has figures; money is in whole units of its currency.

    Raises InvalidQuantity where the fields do not fit together.
    """

    state: State = "value"
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    comparator: Comparator = "exactly"
    unit: str = ""
    currency: str = ""
    of: Decimal | None = None

    def __post_init__(self) -> None:
        _check_words(self)
        for key in _NUMBERS:
            _check_number(getattr(self, _FIELD_BY_KEY[key]), key)
        if self.state == "value":
            _check_figures(self)
        else:
            _check_no_figures(self)
        _check_whole(self)


def from_document(document: Mapping[str, object]) -> Quantity:
    """The quantity that a JSON object says. Raises InvalidQuantity."""
    for key in document:
        if key not in _FIELD_BY_KEY:
            raise InvalidQuantity(f"A quantity has no field “{key}”.", key)
    fields: dict[str, object] = {}
    for key, content in document.items():
        fields[_FIELD_BY_KEY[key]] = _to_decimal(content, key) if key in _NUMBERS else _to_text(content, key)
    return Quantity(**fields)  # type: ignore[arg-type]  # checked at run time, by _to_text, _to_decimal and Quantity


def to_document(quantity: Quantity) -> dict[str, str | int | float]:
    """The JSON object for a quantity: what is default or empty is left out, keys in the order of the format."""
    document: dict[str, str | int | float] = {}
    for key, field in _FIELD_BY_KEY.items():
        content = getattr(quantity, field)
        if isinstance(content, Decimal):
            document[key] = int(content) if content == content.to_integral_value() else float(content)
        elif content and (key, content) not in (("state", "value"), ("comparator", "exactly")):
            document[key] = content
    return document


def bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a quantity says; None where it sets no limit.

    “More than 40” gives 40, “none” gives 0 and 0.
    """
    if quantity.state == "none":
        return Decimal(0), Decimal(0)
    if quantity.value is None:
        return quantity.minimum, quantity.maximum
    if quantity.comparator in ("at_least", "more_than"):
        return quantity.value, None
    if quantity.comparator in ("up_to", "less_than"):
        return None, quantity.value
    return quantity.value, quantity.value


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
    return _SCALED[scale].format(number=numbers.shown((number / _SCALES[scale]).normalize()))


def _scale(number: Decimal) -> str:
    """The word for millions and more where the number has at most three digits behind it."""
    for word, size in _SCALES.items():
        scaled = number / size
        if abs(scaled) >= 1 and scaled == round(scaled, 3):
            return word
    return ""


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


def _to_text(content: object, key: str) -> str:
    if not isinstance(content, str):
        raise InvalidQuantity(f"“{key}” is a text.", key)
    return content


def _to_decimal(content: object, key: str) -> Decimal:
    if isinstance(content, bool) or not isinstance(content, int | float | Decimal):
        raise InvalidQuantity(f"“{key}” is a number.", key)
    return Decimal(repr(content)) if isinstance(content, float) else Decimal(content)


def _check_words(quantity: Quantity) -> None:
    for key, choices in (("state", get_args(State)), ("comparator", get_args(Comparator))):
        if getattr(quantity, key) not in choices:
            raise InvalidQuantity(f"“{key}” is one of {', '.join(choices)}.", key)
    unit, currency = quantity.unit, quantity.currency
    if unit != " ".join(unit.split()) or not unit.isprintable() or len(unit) > MAXIMUM_UNIT_LENGTH:
        raise InvalidQuantity(
            f"A unit is a word or a few, at most {MAXIMUM_UNIT_LENGTH} characters, without spaces around.", "unit"
        )
    if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha() and currency.isupper()):
        raise InvalidQuantity("A currency is its code of three capital letters, such as USD.", "currency")


def _check_number(number: Decimal | None, key: str) -> None:
    if number is None:
        return
    if not number.is_finite():
        raise InvalidQuantity(f"“{key}” is a finite number.", key)
    _, digits, exponent = number.as_tuple()
    written = "".join(map(str, digits)).rstrip("0")
    decimals = -cast(int, exponent) - (len(digits) - len(written))
    if written and max(len(written), len(written) - decimals, decimals) > MAXIMUM_DIGITS:
        raise InvalidQuantity(f"A number has at most {MAXIMUM_DIGITS} digits.", key)


def _check_figures(quantity: Quantity) -> None:
    if quantity.value is not None and (quantity.minimum is not None or quantity.maximum is not None):
        raise InvalidQuantity("Give one figure or a range, not both.", "value")
    if quantity.value is not None:
        return
    if quantity.minimum is None and quantity.maximum is None:
        raise InvalidQuantity("Give a figure or a range, or say that none is given.", "value")
    if quantity.minimum is None or quantity.maximum is None:
        missing = "min" if quantity.minimum is None else "max"
        raise InvalidQuantity("A range has both ends. With one, say “at least” or “up to”.", missing)
    if quantity.minimum > quantity.maximum:
        raise InvalidQuantity("A range begins with its lower figure.", "min")
    if quantity.comparator not in ("exactly", "about"):
        raise InvalidQuantity("A range already says the least and the most: only “about” goes with it.", "comparator")


def _check_no_figures(quantity: Quantity) -> None:
    for key in ("value", "min", "max"):
        if getattr(quantity, _FIELD_BY_KEY[key]) is not None:
            raise InvalidQuantity(f"Where the answer is “{quantity.state}” there is no figure.", key)
    if quantity.comparator != "exactly":
        raise InvalidQuantity(f"Where the answer is “{quantity.state}” there is nothing to compare.", "comparator")


def _check_whole(quantity: Quantity) -> None:
    if quantity.of is None:
        return
    if quantity.state == "rejects":
        raise InvalidQuantity("Who rejects the premise gives no total.", "of")
    part = quantity.value if quantity.value is not None else quantity.maximum
    if part is not None and quantity.of < part:
        raise InvalidQuantity("The part is larger than the whole it is of.", "of")
