"""The picture of a question, from the claims' documents to percentages."""

import itertools
from decimal import Decimal
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from newsclaims.timeline.chart import extent
from newsclaims.timeline.chart.labels import FIGURE_LETTER, MARGIN, NARROW, Reach, label, shortened
from newsclaims.timeline.chart.rows import Chart, Line, Row, chart_of
from newsclaims.timeline.chart.scale import scale_of
from newsclaims.timeline.rivals import Fit, fit_of, rivals
from newsclaims.vocabulary.quantities import read, to_document

UNIT = "aircraft"
_numbers = itertools.count(1)
figures = st.decimals(min_value=-(10**15), max_value=10**15, places=3, allow_nan=False)
figure_texts = st.one_of(
    st.integers(0, 10**12).map(str),
    st.tuples(st.sampled_from(["about", "at least", "more than", "up to", "less than"]), st.integers(0, 10**12)).map(
        lambda told: f"{told[0]} {told[1]}"
    ),
    st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)).map(lambda ends: f"{ends[0]} to {sum(ends)}"),
    st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda ends: f"{min(ends)} of {max(ends)}"),
    st.sampled_from(["none", "no figure", "rejects", "no figure of 41"]),
)


def statement(speaker: str, said: str = "2025-06-02", *, revises: str = "", **fields: Any) -> dict[str, Any]:
    """A statement as it stands in a claim's document."""
    report = {
        "attribution": "t-1",
        "article": {"id": "r-1", "name": "A report"},
        "outlet": {"id": "o-1", "name": "The Gazette"},
        "published": "2025-06-09T08:00:00Z",
        "cue": "said",
        "hedge": fields.pop("hedge", ""),
        "as_named": "",
        "directness": "indirect",
        "part": "body",
        "through": [],
        "quotes": [{"exact": words}] if (words := fields.pop("words", "")) else [],
        "passages": [],
        "struck": None,
        "language": "en",
    }
    return {
        "id": f"s-{next(_numbers)}",
        "stance": "asserts",
        "voice": "named",
        "speaker": {"id": speaker, "name": speaker.title()},
        "said": {"edtf": said, "words": ""},
        "venue": "",
        "language": "en",
        "heard": "reported",
        "original": None,
        "revises": {"edtf": revises, "words": ""} if revises else None,
        "reports": [report],
        **fields,
    }


def claim(figure: str, *statements: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A claim's document with what a chart needs of it. A `figure` is what an editor types."""
    number = next(_numbers)
    return {
        "id": f"c-{number:06}",
        "text": f"Claim {number}",
        "status": "unverified",
        "quantity": to_document(read(figure)) if figure else None,
        "statements": list(statements) or [statement(f"speaker {number}")],
        "denied_by": [],
        "evidence": [],
        "confidential": 0,
        "clocks": {"checked": ""},
        **fields,
    }


def drawn(*claims: dict[str, Any], unit: str = UNIT) -> Chart:
    return chart_of(rivals(claims, unit), unit)


def plain(words: str) -> str:
    return words.replace("\u00a0", " ")


def only(chart: Chart) -> tuple[Row, Line]:
    (row,) = chart.rows
    return row, row.lines[-1]


class TestScale:
    @given(st.lists(figures, max_size=20))
    @example([Decimal(10) ** 15, Decimal("0.001")])
    def test_has_a_place_for_every_figure_and_for_zero(self, told):
        scale = scale_of(told)
        assert scale.ticks[0] <= min([Decimal(0), *told])
        assert scale.ticks[-1] >= max([Decimal(0), *told])
        assert all(0 <= scale.position(figure) <= 100 for figure in told)

    @given(st.lists(figures, max_size=20))
    def test_keeps_the_order_of_figures(self, told):
        scale = scale_of(told)
        positions = [scale.position(figure) for figure in sorted(told)]
        assert positions == sorted(positions)

    @given(st.lists(figures, min_size=1, max_size=20))
    def test_has_few_round_numbers_evenly_apart_with_zero_among_them(self, told):
        ticks = scale_of(told).ticks
        assert 0 in ticks
        assert len(ticks) <= 7
        steps = {later - earlier for earlier, later in itertools.pairwise(ticks)}
        assert len(steps) <= 1
        assert all(str(step.normalize().as_tuple().digits) in ("(1,)", "(2,)", "(5,)") for step in steps)

    def test_counts_in_tens_up_to_fifty_where_the_most_is_forty_one(self):
        assert [int(tick) for tick in scale_of([Decimal(41), Decimal(12)]).ticks] == [0, 10, 20, 30, 40, 50]

    def test_begins_at_zero_whatever_the_least_figure(self):
        assert scale_of([Decimal(6000), Decimal(5990)]).ticks[0] == 0

    def test_is_zero_alone_where_nothing_has_a_figure(self):
        assert scale_of([]).ticks == (0,)
        assert scale_of([]).position(Decimal(0)) == 0


class TestLabel:
    @given(
        st.text(alphabet="1234567890 abcdef", max_size=60),
        st.text(alphabet="abcdef ", max_size=80),
        st.tuples(st.floats(0, 100), st.floats(0, 100)).map(sorted),
    )
    def test_stays_in_the_frame_on_a_phone_or_says_that_it_does_not(self, figure, words, ends):
        start, end = ends
        shown = label("", figure, words, start=start, end=end, reach=Reach(10, 28))
        width = len(figure) * FIGURE_LETTER
        if not shown.fits:
            return
        at = shown.at / 100 * NARROW + shown.shift
        assert at - width >= -MARGIN if shown.side == "before" else at + width <= NARROW + MARGIN

    def test_stands_after_its_mark_and_before_it_in_the_right_third(self):
        assert label("", "12", "", start=30, end=30, reach=Reach(10, 10)).side == "after"
        assert label("", "40", "", start=80, end=80, reach=Reach(10, 10)).side == "before"

    def test_turns_where_only_the_other_side_has_room(self):
        assert label("", "more than 123,456,789", "", start=60, end=60, reach=Reach(10, 28)).side == "before"

    def test_leaves_the_tick_at_the_whole_free(self):
        words = "a long remark about what was counted at the bases and how it was done"
        free = label("", "12", words, start=24, end=24, reach=Reach(10, 10)).words
        beside_a_tick = label("", "12", words, start=24, end=24, reach=Reach(10, 10, clear=60)).words
        assert len(beside_a_tick) < len(free) <= len(words)

    def test_words_are_cut_between_words_with_an_ellipsis(self):
        assert shortened("several aircraft caught fire", 18) == "several aircraft…"
        assert shortened("several aircraft", 16) == "several aircraft"
        assert shortened("several aircraft", 5) == ""


class TestChart:
    @given(st.lists(figure_texts, min_size=1, max_size=15))
    def test_every_mark_stands_between_nought_and_a_hundred_in_the_order_of_its_ends(self, told):
        for row in drawn(*(claim(figure) for figure in told)).rows:
            for line in row.lines:
                assert 0 <= line.label.at <= 100
                if line.mark:
                    assert 0 <= line.mark.start <= line.mark.end <= 100
                    assert line.mark.of is None or line.mark.end <= line.mark.of <= 100

    @given(st.lists(figure_texts, min_size=1, max_size=15))
    def test_every_answer_in_the_unit_keeps_its_line(self, told):
        chart = drawn(*(claim(figure) for figure in told))
        assert sum(len(row.lines) for row in chart.rows) == len(told)

    def test_part_and_whole_are_a_mark_and_a_tick(self):
        _, line = only(drawn(claim("12 of 41 aircraft")))
        assert (line.mark.start, line.mark.of) == (24, 82)
        assert line.label.figure == "12 of 41"

    def test_a_fraction_has_the_tick_and_no_mark(self):
        _, line = only(drawn(claim("no figure of 41 aircraft", statement("zelenskyy", words="half are beyond repair"))))
        assert (line.mark.drawn, line.mark.of) == (False, 82)
        assert line.below == "half are beyond repair"

    def test_a_range_is_a_bar_with_both_ends(self):
        _, line = only(drawn(claim("11 to 15 aircraft")))
        assert line.mark.range
        assert line.mark.start < line.mark.end

    def test_comparators_have_arrows_and_dashes(self):
        told = {"at least 13": "floor", "more than 40": "floor", "up to 20": "ceiling", "less than 1": "ceiling"}
        for figure, arrow in {**told, "about 10": "about"}.items():
            _, line = only(drawn(claim(f"{figure} aircraft")))
            assert {name for name in ("floor", "ceiling", "about") if getattr(line.mark, name)} == {arrow}
            assert line.label.figure == figure

    def test_none_no_figure_and_rejecting_the_premise_are_told_apart(self):
        chart = drawn(claim("none"), claim("no figure"), claim("rejects"))
        none, unstated, rejects = (row.lines[0] for row in chart.rows)
        assert (none.mark.none, none.mark.start, none.label.figure) == (True, 0, "none")
        assert (unstated.mark, unstated.label.figure) == (None, "no figure given")
        assert (rejects.mark, rejects.label.figure) == (None, "rejects the premise")

    def test_what_is_not_recorded_as_the_measure_alone_is_a_diamond(self):
        chart = drawn(claim("2 aircraft"), claim("4 aircraft destroyed or severely damaged"))
        assert [row.lines[0].mark.diamond for row in chart.rows] == [False, True]
        assert chart.legend.wider == "destroyed or severely damaged"
        assert drawn(claim("4")).legend.wider == "not recorded which"

    def test_another_unit_is_left_out_and_counted(self):
        chart = drawn(claim("2 aircraft"), claim("3 bases"))
        assert len(chart.rows) == 1
        assert chart.left_out == 1

    def test_a_hedge_is_never_dropped(self):
        _, line = only(drawn(claim("11 to 15 aircraft", statement("fox", hedge="probably"))))
        assert line.label.figure == "probably 11 to 15"

    def test_one_speaker_is_one_row_with_the_revised_figure_muted_and_joined_to_the_new_one(self):
        chart = drawn(
            claim("41 aircraft", statement("sbu", "2025-06-03", revises="2025-06-01")),
            claim("more than 40 aircraft", statement("sbu", "2025-06-01")),
        )
        row, _ = only(chart)
        assert [line.label.figure for line in row.lines] == ["more than 40", "41"]
        assert [plain(line.label.day) for line in row.lines] == ["1 June 2025: ", "3 June 2025: "]
        assert [line.muted for line in row.lines] == [True, False]
        (stroke,) = row.revisions
        assert (stroke.start, stroke.end) == (row.lines[0].mark.end, row.lines[1].mark.start)
        assert stroke.start_height < stroke.end_height

    def test_what_is_revised_without_having_answered_keeps_a_line(self):
        row, _ = only(drawn(claim("12 of 41 aircraft", statement("sbu", "2025-06-03", revises="2025-06-01"))))
        assert [(plain(line.label.day), line.label.figure, line.muted) for line in row.lines] == [
            ("1 June 2025: ", "no answer to this question", True),
            ("3 June 2025: ", "12 of 41", False),
        ]

    def test_two_figures_of_one_statement_tell_their_words_and_not_their_day(self):
        said = statement("ford", words="two are visible")
        row, _ = only(drawn(claim("at least 2 aircraft", said), claim("4 aircraft", {**said})))
        assert [line.label.day for line in row.lines] == ["", ""]
        assert row.lines[0].below == "at least 2: two are visible"

    def test_nothing_is_drawn_of_a_single_figure_among_words(self):
        assert not drawn(claim("2 to 3 days"), claim(""), unit="days").drawn
        assert drawn(claim("2 to 3 days"), claim("none"), unit="days").drawn

    def test_money_counts_in_its_currency(self):
        chart = drawn(claim("about USD 7 billion"), claim("more than USD 2 billion"), unit="USD")
        assert [plain(tick.words) for tick in chart.ticks] == ["0", "2 billion", "4 billion", "6 billion", "8 billion"]
        assert plain(chart.rows[0].lines[0].label.figure) == "about 7 billion"
        assert chart.crowded


class TestRivals:
    def test_stand_in_the_order_in_which_they_can_have_spoken_at_the_latest(self):
        told = rivals(
            [
                claim("1", statement("last", "2025-06-05")),
                claim("2", statement("uncertain", "2025-06-XX")),
                claim("3", statement("first", "2025-06-01")),
            ],
            UNIT,
        )
        assert [rival.said.name for rival in told] == ["First", "Last", "Uncertain"]

    def test_nobody_named_is_somebody_else_in_every_outlet(self):
        nobody = {"voice": "unattributed", "speaker": None}
        one, other = statement("") | nobody, statement("") | nobody
        other["reports"][0] |= {"outlet": {"id": "o-2", "name": "The Herald"}}
        assert len(rivals([claim("1", one), claim("2", other)], UNIT)) == 2

    def test_a_denial_is_no_version_of_its_own(self):
        assert len(rivals([claim("40", statement("rudik"), statement("ryabkov", stance="denies"))], UNIT)) == 1

    def test_who_takes_an_answer_back_has_revised_it(self):
        told = claim("40", statement("rudik"), statement("rudik", "2025-06-04", stance="retracts"))
        (rival,) = rivals([told], UNIT)
        assert [(answer.revised, answer.took_back) for answer in rival.answers] == [(True, False), (False, True)]

    def test_the_best_evidence_is_that_of_the_highest_grades_for_the_claim(self):
        graded = [("A", 1, "refutes"), ("B", 3, "supports"), ("B", 2, "supports"), ("F", 6, "supports")]
        pieces = [
            {"stance": stance, "reliability": letter, "credibility": digit, "primary": False, "visibility": "public"}
            for letter, digit, stance in graded
        ]
        (rival,) = rivals([claim("40", evidence=pieces)], UNIT)
        assert rival.answers[0].best_evidence == pieces[2]

    def test_units_are_compared_without_capitals_and_number(self):
        assert fit_of(read("2 hours"), "hour") == Fit.MEASURE
        assert fit_of(read("USD 2"), "usd") == Fit.MEASURE
        assert fit_of(read("2 bombers"), "aircraft") == Fit.OTHER
        assert fit_of(read("2 bombers"), "") == Fit.OTHER
        assert fit_of(read("none"), "aircraft") == Fit.MEASURE


class TestExtent:
    def in_words(self, *told: str, unit: str = UNIT) -> str:
        return plain(extent.in_words([to_document(read(figure)) for figure in told], unit))

    def test_runs_from_the_least_to_the_most(self):
        assert self.in_words("40 aircraft", "none", "12 of 41 aircraft") == "from none to 40 aircraft"

    def test_less_than_a_figure_is_below_it_and_more_than_beyond(self):
        told = ("more than 1 hour", "about 1 hour", "less than 1 hour")
        assert self.in_words(*told, unit="hour") == "from less than 1 to more than 1 hour"

    def test_is_one_figure_where_all_agree(self):
        assert self.in_words("6000 bodies", "6000 bodies", unit="bodies") == "6,000 bodies"

    def test_says_nothing_where_no_figure_is_in_the_unit(self):
        assert self.in_words("no figure", "3 bases") == ""
