import re

import pytest
from django.db import connection
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from newsclaims.timeline.highlighting import CLOSES, OPENS, folded, marked, pieces_of, words_of

TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)
# Words that occur in the texts more often than chance would have it.
FEW = st.text(alphabet="aAáы -<>&\"'é", max_size=40)


@st.composite
def cards(draw) -> str:
    """Markup such as a template makes of hostile texts: escaped, in tags, attributes and between them."""
    parts = draw(st.lists(st.tuples(FEW | TEXTS, FEW | TEXTS), max_size=5))
    return "".join(
        f'<a class="a" href="?a={escape(inside)}" title=\'a > a\'>{escape(text)}</a>' for inside, text in parts
    )


def without_marks(html: str) -> str:
    return re.sub(f"{OPENS}(.*?){CLOSES}", r"\1", html, flags=re.DOTALL)


class TestMarked:
    @given(cards(), FEW | TEXTS)
    def test_without_its_marks_it_is_the_card_to_the_byte(self, card, search):
        assert without_marks(marked(card, words_of(search))) == card

    @given(cards(), FEW)
    def test_every_tag_stays_as_it_was(self, card, search):
        tag = re.compile(r"""<a class="a" href="[^"]*" title='[^']*'>""")
        assert tag.findall(marked(card, words_of(search))) == tag.findall(card)

    @pytest.mark.parametrize(
        ("html", "search", "shown"),
        [
            ("<p>40 aircraft</p>", "aircraft", "<p>40 [aircraft]</p>"),
            ('<p title="aircraft">40 Aircraft.</p>', "aircraft", '<p title="aircraft">40 [Aircraft].</p>'),
            ("<p>aircraftman</p>", "aircraft", "<p>aircraftman</p>"),
            ("<p>Çırağan Palace</p>", "ciragan palace", "<p>[Çırağan] [Palace]</p>"),
            ("<p>Кіра Рудик</p>", "рудик", "<p>Кіра [Рудик]</p>"),
            ("<p>П\u02bcять літаків</p>", "п'ять", "<p>[П]\u02bc[ять] літаків</p>"),
            ("<p>Tom &amp; amp</p>", "amp", "<p>Tom &amp; [amp]</p>"),
            ("<p>it&#x27;s x27</p>", "x27", "<p>it&#x27;s [x27]</p>"),
            ("<p>Tu\u201195</p>", "tu-95", "<p>[Tu]\u2011[95]</p>"),
            ("<p>one or two</p>", "one or three", "<p>[one] or two</p>"),
            ("<p>one two three</p>", '"one two" -three', "<p>[one] [two] three</p>"),
            ("<p>one two three</p>", 'one -"two three"', "<p>[one] two three</p>"),
            ("<p>one</p>", "", "<p>one</p>"),
        ],
    )
    def test_marks_whole_words_of_the_text(self, html, search, shown):
        assert marked(html, words_of(search)) == shown.replace("[", OPENS).replace("]", CLOSES)


class TestPieces:
    @given(FEW | TEXTS, FEW | TEXTS)
    def test_together_are_the_text(self, text, search):
        assert "".join(piece.text for piece in pieces_of(text, words_of(search))) == text


class TestFolded:
    @pytest.mark.parametrize(
        "word", ["Çırağan", "ŁÓDŹ", "Ødegård", "Đuro", "Рудик", "Київ", "İstanbul", "ΣΟΦΟΣ", "Tu", "95"]
    )
    def test_is_what_the_database_makes_of_it(self, db, word):
        with connection.cursor() as cursor:
            cursor.execute("SELECT fold_text(%s)", [word])
            assert folded(word) == cursor.fetchone()[0]
