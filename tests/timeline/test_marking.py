import pytest

from newsclaims.timeline.marking import Mark, cut


def mark(number, start, end, first=True):
    return Mark(number=number, place=number, attribution=f"t-{number}", start=start, end=end, first=first)


def written(text, marks, start=0):
    """The pieces as `[1 …]`; a mark that goes on is `[1' …]`."""
    steps = {True: lambda piece: f"[{piece.opens.number}{chr(39) if piece.again else ''} "}
    return "".join(
        steps[True](piece) if piece.opens else "]" if piece.closes else piece.text for piece in cut(text, start, marks)
    )


class TestCut:
    @pytest.mark.parametrize(
        ("marks", "expected"),
        [
            ([], "abcdef"),
            ([mark(1, 1, 3)], "a[1 bc]def"),
            ([mark(1, 0, 6)], "[1 abcdef]"),
            ([mark(1, 0, 4), mark(2, 1, 2)], "[1 a[2 b]cd]ef"),
            ([mark(1, 1, 2), mark(2, 1, 4)], "a[2 [1 b]cd]ef"),
            ([mark(1, 1, 4), mark(2, 1, 4)], "a[1 [2 bcd]]ef"),
            ([mark(1, 0, 3), mark(2, 2, 5)], "[1 ab[2 c]][2' de]f"),
            ([mark(1, 0, 2), mark(2, 2, 4)], "[1 ab][2 cd]ef"),
            ([mark(1, 2, 2)], "abcdef"),
        ],
        ids=["none", "one", "whole", "nested", "longest outside", "equal", "crossing", "touching", "empty"],
    )
    def test_opens_and_closes_in_due_order(self, marks, expected):
        assert written("abcdef", marks) == expected

    def test_clips_what_begins_before_the_text_and_ends_after_it(self):
        assert written("cdef", [mark(1, 0, 4), mark(2, 4, 99)], start=2) == "[1' cd][2 ef]"

    def test_keeps_every_character_of_three_marks_that_cross(self):
        text = "Ukraine’s 🛩 was hit, Kyiv said"
        pieces = cut(text, 0, [mark(1, 0, 12), mark(2, 5, 20), mark(3, 8, 30)])
        assert "".join(piece.text for piece in pieces) == text
        assert sum(1 for piece in pieces if piece.opens) == sum(1 for piece in pieces if piece.closes)
