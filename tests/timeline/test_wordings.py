from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsclaims.timeline.wordings import wordings

WORDS = st.text(alphabet="ab 4.é", min_size=1, max_size=20)


def report(
    exact: str, *, published: str = "", outlet: str = "The Gazette", hedge: str = "", **fields
) -> dict[str, Any]:
    return {
        "attribution": f"at-{outlet}-{published}",
        "article": {"type": "article", "id": "ar-1", "name": "Strikes"},
        "outlet": {"type": "outlet", "id": f"o-{outlet}", "name": outlet},
        "published": published,
        "language": "en",
        "cue": "said",
        "hedge": hedge,
        "as_named": "",
        "directness": "indirect",
        "part": "body",
        "through": [],
        "quotes": [{"exact": exact, "start": 0, "end": len(exact)}],
        "struck": None,
        **fields,
    }


def claim(*reports: dict[str, Any], stance: str = "asserts") -> dict[str, Any]:
    return {
        "statements": [
            {
                "id": f"st-{number}",
                "stance": stance,
                "voice": "unattributed",
                "speaker": None,
                "said": {"edtf": "", "words": ""},
                "reports": [one],
            }
            for number, one in enumerate(reports)
        ]
    }


def changed(wording) -> list[str]:
    return [piece.text for piece in wording.pieces if piece.changed]


def test_one_report_alone_has_nothing_beside_it():
    assert wordings(claim(report("40 aircraft were destroyed"))) == []


def test_reports_stand_in_the_order_of_their_publication_those_without_a_day_last():
    found = wordings(
        claim(
            report("none", outlet="Undated"),
            report("two", published="2025-06-03T00:00:00Z", outlet="Later"),
            report("one", published="2025-06-02T00:00:00Z", outlet="Earlier"),
        )
    )
    assert [one.outlet for one in found] == ["Earlier", "Later", "Undated"]


def test_words_that_stand_otherwise_before_are_marked():
    first, second = wordings(
        claim(
            report("40 aircraft were hit", published="2025-06-02"),
            report("40 aircraft were destroyed", published="2025-06-03"),
        )
    )
    assert changed(first) == []
    assert changed(second) == ["destroyed"]


def test_a_dropped_hedge_is_said():
    first, second = wordings(
        claim(
            report("40 aircraft were destroyed", published="2025-06-02", hedge="allegedly"),
            report("40 aircraft were destroyed", published="2025-06-03"),
        )
    )
    assert (first.dropped_hedge, second.dropped_hedge) == ("", "allegedly")


def test_a_hedge_that_moved_into_the_words_is_not_dropped():
    _, second = wordings(
        claim(
            report("40 aircraft were destroyed", published="2025-06-02", hedge="allegedly"),
            report("40 aircraft were allegedly destroyed", published="2025-06-03"),
        )
    )
    assert second.dropped_hedge == ""


def test_a_drifting_number_is_said_and_another_way_to_write_it_is_none():
    _, second, third, fourth = wordings(
        claim(
            report("40 aircraft were destroyed", published="2025-06-02"),
            report("41 aircraft were destroyed", published="2025-06-03"),
            report("aircraft worth USD 7,000,000,000", published="2025-06-04"),
            report("aircraft worth USD 7.000.000.000", published="2025-06-05"),
        )
    )
    assert second.drifted == ("40", "41")
    assert third.drifted == ("41", "7,000,000,000")
    assert fourth.drifted is None


def test_denials_and_struck_reports_are_no_wording_of_the_claim():
    struck = report("40 were hit", struck={"reason": "Not there.", "recorded": "2025-06-05T00:00:00Z"})
    assert wordings(claim(report("40"), struck)) == []
    assert wordings(claim(report("not 40"), report("none"), stance="denies")) == []


@given(st.lists(WORDS, min_size=2, max_size=4))
def test_the_pieces_say_the_whole_of_the_words(texts):
    found = wordings(claim(*(report(text, published=f"2025-06-0{day}") for day, text in enumerate(texts, 1))))
    assert ["".join(piece.text for piece in one.pieces).split() for one in found] == [text.split() for text in texts]
