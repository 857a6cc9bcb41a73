"""The figure of a claim as a value, and as the `quantity` object of the JSONL format: its fields and their order."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, TypeAlias, cast, get_args

State: TypeAlias = Literal["value", "none", "unstated", "rejects"]
Comparator: TypeAlias = Literal["exactly", "about", "at_least", "more_than", "up_to", "less_than"]

# What a JSON reader that knows only binary doubles still gives back digit by digit.
MAXIMUM_DIGITS = 15
MAXIMUM_UNIT_LENGTH = 100

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
