from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims.articles.anchors import UnusableSpan
from newsclaims.articles.passages import Mark, paragraphs, segments, sentences, surroundings

FRAGMENTS = [
    "a",
    "B",
    "Mr",
    "U.S",
    "г",
    "5",
    ".",
    "?",
    "!",
    "…",
    "...",
    "”",
    '"',
    "“",
    " ",
    "\n",
    "\u00a0",
    "。",
    "[1]",
    "🛩️",
    "\u0301",
    "م",
]
texts = st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join) | st.text(max_size=80)


def sentence_texts(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


class TestParagraphs:
    def test_line_breaks_separate_them_and_blank_lines_are_none(self):
        text = "Head\n\nFirst. Second.\n  \n Third \n"
        assert [text[one.start : one.end] for one in paragraphs(text)] == ["Head", "First. Second.", "Third"]
        assert [one.number for one in paragraphs(text)] == [1, 2, 3]

    def test_an_empty_text_has_none(self):
        assert paragraphs(" \n\n") == []

    @given(texts)
    def test_hold_every_character_but_white_space(self, text):
        held = "".join(text[one.start : one.end] for one in paragraphs(text))
        assert "".join(held.split()) == "".join(text.split())


class TestSentences:
    @given(texts)
    def test_hold_every_character_but_white_space_exactly_once(self, text):
        found = sentences(text)
        assert "".join("".join(sentence_texts(text)).split()) == "".join(text.split())
        assert all(before.end <= after.start for before, after in pairwise(found))

    @given(texts)
    def test_never_cross_a_paragraph_and_have_no_white_space_at_their_edges(self, text):
        bounds = {one.number: one for one in paragraphs(text)}
        for sentence in sentences(text):
            paragraph = bounds[sentence.paragraph]
            assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
            assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()

    @given(texts)
    def test_are_numbered_through_the_text(self, text):
        found = sentences(text)
        assert [sentence.number for sentence in found] == list(range(1, len(found) + 1))

    @pytest.mark.parametrize(
        "text",
        [
            "The U.S. Congress met Gen. Mark A. Milley and J. D. Vance on Jan. 12 at 3.5 p.m. Moscow time.",
            "Mr. Key and K.C. Maurer of Acme Inc. (Texas) agreed on No. 5.",
            "“Is it random?” Ukrainian MP Kira Rudik asked.",
            '"Why? " he said.',
            "They left... and so it goes.",
            "The climate [...] Projections differ.",
            "В г. Киев проф. И. И. Иванов получил 5 млн. руб. и ушёл.",
            "На вул. Хрещатик та ін. Місцях стало тихо.",
        ],
    )
    def test_go_on_after_a_full_stop_that_ends_nothing(self, text):
        assert sentence_texts(text) == [text]

    @pytest.mark.parametrize(
        ("text", "count"),
        [
            ("He met them in the U.S. The vote was close.", 2),
            ("“We won.” “They left.” So it was.", 3),
            ('"Jets," Rudik posted on X. "Russia keeps launching."', 2),
            ("They left… So it goes. What now? Nothing!", 4),
            ("He chose plan B. We go.", 2),
            ("War ended.[1] Peace began.", 2),
            ("1. The first. 2. The second.", 2),
            ("Это было в 2022 г. После этого всё.", 2),
            ("Далі буде. Кінець.", 2),
            ("これは文です。次の文です。", 2),
            ("« C’est fini. » Puis il partit.", 2),
            ("Talks end\nThey began late.", 2),
        ],
    )
    def test_end_where_a_reader_would_stop(self, text, count):
        assert len(sentence_texts(text)) == count


class TestSurroundings:
    TEXT = "One here. Two there. Three.\nFour."

    @pytest.mark.parametrize(
        ("words", "around", "first", "last"),
        [
            ("there", "Two there.", 2, 2),
            ("here. Two", "One here. Two there.", 1, 2),
            ("Three.\nFour", "Three.\nFour.", 3, 4),
            (". ", "One here.", 1, 1),
        ],
    )
    def test_are_the_sentences_that_hold_the_span(self, words, around, first, last):
        start = self.TEXT.index(words)
        found = surroundings(self.TEXT, start, start + len(words))
        assert self.TEXT[found.start : found.end] == around
        assert (found.first_sentence, found.last_sentence) == (first, last)

    def test_are_the_same_with_sentences_known_beforehand(self):
        assert surroundings(self.TEXT, 10, 13, sentences(self.TEXT)) == surroundings(self.TEXT, 10, 13)

    @pytest.mark.parametrize(("start", "end"), [(9, 10), (3, 3), (40, 50)])
    def test_refuse_a_place_without_words(self, start, end):
        with pytest.raises(UnusableSpan, match="no words"):
            surroundings(self.TEXT, start, end)


@st.composite
def marked_stretches(draw: st.DrawFn) -> tuple[str, int, int, list[Mark]]:
    text = draw(st.text(max_size=40))
    offsets = st.integers(0, len(text))
    start, end = sorted((draw(offsets), draw(offsets)))
    spans = draw(st.lists(st.tuples(st.integers(1, 5), offsets, offsets), max_size=6))
    return text, start, end, [Mark(number, min(one, other), max(one, other)) for number, one, other in spans]


class TestSegments:
    @given(marked_stretches())
    def test_joined_are_the_stretch_again(self, case):
        text, start, end, marks = case
        assert "".join(segment.text for segment in segments(text, start, end, marks)) == text[start:end]

    @given(marked_stretches())
    def test_each_has_the_numbers_of_the_marks_that_cover_it(self, case):
        text, start, end, marks = case
        position = start
        for segment in segments(text, start, end, marks):
            assert segment.text
            for offset in range(position, position + len(segment.text)):
                covering = {mark.number for mark in marks if mark.start <= offset < mark.end}
                assert set(segment.numbers) == covering
            position += len(segment.text)

    def test_nested_and_overlapping_marks_begin_where_they_begin(self):
        found = segments("abcdef", 0, 6, [Mark(1, 0, 4), Mark(2, 1, 2), Mark(3, 3, 6)])
        assert [(one.text, one.numbers, one.begins) for one in found] == [
            ("a", (1,), (1,)),
            ("b", (1, 2), (2,)),
            ("c", (1,), ()),
            ("d", (1, 3), (3,)),
            ("ef", (3,), ()),
        ]

    def test_a_mark_that_began_before_the_stretch_covers_and_does_not_begin(self):
        found = segments("abcdef", 2, 4, [Mark(1, 0, 6)])
        assert [(one.text, one.numbers, one.begins) for one in found] == [("cd", (1,), ())]

    def test_text_without_marks_is_one_segment(self):
        assert [one.text for one in segments("abc", 0, 3, [])] == ["abc"]
