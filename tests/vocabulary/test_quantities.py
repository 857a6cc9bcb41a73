import json
import re
import time
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsclaims.vocabulary import quantities
from newsclaims.vocabulary.quantities import Comparator, InvalidQuantity, Quantity


def quantity(**document) -> Quantity:
    return quantities.from_document(document)


class TestFromDocument:
    def test_reads_every_field(self):
        assert quantity(value=12, comparator="at_least", unit="aircraft", currency="USD", of=41) == Quantity(
            value=Decimal(12), comparator="at_least", unit="aircraft", currency="USD", of=Decimal(41)
        )
        assert quantity(min=11, max=15) == Quantity(minimum=Decimal(11), maximum=Decimal(15))

    def test_reads_a_number_as_it_is_written(self):
        assert quantity(value=0.1).value == Decimal("0.1")
        assert quantity(value=7_000_000_000.0).value == 7_000_000_000

    @pytest.mark.parametrize("state", ["none", "unstated", "rejects"])
    def test_reads_an_answer_without_a_figure(self, state):
        assert quantity(state=state) == Quantity(state=state)

    @pytest.mark.parametrize(
        ("document", "field", "sentence"),
        [
            ({}, "value", "Give a figure or a range"),
            ({"amount": 40}, "amount", "no field “amount”"),
            ({"value": "40"}, "value", "is a number"),
            ({"value": True}, "value", "is a number"),
            ({"value": None}, "value", "is a number"),
            ({"value": float("nan")}, "value", "finite"),
            ({"of": float("inf"), "value": 1}, "of", "finite"),
            ({"value": 10**15}, "value", "at most 15 digits"),
            ({"value": Decimal("1E+400000")}, "value", "at most 15 digits"),
            ({"value": 0.1 + 0.2}, "value", "at most 15 digits"),
            ({"value": 40, "min": 1, "max": 2}, "value", "not both"),
            ({"min": 11}, "max", "both ends"),
            ({"max": 11}, "min", "both ends"),
            ({"min": 15, "max": 11}, "min", "begins with its lower figure"),
            ({"min": 11, "max": 15, "comparator": "at_least"}, "comparator", "only “about”"),
            ({"value": 40, "comparator": "nearly"}, "comparator", "is one of exactly, about"),
            ({"value": 40, "state": "known"}, "state", "is one of value, none"),
            ({"value": 40, "state": 1}, "state", "is a text"),
            ({"value": 40, "unit": 3}, "unit", "is a text"),
            ({"value": 40, "unit": " aircraft"}, "unit", "without spaces around"),
            ({"value": 40, "unit": "air\x00craft"}, "unit", "a word or a few"),
            ({"value": 40, "unit": "a" * 101}, "unit", "at most 100 characters"),
            ({"value": 40, "currency": "usd"}, "currency", "three capital letters"),
            ({"value": 40, "currency": "US"}, "currency", "three capital letters"),
            ({"value": 40, "currency": "ДОЛ"}, "currency", "three capital letters"),
            ({"value": 42, "of": 41}, "of", "larger than the whole"),
            ({"min": 11, "max": 42, "of": 41}, "of", "larger than the whole"),
            ({"state": "none", "value": 0}, "value", "there is no figure"),
            ({"state": "unstated", "min": 1, "max": 2}, "min", "there is no figure"),
            ({"state": "unstated", "comparator": "about"}, "comparator", "nothing to compare"),
            ({"state": "rejects", "of": 41}, "of", "gives no total"),
        ],
    )
    def test_refuses_what_does_not_fit_together_and_names_the_field(self, document, field, sentence):
        with pytest.raises(InvalidQuantity, match=re.escape(sentence)) as refusal:
            quantities.from_document(document)
        assert refusal.value.field == field


class TestToDocument:
    def test_leaves_out_defaults_and_keeps_the_order_of_the_format(self):
        assert quantities.to_document(quantity(value=40)) == {"value": 40}
        full = quantity(of=41, currency="USD", unit="aircraft", comparator="about", max=15, min=11)
        assert list(quantities.to_document(full)) == ["min", "max", "comparator", "unit", "currency", "of"]
        assert quantities.to_document(quantity(state="none")) == {"state": "none"}

    def test_writes_zero(self):
        assert quantities.to_document(quantity(value=0, of=0)) == {"value": 0, "of": 0}

    def test_writes_whole_numbers_as_integers(self):
        assert json.dumps(quantities.to_document(Quantity(value=Decimal("2E+9")))) == '{"value": 2000000000}'
        assert json.dumps(quantities.to_document(Quantity(value=Decimal("1.50")))) == '{"value": 1.5}'


class TestBounds:
    @pytest.mark.parametrize(
        ("text", "lower", "upper"),
        [
            ("40", 40, 40),
            ("about 40", 40, 40),
            ("at least 13", 13, None),
            ("more than 40", 40, None),
            ("up to 20", None, 20),
            ("less than 20", None, 20),
            ("11 to 15", 11, 15),
            ("12 of 41", 12, 12),
            ("none", 0, 0),
            ("no figure", None, None),
            ("rejects the premise", None, None),
        ],
    )
    def test_gives_the_least_and_the_most(self, text, lower, upper):
        assert quantities.bounds(quantities.read(text)) == (lower, upper)


class TestInWords:
    @pytest.mark.parametrize(
        ("document", "words"),
        [
            ({"value": 40, "unit": "aircraft"}, "40_aircraft"),
            ({"value": 40}, "40"),
            ({"value": 13, "comparator": "at_least", "unit": "aircraft"}, "at least 13_aircraft"),
            ({"value": 40, "comparator": "more_than", "unit": "aircraft"}, "more than 40_aircraft"),
            ({"value": 20, "comparator": "up_to"}, "up to 20"),
            ({"value": 20, "comparator": "less_than"}, "less than 20"),
            ({"value": 12, "unit": "aircraft", "of": 41}, "12 of 41_aircraft"),
            ({"value": 7_000_000_000, "comparator": "about", "currency": "USD"}, "about USD_7_billion"),
            ({"min": 2_000_000_000, "max": 7_000_000_000, "currency": "USD"}, "USD_2_billion to 7_billion"),
            ({"min": 2, "max": 7_000_000}, "2 to 7,000,000"),
            ({"value": 1_250_000, "unit": "people"}, "1.25_million_people"),
            ({"value": 1_234_567}, "1,234,567"),
            ({"min": 11, "max": 15, "unit": "bombers"}, "11 to 15_bombers"),
            ({"min": 11, "max": 15, "comparator": "about", "unit": "bombers"}, "about 11 to 15_bombers"),
            ({"value": 6000, "unit": "bodies"}, "6,000_bodies"),
            ({"value": 0, "unit": "aircraft"}, "0_aircraft"),
            ({"value": 1.5, "unit": "hours"}, "1.5_hours"),
            ({"value": 12, "unit": "%"}, "12%"),
            ({"value": 4, "unit": "Tu-22M3 bombers"}, "4_Tu-22M3 bombers"),
            ({"state": "none"}, "none"),
            ({"state": "none", "of": 41, "unit": "aircraft"}, "none of 41_aircraft"),
            ({"state": "unstated"}, "no figure given"),
            ({"state": "unstated", "of": 41, "unit": "aircraft"}, "no figure given, of 41_aircraft"),
            ({"state": "rejects"}, "rejects the premise"),
        ],
    )
    def test_says_the_figure_and_joins_it_to_its_noun(self, document, words):
        assert quantities.in_words(quantities.from_document(document)) == words.replace("_", "\u00a0")


class TestRead:
    @pytest.mark.parametrize(
        ("text", "document"),
        [
            ("40", {"value": 40}),
            (" 40  aircraft ", {"value": 40, "unit": "aircraft"}),
            ("about 40 aircraft", {"value": 40, "comparator": "about", "unit": "aircraft"}),
            ("At least 13", {"value": 13, "comparator": "at_least"}),
            ("40+ aircraft", {"value": 40, "comparator": "at_least", "unit": "aircraft"}),
            ("no more than 20", {"value": 20, "comparator": "up_to"}),
            ("no fewer than 20", {"value": 20, "comparator": "at_least"}),
            ("fewer than 20", {"value": 20, "comparator": "less_than"}),
            ("over 500 names", {"value": 500, "comparator": "more_than", "unit": "names"}),
            ("more than 500 names", {"value": 500, "comparator": "more_than", "unit": "names"}),
            ("11-15 bombers", {"min": 11, "max": 15, "unit": "bombers"}),
            ("between 11 and 15 bombers", {"min": 11, "max": 15, "unit": "bombers"}),
            ("1.5–2 hours", {"min": 1.5, "max": 2, "unit": "hours"}),
            ("12 of 41 aircraft", {"value": 12, "unit": "aircraft", "of": 41}),
            ("12 out of the 41 aircraft", {"value": 12, "unit": "aircraft", "of": 41}),
            ("USD 2 billion", {"value": 2_000_000_000, "currency": "USD"}),
            ("2bn USD", {"value": 2_000_000_000, "currency": "USD"}),
            ("USD 2-7 billion", {"min": 2_000_000_000, "max": 7_000_000_000, "currency": "USD"}),
            ("USD 2 billion to USD 7 billion", {"min": 2_000_000_000, "max": 7_000_000_000, "currency": "USD"}),
            ("6,000 bodies", {"value": 6000, "unit": "bodies"}),
            ("6 thousand bodies", {"value": 6000, "unit": "bodies"}),
            ("13 UAV", {"value": 13, "unit": "UAV"}),
            ("4 Tu-95", {"value": 4, "unit": "Tu-95"}),
            ("5% of GDP", {"value": 5, "unit": "% of GDP"}),
            ("-5 °C", {"value": -5, "unit": "°C"}),
            ("None", {"state": "none"}),
            ("none of 41 aircraft", {"state": "none", "unit": "aircraft", "of": 41}),
            ("no figure", {"state": "unstated"}),
            ("rejects", {"state": "rejects"}),
        ],
    )
    def test_understands_what_an_editor_types(self, text, document):
        assert quantities.read(text) == quantities.from_document(document)

    @pytest.mark.parametrize(
        ("text", "field", "hint"),
        [
            ("", "value", "Write a figure in digits"),
            ("dozens of aircraft", "value", "or “none”, or “no figure”"),
            ("forty", "value", "Write a figure in digits"),
            ("1,00", "value", "Write a figure in digits"),
            ("about $7 billion", "currency", "Write a currency as its code, before the figure: USD 2 billion."),
            ("15-11", "min", "begins with its lower figure"),
            ("42 of 41", "of", "larger than the whole"),
            ("at least 11 to 15", "comparator", "only “about”"),
            ("9999999999999999", "value", "at most 15 digits"),
            ("0." + "9" * 40 + " million", "value", "at most 15 digits"),
            ("4" * 201, None, "at most 200 characters"),
        ],
    )
    def test_refuses_what_it_cannot_read_with_a_hint(self, text, field, hint):
        with pytest.raises(InvalidQuantity, match=re.escape(hint)) as refusal:
            quantities.read(text)
        assert refusal.value.field == field


NUMBERS = st.one_of(
    st.integers(-(10**6), 10**6).map(Decimal),
    st.decimals(0, 10**6, places=2),
    st.builds(lambda number, zeros: Decimal(number * 10**zeros), st.integers(0, 99_999), st.integers(0, 9)),
)
UNITS = st.sampled_from(
    ["", "aircraft", "bombers", "names on the list", "Tu-95", "%", "% of GDP", "тіл", "km²", "people"]
)


@st.composite
def values(draw: st.DrawFn) -> Quantity:
    """A quantity with figures, a value or a range."""
    least, most, total = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    fields = {
        "unit": draw(UNITS),
        "currency": draw(st.sampled_from(["", "USD", "UAH"])),
        "of": draw(st.sampled_from([None, total])),
    }
    if draw(st.booleans()):
        return Quantity(value=most, comparator=draw(st.sampled_from(get_args(Comparator))), **fields)
    return Quantity(minimum=least, maximum=most, comparator=draw(st.sampled_from(["exactly", "about"])), **fields)


class TestLaws:
    @given(values())
    def test_words_read_back_as_the_same_quantity(self, one):
        assert quantities.read(quantities.in_words(one)) == one

    @given(values())
    def test_a_document_reads_back_as_the_same_quantity_through_json(self, one):
        assert quantities.from_document(json.loads(json.dumps(quantities.to_document(one)))) == one

    @given(values())
    def test_the_least_is_never_more_than_the_most(self, one):
        lower, upper = quantities.bounds(one)
        assume(lower is not None and upper is not None)
        assert lower <= upper

    @given(st.one_of(st.text(), st.text("0123456789,.-– of to about USD %bilmon")))
    def test_no_text_raises_anything_but_invalid_quantity(self, text):
        try:
            quantities.in_words(quantities.read(text))
        except InvalidQuantity as refusal:
            assert str(refusal).endswith(".")

    @given(
        st.dictionaries(
            st.sampled_from(["state", "value", "min", "max", "comparator", "unit", "currency", "of"]),
            st.one_of(
                st.none(),
                st.booleans(),
                st.integers(),
                st.floats(),
                st.text(max_size=9),
                st.lists(st.integers(), max_size=2),
            ),
        )
    )
    def test_no_document_raises_anything_but_invalid_quantity(self, document):
        try:
            read = quantities.from_document(document)
        except InvalidQuantity:
            return
        assert quantities.from_document(quantities.to_document(read)) == read

    @pytest.mark.parametrize("piece", ["1,000", "1-", "about ", " of 1", "9", "no more than ", "\u00a0"])
    def test_long_texts_are_answered_at_once(self, piece):
        started = time.perf_counter()
        for length in (199, 100_000):
            try:
                quantities.read((piece * length)[:length])
            except InvalidQuantity:
                continue
        assert time.perf_counter() - started < 0.5
