from hypothesis import given
from hypothesis import strategies as st

from newsclaims.core.comparing import Piece, compared


def changed(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]


class TestCompared:
    def test_marks_the_words_that_differ_in_both(self):
        before, after = compared("40 aircraft were destroyed", "13 aircraft were damaged")
        assert changed(before) == ["40", "destroyed"]
        assert changed(after) == ["13", "damaged"]

    def test_marks_words_in_a_row_as_one(self):
        _, after = compared("Aircraft were hit.", "At least 13 aircraft were hit.")
        assert changed(after) == ["At least 13 aircraft"]

    def test_leaves_the_space_behind_a_change_unmarked(self):
        before, _ = compared("some forty aircraft", "aircraft")
        assert before == [Piece("some forty", True), Piece(" ", False), Piece("aircraft", False)]

    def test_takes_spaces_for_no_change(self):
        before, after = compared("40  aircraft", "40 aircraft\n")
        assert not changed(before) and not changed(after)

    def test_an_empty_text_has_no_pieces(self):
        assert compared("", "new") == ([], [Piece("new", True)])

    @given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
    def test_the_pieces_say_the_whole_text(self, one: str, other: str):
        first, second = compared(one, other)
        assert "".join(piece.text for piece in first) == (one if one.strip() else "")
        assert "".join(piece.text for piece in second) == (other if other.strip() else "")
