import pytest

from newsclaims.extraction.hedges import hedge_near


@pytest.mark.parametrize(
    ("text", "words", "hedge"),
    [
        ("a list of children allegedly deported during the war", "children allegedly deported", "allegedly"),
        ("The Navy reportedly saved 200 more.", "saved 200 more", "reportedly"),
        ("The attack was seen as a serious escalation.", "a serious escalation", "was seen as"),
        ("Two jets are believed to be lost.", "Two jets", "are believed to"),
        ("Two jets burned.", "Two jets burned", None),
    ],
)
def test_finds_the_hedge_as_printed(text, words, hedge):
    start = text.index(words)
    assert hedge_near(text, start, start + len(words)) == hedge


def test_leaves_the_hedge_of_another_clause_alone():
    text = "Fishermen rescued 700, and the Navy reportedly saved 200."
    assert hedge_near(text, 0, len("Fishermen rescued 700")) is None


def test_prefers_the_hedge_within_the_words():
    text = "They allegedly lost a supposedly new jet."
    start = text.index("a supposedly")
    assert hedge_near(text, start, len(text)) == "supposedly"
