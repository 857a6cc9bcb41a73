import calendar
import datetime
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclaims.vocabulary import dates
from newsclaims.vocabulary.dates import InvalidDate, UncertainDate

VECTORS = [
    json.loads(line)
    for line in (Path(__file__).parent / "data" / "edtf_vectors.jsonl").read_text(encoding="utf-8").splitlines()
]
EARLIEST, LATEST = datetime.date.min, datetime.date.max
TODAY = datetime.date(2025, 7, 1)

# Valid EDTF of level 2 other than sets, which is more than we keep. The vectors say the level of most; those without
# one hold
# parts of a date qualified (2004-06-~11), an X before a digit or for more than a year's last two (1560-XX-25, 1XXX),
# exponents
# and significant digits (Y17E7, 1950S2) or numbers of seasons above 24.
BEYOND_OUR_LEVELS = [
    "%2001",
    "-15XX-12-25",
    "-1859S5",
    "-1984-1X",
    "-1984-?06-02/2004-08-08~",
    "-1X32-X1-X2",
    "-2000-12-XX/2012",
    "-2001-34",
    "-2001-35",
    "-2001-36",
    "-2001-37",
    "-2001-38",
    "-2001-40",
    "-2004-%06",
    "-2004?-%06",
    "-2004?-06-~11",
    "-2005-06-%01/2006-06-~20",
    "0501-11-18/0501-11-1X",
    "1112-08-22/1112-08-2X",
    "1560-XX-25",
    "15XX-12-25",
    "1919-04-01/1919-X4-02",
    "1919-07-30/1919-07-3X",
    "1919-08-02/1919-0X-01",
    "1919-09-02/1919-X0-01",
    "1919-11-02/1919-1X-01",
    "1919-12-02/1919-XX-04",
    "1919-XX-02/1919-XX-01",
    "1930-X0-10/1930-10-30",
    "1950S2",
    "1981-1X-10/1981-11-09",
    "1984-11-2X/1999-01-01",
    "1984-1X",
    "1984?-06/2004-08?",
    "1987/199X",
    "198X/1999",
    "1XXX-XX",
    "1XXX~",
    "2000-12-XX/2012",
    "2001-25",
    "2001-26",
    "2001-28",
    "2001-29",
    "2003-06-25/2004-X1-03",
    "2004-06-~01/2004-06-~20",
    "2004-06-~11",
    "2004-?06-?11",
    "2004?-%06",
    "2004?-~06-~04",
    "2011-23~",
    "2011-~06-~04",
    "2018-05-X0/2018-05-11",
    "20X3-06-25/2004-X1-03",
    "?-2004-06",
    "?-2004-06-04~",
    "XXXX-12-XX",
    "XXXX-XX-23",
    "Y-17E7",
    "Y17101E4S3",
    "Y17E7",
    "Y3388E2S3",
]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def typed(text: str) -> tuple[str, str]:
    date, words = dates.read(text, today=TODAY)
    return date.edtf, words


def clipped(bound: str) -> datetime.date:
    """A bound of the vectors ("-0199-01-01", "inf"), clipped to years 1 to 9999."""
    if bound == "inf":
        return LATEST
    if bound.startswith("-"):
        return EARLIEST
    year, month, day_of_month = (int(part) for part in bound.split("-"))
    if year < 1:
        return EARLIEST
    return LATEST if year > 9999 else datetime.date(year, month, day_of_month)


WITHIN_OUR_LEVELS = [vector for vector in VECTORS if vector["valid"] and vector["edtf"] not in BEYOND_OUR_LEVELS]


class TestVectors:
    def test_the_list_of_what_is_beyond_us_holds_every_vector_of_level_2_but_the_sets(self):
        level_2 = {vector["edtf"] for vector in VECTORS if vector.get("level") == 2 and vector["edtf"][0] not in "[{"}
        valid_without_level = {vector["edtf"] for vector in VECTORS if vector["valid"] and "level" not in vector}
        assert level_2 <= set(BEYOND_OUR_LEVELS) <= level_2 | valid_without_level

    @pytest.mark.parametrize("vector", WITHIN_OUR_LEVELS, ids=lambda vector: vector["edtf"])
    def test_valid_dates_within_our_levels_are_read_with_their_bounds(self, vector):
        date = dates.parse(vector["edtf"])
        assert date.lower <= date.upper
        if "lower" in vector:
            assert (date.lower, date.upper) == (clipped(vector["lower"]), clipped(vector["upper"]))

    @pytest.mark.parametrize("vector", [vector for vector in VECTORS if not vector["valid"]], ids=lambda v: v["edtf"])
    def test_invalid_dates_are_refused(self, vector):
        with pytest.raises(InvalidDate):
            dates.parse(vector["edtf"])

    @pytest.mark.parametrize("text", BEYOND_OUR_LEVELS)
    def test_dates_beyond_our_levels_are_refused_with_what_to_write_instead(self, text):
        with pytest.raises(
            InvalidDate, match=r"Put \?, ~ or %|X stands only|Write the year in full|Write its months|write the months"
        ):
            dates.parse(text)


class TestParse:
    @pytest.mark.parametrize(
        ("text", "lower", "upper"),
        [
            ("2025-06-02", "2025-06-02", "2025-06-02"),
            ("2025-06", "2025-06-01", "2025-06-30"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("1900-02", "1900-02-01", "1900-02-28"),
            ("2025-06~", "2025-06-01", "2025-06-30"),
            ("2025-06-XX", "2025-06-01", "2025-06-30"),
            ("2025-XX", "2025-01-01", "2025-12-31"),
            ("202X", "2020-01-01", "2029-12-31"),
            ("2025-22", "2025-06-01", "2025-08-31"),
            ("2025-06-01/2025-06-02", "2025-06-01", "2025-06-02"),
            ("2025-06/2026", "2025-06-01", "2026-12-31"),
            ("[2025-05-31,2025-06-01]", "2025-05-31", "2025-06-01"),
            ("[2025-06-05,2025-06-01..2025-06-02]", "2025-06-01", "2025-06-05"),
            ("2025-06-02T13:00:00+03:00", "2025-06-02", "2025-06-02"),
        ],
    )
    def test_bounds_are_the_first_and_last_day_it_may_mean(self, text, lower, upper):
        assert dates.parse(text) == UncertainDate(text, day(lower), day(upper), lower_open=False, upper_open=False)

    @pytest.mark.parametrize(
        ("text", "lower", "upper", "lower_open", "upper_open"),
        [
            ("2025-06-01/..", day("2025-06-01"), LATEST, False, True),
            ("../2025-06-01", EARLIEST, day("2025-06-01"), True, False),
            ("2024-02-29/", day("2024-02-29"), day("2034-02-28"), False, True),
            ("/2006", day("1996-12-31"), day("2006-12-31"), True, False),
            ("../..", EARLIEST, LATEST, True, True),
            ("/..", EARLIEST, LATEST, True, True),
            ("[..2025-06-01]", EARLIEST, day("2025-06-01"), True, False),
            ("{1960,1961..}", day("1960-01-01"), LATEST, False, True),
            ("-0001/2025", EARLIEST, day("2025-12-31"), True, False),
            ("0000", EARLIEST, EARLIEST, True, True),
            ("Y170000002", LATEST, LATEST, True, True),
        ],
    )
    def test_an_open_or_clipped_side_is_flagged(self, text, lower, upper, lower_open, upper_open):
        assert dates.parse(text) == UncertainDate(text, lower, upper, lower_open, upper_open)

    def test_a_set_is_stored_without_its_spaces(self):
        assert dates.parse("[1667, 1668, 1670..1672]").edtf == "[1667,1668,1670..1672]"

    @pytest.mark.parametrize(
        ("text", "hint"),
        [
            ("2025-13", "There is no month 13: months are 01 to 12"),
            ("2025-00", "There is no month 00"),
            ("2025-06-31", "There is no day 31 in June 2025: its days are 01 to 30."),
            ("2025-02-29", "its days are 01 to 28"),
            ("2025-06-00", "There is no day 00"),
            ("2025-6-2", "Months and days have two digits: 2025-06-02."),
            ("2025-06-02/2025-06-01", "ends before it begins"),
            ("2025-06/2025", "write its end as exactly as its start"),
            ("[2025-06-02..2025-06-01]", "ends before it begins"),
            ("2025/2026/2027", "An interval has one “/”"),
            ("/", "An interval names its first or its last date"),
            ("[2025-06-01", "ends with “]”"),
            ("[", "ends with “]”"),
            ("{2025]", "ends with “}”"),
            ("[]", "is no date"),
            ("[..]", "A set names at least one date"),
            ("[2024,..2025]", "only at the start or the end"),
            ("[2024..,2025]", "only at the start or the end"),
            ("[2024,2025, 2026]", "the same “,”"),
            ("2025-21-01", "There is no month 21"),
            ("2025-23?", "Write its months: 2025-09?/2025-11?."),
            ("٢٠٢٥", "is no date"),
            ("2025\n", "is no date"),
            ("", "is no date"),
            ("9" * 201, "at most 200 characters"),
        ],
    )
    def test_refuses_what_is_no_date_with_a_hint(self, text, hint):
        with pytest.raises(InvalidDate, match=re.escape(hint)):
            dates.parse(text)


class TestInWords:
    @pytest.mark.parametrize(
        ("edtf", "words"),
        [
            ("2025", "2025"),
            ("2025-06", "June 2025"),
            ("2025-06-02", "2_June 2025"),
            ("2025-06~", "about June 2025"),
            ("2025-06-01?", "perhaps 1_June 2025"),
            ("2025-06-01%", "perhaps about 1_June 2025"),
            ("2025-06-XX", "a day in June 2025"),
            ("2025-XX", "a month in 2025"),
            ("2025-XX-XX", "a day in 2025"),
            ("202X", "the 2020s"),
            ("20XX", "a year from 2000 to 2099"),
            ("2025-21", "spring 2025"),
            ("2025-06-02T13:00:00", "2_June 2025 at 13:00"),
            ("2025-06-02T13:00:30Z", "2_June 2025 at 13:00:30 UTC"),
            ("2025-06-02T13:00:00+03:00", "2_June 2025 at 13:00 UTC+03:00"),
            ("2025-06-01/2025-06-02", "1 to 2_June 2025"),
            ("2025-06-02/2025-06-02", "2_June 2025"),
            ("2025-05-31/2025-06-01", "31_May to 1_June 2025"),
            ("2024-12-31/2025-01-01", "31_December 2024 to 1_January 2025"),
            ("2025-06/2025-08", "June to August 2025"),
            ("2025-06/2025-08-01", "June 2025 to 1_August 2025"),
            ("2025-06-11~/2025-06-20~", "about 11 to about 20_June 2025"),
            ("2025-06-01/..", "from 1_June 2025"),
            ("../2025-06-01", "until 1_June 2025"),
            ("2025-06-01/", "from 1_June 2025 to an unknown date"),
            ("/2025-06-01", "from an unknown date to 1_June 2025"),
            ("../..", "at any time"),
            ("/..", "at an unknown time"),
            ("[..2025-06-01]", "before 2_June 2025"),
            ("[..2024-12-31]", "before 1_January 2025"),
            ("[..2024-12]", "before January 2025"),
            ("[2025-06-03..]", "after 2_June 2025"),
            ("[..9999]", "9999 or earlier"),
            ("[2025-21..]", "spring 2025 or later"),
            ("{..1984}", "1984 or earlier"),
            ("[2025-05-31,2025-06-01]", "31_May or 1_June 2025"),
            ("[2025-06-01,2025-06-02,2025-06-05]", "1, 2 or 5_June 2025"),
            ("{2025-06-01,2025-06-02}", "1 and 2_June 2025"),
            ("[2025-06-01..2025-06-10]", "a day from 1 to 10_June 2025"),
            ("{2025-06-01..2025-06-10}", "every day from 1 to 10_June 2025"),
            ("[1667,1668,1670..1672]", "1667, 1668 or 1670 to 1672"),
            ("[1760-01,1760-12..]", "January 1760 or December 1760 or later"),
            ("-0043-03-15", "15_March 44 BC"),
            ("0000", "1 BC"),
            ("Y170000002", "170,000,002"),
        ],
    )
    def test_spells_a_date_out(self, edtf, words):
        assert dates.in_words(edtf) == words.replace("_", "\u00a0")
        assert dates.in_words(dates.parse(edtf)) == words.replace("_", "\u00a0")

    def test_the_editors_words_come_first_and_keep_day_and_month_together(self):
        assert (
            dates.in_words("2025-06-01/2025-06-02", "the night of 1–2 June 2025") == "the night of 1–2\u00a0June 2025"
        )

    def test_refuses_a_text_that_is_no_date(self):
        with pytest.raises(InvalidDate):
            dates.in_words("2025-13")


class TestRead:
    @pytest.mark.parametrize(
        ("text", "edtf"),
        [
            ("2025-06~", "2025-06~"),
            (" 2025-06-xx ", "2025-06-XX"),
            ("[2025-05-31, 2025-06-01]", "[2025-05-31,2025-06-01]"),
            ("2025", "2025"),
            ("June 2025", "2025-06"),
            ("2 June 2025", "2025-06-02"),
            ("2\u00a0June 2025", "2025-06-02"),
            ("on 2nd of June, 2025", "2025-06-02"),
            ("June 2, 2025", "2025-06-02"),
            ("Sept. 2025", "2025-09"),
            ("2 June", "2025-06-02"),
            ("spring 2025", "2025-21"),
            ("in the fall of 2025", "2025-23"),
            ("about 4 June 2025", "2025-06-04~"),
            ("Perhaps 4 June 2025", "2025-06-04?"),
            ("before 2 June 2025", "[..2025-06-01]"),
            ("before 2 June", "[..2025-06-01]"),
            ("before January 2025", "[..2024-12]"),
            ("before 2025", "[..2024]"),
            ("after 2 June 2025", "[2025-06-03..]"),
            ("from 2 June 2025", "2025-06-02/.."),
            ("until 2 June 2025", "../2025-06-02"),
            ("2 or 3 June 2025", "[2025-06-02,2025-06-03]"),
            ("31 May or 1 June", "[2025-05-31,2025-06-01]"),
            ("1 and 2 June 2025", "{2025-06-01,2025-06-02}"),
            ("1 to 2 June 2025", "2025-06-01/2025-06-02"),
            ("a day in June 2025", "2025-06-XX"),
            ("the 2020s", "202X"),
        ],
    )
    def test_keeps_no_words_where_the_date_says_the_same(self, text, edtf):
        assert typed(text) == (edtf, "")

    @pytest.mark.parametrize(
        ("text", "edtf"),
        [
            ("early June 2025", "2025-06-01/2025-06-10~"),
            ("mid-June 2025", "2025-06-11~/2025-06-20~"),
            ("late February 2024", "2024-02-21~/2024-02-29"),
            ("late 2024", "2024-09~/2024-12"),
            ("the end of June 2025", "2025-06-21~/2025-06-30"),
            ("1-2 June 2025", "2025-06-01/2025-06-02"),
            ("1–2 June 2025", "2025-06-01/2025-06-02"),
            ("between 31 May and 2 June 2025", "2025-05-31/2025-06-02"),
            ("from 30 December 2024 to 2 January 2025", "2024-12-30/2025-01-02"),
            ("2024-2025", "2024/2025"),
            ("by 2 June 2025", "[..2025-06-02]"),
            ("since May 2025", "2025-05/.."),
            ("circa 2024", "2024~"),
            ("winter 2024", "2024-12/2025-02"),
            ("winter 2024/25", "2024-12/2025-02"),
        ],
    )
    def test_keeps_the_words_that_say_more(self, text, edtf):
        assert typed(text) == (edtf, text)

    def test_words_without_a_year_are_kept_with_the_year_of_today(self):
        assert typed("1-2 June") == ("2025-06-01/2025-06-02", "1-2 June 2025")
        assert typed("early June") == ("2025-06-01/2025-06-10~", "early June 2025")

    def test_before_a_day_ends_on_the_day_before(self):
        date, _ = dates.read("before 2 June 2025")
        assert date.upper == day("2025-06-01")
        assert date.lower_open

    @pytest.mark.parametrize(
        ("text", "hint"),
        [
            ("", "Write a date"),
            ("  ", "Write a date"),
            ("2025-13", "There is no month 13"),
            ("31 June 2025", "There is no day 31 in June 2025"),
            ("02/06/2025", "Write the month as a word: 2 June 2025."),
            ("2.6.25", "Write the month as a word: 2 June 2025."),
            ("2025-6-2", "two digits: 2025-06-02"),
            ("5 June to 2 June 2025", "ends before it begins"),
            ("about spring 2025", "Write its months: 2025-03~/2025-05~."),
            ("before spring 2025", "Write a day, a month or a year behind “before”"),
            ("winter 2024/26", "is no date"),
            ("early 2 June 2025", "is no date"),
            ("1 to 2", "is no date"),
            ("a month in June 2025", "is no date"),
            ("when it happened", "Write 2 June 2025, early June 2025, or EDTF"),
            ("June " * 50, "at most 200 characters"),
        ],
    )
    def test_refuses_what_it_cannot_read_with_a_hint(self, text, hint):
        with pytest.raises(InvalidDate, match=re.escape(hint)):
            dates.read(text, today=TODAY)


@st.composite
def points(draw: st.DrawFn, years: st.SearchStrategy[int]) -> str:
    """A year, month or day as EDTF, qualified or not."""
    year = draw(years)
    text = f"-{-year:04}" if year < 0 else f"{year:04}"
    if draw(st.booleans()):
        month = draw(st.integers(1, 12))
        text += f"-{month:02}"
        if draw(st.booleans()):
            days = 28 if year < 1 else calendar.monthrange(year, month)[1]
            text += f"-{draw(st.integers(1, days)):02}"
    return text + draw(st.sampled_from(["", "?", "~", "%"]))


def intervals(years: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    pairs = st.tuples(points(years), points(years)).map(
        lambda pair: sorted(pair, key=lambda end: dates.parse(end).lower)
    )
    return st.one_of(
        pairs.map("/".join), st.builds("{}/..".format, points(years)), st.builds("../{}".format, points(years))
    )


def sets(years: st.SearchStrategy[int]) -> st.SearchStrategy[str]:
    members = st.lists(points(years), min_size=1, max_size=5).map(",".join)
    return st.one_of(members.map("[{}]".format), members.map("{{{}}}".format))


OUR_YEARS = st.integers(1, 9999)
ANY_YEAR = st.integers(-9999, 9999).filter(lambda year: year != 0)
# Written with four digits, with a day before and after.
USUAL_YEAR = st.integers(1000, 9998)
any_date = st.one_of(points(ANY_YEAR), intervals(OUR_YEARS), sets(ANY_YEAR))


class TestLaws:
    @given(any_date)
    def test_the_first_day_is_never_after_the_last(self, text):
        date = dates.parse(text)
        assert date.lower <= date.upper

    @given(any_date)
    def test_what_is_stored_reads_back_the_same(self, text):
        date = dates.parse(text)
        assert dates.parse(date.edtf) == date

    @given(st.dates())
    def test_a_plain_day_is_its_own_bounds(self, date):
        assert dates.parse(date.isoformat()) == UncertainDate(date.isoformat(), date, date, False, False)

    @given(points(OUR_YEARS), points(OUR_YEARS))
    def test_an_interval_has_the_bounds_of_its_ends(self, one, other):
        start, end = sorted((dates.parse(one), dates.parse(other)), key=lambda date: date.lower)
        interval = dates.parse(f"{start.edtf}/{end.edtf}")
        assert (interval.lower, interval.upper) == (start.lower, end.upper)

    @given(st.lists(points(OUR_YEARS), min_size=1, max_size=8))
    def test_a_set_reaches_from_its_earliest_to_its_latest_member(self, members):
        date = dates.parse(f"[{','.join(members)}]")
        assert date.lower == min(dates.parse(member).lower for member in members)
        assert date.upper == max(dates.parse(member).upper for member in members)

    @given(st.one_of(points(USUAL_YEAR), intervals(USUAL_YEAR), sets(USUAL_YEAR)))
    @example("[..2025-06-01]")
    @example("[2025-06-03..]")
    @example("2025-06-01/")
    @example("/2025")
    @example("2025-24/2026-21")
    @example("[2025-21..]")
    @example("196X~")
    @example("2025-06-XX?")
    def test_words_read_back_with_the_same_bounds(self, text):
        date = dates.parse(text)
        again, _ = dates.read(dates.in_words(date))
        assert (again.lower, again.upper) == (date.lower, date.upper)

    @given(st.one_of(st.text(), st.text("0123456789-/.,[]{}XYESTZ?~% "), st.text("0123456789- aeorfbtJunly,–")))
    def test_no_text_raises_anything_but_invalid_date(self, text):
        for reading in (dates.parse, dates.read):
            try:
                reading(text)
            except InvalidDate as refusal:
                assert str(refusal).endswith((".", "…"))

    @pytest.mark.parametrize(
        "piece", ["1-", "1 to ", "or ", ", ", "from ", "[1..", "-9999/", "early ", "9", "\u00a0", "mid "]
    )
    def test_long_texts_are_answered_at_once(self, piece):
        started = time.perf_counter()
        for length in (199, 100_000):
            with pytest.raises(InvalidDate):
                dates.read((piece * length)[:length])
        assert time.perf_counter() - started < 0.5
