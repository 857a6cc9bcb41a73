import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsclaims.articles.anchors import (
    CONTEXT_LENGTH,
    Selector,
    UnusableSpan,
    code_points,
    count_occurrences,
    locate,
    normalise,
    places,
    select,
    utf16_units,
)
from newsclaims.core.errors import Refused

# Letters with and without marks, right-to-left script and its marks, emoji made of several code points, white space.
ALPHABET = "ab 🛩️👩‍🚀é\u0301\u0308כּא\u200fم\u064b\n\t\u00a0“”.,"
texts = st.text(st.sampled_from(ALPHABET) | st.characters(), max_size=200)


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


class TestSelect:
    @given(texts_with_spans())
    def test_takes_the_words_without_the_white_space_at_their_edges(self, case):
        text, start, end = case
        assume(text[start:end].strip())
        selector = select(text, start, end)
        assert selector.exact == text[start:end].strip() == text[selector.start : selector.end]
        assert start <= selector.start < selector.end <= end

    @given(texts_with_spans())
    def test_keeps_at_most_the_context_that_stands_beside_the_words(self, case):
        text, start, end = case
        assume(text[start:end].strip())
        selector = select(text, start, end)
        assert selector.fits(text)
        assert len(selector.prefix) == min(CONTEXT_LENGTH, selector.start)
        assert len(selector.suffix) == min(CONTEXT_LENGTH, len(text) - selector.end)

    @pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 4), (3, 3)])
    def test_refuses_a_selection_without_words(self, start, end):
        with pytest.raises(UnusableSpan, match="Select some words"):
            select("one two", start, end)

    @pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 8), (3, 2), (9, 9)])
    def test_refuses_a_place_outside_the_text(self, start, end):
        with pytest.raises(UnusableSpan, match="outside the text"):
            select("one two", start, end)

    def test_refuses_with_a_sentence_that_views_can_show(self):
        with pytest.raises(Refused) as refusal:
            select("", 0, 0)
        assert refusal.value.sentence == "Select some words first."
        assert isinstance(refusal.value, ValueError)


class TestSelectorAsADocument:
    @given(texts_with_spans())
    def test_comes_back_as_it_was_written(self, case):
        text, start, end = case
        assume(text[start:end].strip())
        selector = select(text, start, end)
        assert Selector.from_document(selector.to_document()) == selector

    def test_leaves_out_a_prefix_and_a_suffix_where_there_are_none(self):
        assert select("whole", 0, 5).to_document() == {"exact": "whole", "start": 0, "end": 5}

    def test_names_its_fields_in_the_order_of_the_format(self):
        assert list(select("a whole thing", 2, 7).to_document()) == ["exact", "prefix", "suffix", "start", "end"]

    @pytest.mark.parametrize(
        ("document", "field"),
        [
            ({"start": 0, "end": 3}, "exact"),
            ({"exact": 7, "start": 0, "end": 3}, "exact"),
            ({"exact": "one", "end": 3}, "start"),
            ({"exact": "one", "start": True, "end": 3}, "start"),
            ({"exact": "one", "start": 0, "end": "3"}, "end"),
            ({"exact": "one", "start": -1, "end": 2}, "start"),
            ({"exact": "one", "start": 0, "end": 4}, "end minus start"),
            ({"exact": "one", "prefix": None, "start": 0, "end": 3}, "prefix"),
        ],
    )
    def test_refuses_what_is_no_selector_and_names_the_field(self, document, field):
        with pytest.raises(UnusableSpan, match=f"^{field}"):
            Selector.from_document(document)

    def test_fits_only_the_text_it_was_taken_from(self):
        selector = select("40 aircraft were destroyed", 3, 11)
        assert selector.fits("40 aircraft were destroyed")
        assert not selector.fits("41 aircraft were destroyed")
        assert not selector.fits("40 airplanes were destroyed")


class TestNormalise:
    @given(st.text())
    def test_changes_nothing_when_done_twice(self, text):
        assert normalise(normalise(text)) == normalise(text)

    @given(st.text(st.sampled_from("a\r\n\v\f\x85\u2028\u2029 \t\x00\ufeff\u0301é\ud800\x1c")))
    def test_leaves_text_that_can_be_stored(self, text):
        result = normalise(text)
        assert unicodedata.is_normalized("NFC", result)
        assert not set(result) & set("\r\v\f\x85\u2028\u2029\x00\ufeff\ud800\x1c")
        assert not any(line != line.rstrip() for line in result.split("\n"))
        result.encode()

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\x85", "\f"])
    def test_writes_every_line_end_alike(self, line_end):
        assert normalise(f"one{line_end}{line_end}two") == "one\n\ntwo"

    def test_composes_letters_and_their_marks(self):
        assert normalise("Ciragan e\u0301") == "Ciragan é"

    def test_keeps_joiners_and_direction_marks_which_words_are_made_of(self):
        assert normalise("👩\u200d🚀 \u200fשלום") == "👩\u200d🚀 \u200fשלום"

    def test_keeps_the_space_that_a_line_begins_with(self):
        assert normalise("\ufeff\n\n  one  \n\ttwo\t\n \n") == "  one\n\ttwo"


class TestUnitsOfBrowsers:
    @given(texts_with_spans())
    def test_counting_there_and_back_arrives_where_it_began(self, case):
        text, offset, _ = case
        assert code_points(text, utf16_units(text, offset)) == offset

    @given(texts_with_spans())
    def test_units_are_those_of_the_utf_16_encoding(self, case):
        text, offset, _ = case
        assert utf16_units(text, offset) == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2

    def test_an_emoji_before_the_words_does_not_shift_them(self):
        text = "🛩️🛩️ 40 aircraft"
        start = code_points(text, 7)
        assert text[start:] == "40 aircraft"

    def test_refuses_a_place_within_a_character(self):
        with pytest.raises(UnusableSpan, match="within a character"):
            code_points("a🛩b", 2)

    @pytest.mark.parametrize("offset", [-1, 5])
    def test_refuses_a_place_outside_the_text(self, offset):
        with pytest.raises(UnusableSpan, match="outside"):
            code_points("a🛩b", offset)
        with pytest.raises(UnusableSpan, match="outside"):
            utf16_units("a🛩b", offset)


class TestLocate:
    TEXT = "Russia said no. Ukraine said yes. Russia said maybe."

    @given(texts_with_spans())
    def test_finds_every_selector_in_its_own_text(self, case):
        text, start, end = case
        text = unicodedata.normalize("NFC", text)
        assume(text[start:end].strip())
        selector = select(text, *(min(place, len(text)) for place in (start, end)))
        found = locate(text, selector.exact, selector.prefix, selector.suffix, near=selector.start)
        assert found is not None
        assert found == selector

    @given(texts_with_spans(), st.text(st.sampled_from(ALPHABET), min_size=1, max_size=40))
    def test_follows_words_that_have_moved(self, case, inserted):
        text, start, end = case
        text = unicodedata.normalize("NFC", f"{inserted}\n{text}")
        assume(text[start:end].strip() and text.count(text[start:end].strip()) == 1)
        selector = select(text, start, end)
        assert locate(text, selector.exact, near=0) == selector

    def test_takes_the_place_whose_neighbourhood_agrees(self):
        found = locate(self.TEXT, "Russia said", prefix="said yes. ", suffix=" maybe.")
        assert found is not None
        assert found.start == 34

    def test_takes_the_place_that_is_nearest_when_the_neighbourhood_does_not_tell(self):
        found = locate("one two one two one", "one", near=9)
        assert found is not None
        assert found.start == 8

    def test_prefers_the_neighbourhood_to_the_position(self):
        found = locate(self.TEXT, "Russia said", suffix=" maybe.", near=0)
        assert found is not None
        assert found.start == 34

    def test_finds_nothing_when_nothing_tells_two_places_apart(self):
        assert locate("one two one", "one") is None

    def test_finds_nothing_when_the_words_are_gone(self):
        assert locate(self.TEXT, "Moscow said") is None
        assert locate(self.TEXT, " ") is None

    def test_does_not_take_a_few_words_out_of_another_neighbourhood(self):
        assert locate(self.TEXT, "yes", prefix="They voted ", suffix="; we did") is None

    def test_takes_long_words_out_of_another_neighbourhood(self):
        found = locate(self.TEXT, "Ukraine said yes. Russia said", prefix="And so ", suffix=" it again")
        assert found is not None
        assert found.start == 16

    def test_forgives_white_space_between_the_words(self):
        found = locate("40 aircraft\n  were destroyed", "aircraft were destroyed")
        assert found is not None
        assert found.exact == "aircraft\n  were destroyed"


class TestCountOccurrences:
    def test_counts_places_that_overlap(self):
        assert count_occurrences("ana banana", "ana") == 3

    def test_reads_the_words_literally(self):
        assert count_occurrences("USD 2 (two) billion", "2 (two)") == 1
        assert count_occurrences("abc", ".") == 0

    def test_counts_no_empty_words(self):
        assert count_occurrences("abc", "") == 0


class TestPlaces:
    def test_are_the_selectors_of_every_occurrence_in_order(self):
        text = "one two one"
        assert places(text, "one") == [select(text, 0, 3), select(text, 8, 11)]

    def test_are_none_when_the_words_are_gone(self):
        assert places("one two one", "three") == []
