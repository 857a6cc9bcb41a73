import datetime

import pytest
from django.utils import translation

from newsclaims.vocabulary import dates, headings, on_screen, quantities, spoken
from newsclaims.vocabulary.kinds import ClaimKind, Stance
from newsclaims.vocabulary.statuses import Status

DATES = [
    ("2025", "2025", "2025"),
    ("2025-06", "червень 2025", "Juni 2025"),
    ("2025-06-02", "2_червня 2025", "2._Juni 2025"),
    ("2025-06~", "приблизно червень 2025", "etwa Juni 2025"),
    ("2025-06-01?", "можливо, 1_червня 2025", "möglicherweise 1._Juni 2025"),
    ("2025-06-01%", "можливо, приблизно 1_червня 2025", "möglicherweise etwa 1._Juni 2025"),
    ("2025-06-XX", "один із днів червня 2025", "ein Tag im Juni 2025"),
    ("2025-XX", "один із місяців 2025 року", "ein Monat im Jahr 2025"),
    ("2025-XX-XX", "один із днів 2025 року", "ein Tag im Jahr 2025"),
    ("202X", "2020-ті роки", "die 2020er-Jahre"),
    ("20XX", "один із років 2000–2099", "ein Jahr zwischen 2000 und 2099"),
    ("2025-21", "весна 2025", "Frühjahr 2025"),
    ("2025-06-02T13:00:30Z", "2_червня 2025 о 13:00:30 UTC", "2._Juni 2025 um 13:00:30 UTC"),
    ("2025-06-01/2025-06-02", "1–2_червня 2025", "1. bis 2._Juni 2025"),
    ("2025-05-31/2025-06-01", "31_травня – 1_червня 2025", "31._Mai bis 1._Juni 2025"),
    ("2025-06/2025-08", "червень – серпень 2025", "Juni bis August 2025"),
    ("2024/2025", "2024–2025", "2024 bis 2025"),
    ("2025-06-01/..", "від 1_червня 2025", "ab dem 1._Juni 2025"),
    ("2025-06/..", "від червня 2025", "ab Juni 2025"),
    ("2025-06~/..", "від приблизно червня 2025", "ab etwa Juni 2025"),
    ("2025/..", "від 2025 року", "ab 2025"),
    ("../2025-06-01", "до 1_червня 2025 включно", "bis 1._Juni 2025"),
    (
        "2025-06-01/",
        "від 1_червня 2025 до невідомої дати",
        "ab dem 1._Juni 2025 bis zu einem unbekannten Datum",
    ),
    ("/2025-06", "від невідомої дати до червня 2025", "von einem unbekannten Datum bis Juni 2025"),
    ("../..", "будь-коли", "zu beliebiger Zeit"),
    ("/..", "у невідомий час", "zu unbekannter Zeit"),
    ("[..2025-06-01]", "до 2_червня 2025", "vor dem 2._Juni 2025"),
    ("[..2024-12]", "до січня 2025", "vor Januar 2025"),
    ("[..2023]", "до 2024 року", "vor 2024"),
    ("[2025-06-03..]", "після 2_червня 2025", "nach dem 2._Juni 2025"),
    ("[2025-21..]", "весна 2025 або пізніше", "Frühjahr 2025 oder später"),
    ("{..1984}", "1984 або раніше", "1984 oder früher"),
    ("[2025-05-31,2025-06-01]", "31_травня або 1_червня 2025", "31._Mai oder 1._Juni 2025"),
    ("[2025-06-01,2025-06-02,2025-06-05]", "1, 2 або 5_червня 2025", "1., 2. oder 5._Juni 2025"),
    ("{2025-06-01,2025-06-02}", "1 і 2_червня 2025", "1. und 2._Juni 2025"),
    (
        "[2025-06-01..2025-06-10]",
        "один день у проміжку 1–10_червня 2025",
        "ein Tag im Zeitraum 1. bis 10._Juni 2025",
    ),
    (
        "{2025-06-01..2025-06-10}",
        "кожен день у проміжку 1–10_червня 2025",
        "jeder Tag im Zeitraum 1. bis 10._Juni 2025",
    ),
    ("-0043-03-15", "15_березня 44 до н. е.", "15._März 44 v. Chr."),
    ("Y170000002", "170_000_002", "170.000.002"),
]
QUANTITIES = [
    ("40", "40", "40"),
    ("about 40", "близько 40", "etwa 40"),
    ("at least 13", "щонайменше 13", "mindestens 13"),
    ("more than 1,500", "понад 1_500", "mehr als 1.500"),
    ("up to 2.5", "до 2,5", "bis zu 2,5"),
    ("less than 3", "менше ніж 3", "weniger als 3"),
    ("11-15", "11–15", "11 bis 15"),
    ("12 of 41", "12 із 41", "12 von 41"),
    ("about USD 7 billion", "близько 7_млрд_USD", "etwa 7_Mrd._USD"),
    ("2 to 7 billion", "2_млрд–7_млрд", "2_Mrd. bis 7_Mrd."),
    ("1,000 to 1,000,000", "1_000–1_000_000", "1.000 bis 1.000.000"),
    ("none of 41", "жодного з 41", "keine von 41"),
    ("no figure", "число не назване", "keine Zahl genannt"),
    ("rejects", "відкидає саму передумову", "weist die Voraussetzung zurück"),
]
RUDIK = {"type": "actor", "id": "a-rudik", "name": "Kira Rudik"}
OFFICIALS = {"type": "actor", "id": "a-us", "name": "Two US officials", "unnamed": True}


def unfolded(words):
    return words.replace("_", "\u00a0")


def heading(*speakers, **changed):
    return {
        "shape": "attributed",
        "speakers": list(speakers),
        "others": 0,
        "verb": "claimed",
        "wording": "40 aircraft were destroyed",
        "language": "en",
        **changed,
    }


class TestDates:
    @pytest.mark.parametrize(("edtf", "ukrainian", "german"), DATES)
    def test_are_put_in_the_words_of_the_language(self, edtf, ukrainian, german):
        with translation.override("uk"):
            assert dates.in_words(edtf) == unfolded(ukrainian)
        with translation.override("de"):
            assert dates.in_words(edtf) == unfolded(german)

    @pytest.mark.parametrize(
        ("language", "months"),
        [
            ("uk", "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
            ("de", "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        ],
    )
    def test_every_month_follows_its_day_in_the_case_it_needs(self, language, months):
        with translation.override(language):
            shown = [dates.day_in_words(datetime.date(2025, month, 1)) for month in range(1, 13)]
        assert [words.split("\u00a0")[1].split()[0] for words in shown] == months.split()

    def test_what_the_editor_typed_stays_as_typed(self):
        with translation.override("de"):
            assert dates.in_words("2025-06", "early June 2025") == "early June 2025"

    def test_moments_and_weekdays_are_said_in_the_language(self):
        with translation.override("de"):
            assert on_screen.moment("2025-06-02T08:40:00Z") == "2.\u00a0Juni 2025, 08:40 Uhr"
            assert on_screen.weekday("2025-06-02") == "Montag"
        with translation.override("uk"):
            assert on_screen.moment("2025-06-02T08:40:00Z") == "2\u00a0червня 2025, 08:40"
            assert on_screen.weekday("2025-06-02") == "Понеділок"


class TestQuantities:
    @pytest.mark.parametrize(("typed", "ukrainian", "german"), QUANTITIES)
    def test_are_put_in_the_words_of_the_language(self, typed, ukrainian, german):
        with translation.override("uk"):
            assert quantities.in_words(quantities.read(typed)) == unfolded(ukrainian)
        with translation.override("de"):
            assert quantities.in_words(quantities.read(typed)) == unfolded(german)


class TestHeadings:
    def test_a_printed_verb_stays_as_printed_and_says_its_language(self):
        with translation.override("de"):
            assert headings.plain(heading(RUDIK)) == "Kira Rudik claimed: 40 aircraft were destroyed"
            assert headings.verb_of(heading(RUDIK)) == ("claimed", "en")

    def test_a_verb_of_ours_is_translated_in_its_number(self):
        with translation.override("uk"):
            assert headings.verb_of(heading(RUDIK, verb="said")) == ("заявляє", "")
            assert headings.verb_of(heading(RUDIK, OFFICIALS, verb="said")) == ("заявляють", "")
        with translation.override("de"):
            assert headings.verb_of(heading(RUDIK, verb="denied")) == ("bestritt", "")
            assert headings.verb_of(heading(RUDIK, others=4, verb="denied")) == ("bestritten", "")

    def test_a_verb_that_could_be_ours_is_kept_where_it_is_printed(self):
        with translation.override("uk"):
            assert headings.verb_of(heading(RUDIK, verb="said", printed=True)) == ("said", "en")
            assert headings.verb_of(heading(RUDIK, verb="said", printed=False)) == ("заявляє", "")

    def test_a_comma_within_the_wording_stays_where_it_is(self):
        with translation.override("en-gb"):
            assert headings.plain(heading(RUDIK, wording="40 , they say")) == "Kira Rudik claimed: 40 , they say"

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en-gb", "Two US officials, unnamed, and Kira Rudik said: 40 aircraft were destroyed"),
            ("de", "Two US officials, nicht namentlich genannt, und Kira Rudik sagten: 40 aircraft were destroyed"),
            ("uk", "Two US officials, ім’я не назване, і Kira Rudik заявляють: 40 aircraft were destroyed"),
        ],
    )
    def test_nobody_loses_that_they_are_unnamed(self, language, words):
        with translation.override(language):
            assert headings.plain(heading(OFFICIALS, RUDIK, verb="said")) == words

    @pytest.mark.parametrize("language", ["en-gb", "uk", "de"])
    @pytest.mark.parametrize("shape", ["attributed", "outlet", "unattributed"])
    def test_the_wording_stands_alone_in_no_language(self, language, shape):
        speakers = [] if shape == "unattributed" else [RUDIK]
        with translation.override(language):
            told = headings.plain(heading(*speakers, shape=shape))
        before, wording = told.split(": ")
        assert before and wording == "40 aircraft were destroyed"
        assert all(speaker["name"] in before for speaker in speakers)

    def test_others_are_counted(self):
        with translation.override("uk"):
            assert headings.plain(heading(RUDIK, others=5, verb="said")).startswith("Kira Rudik та ще 5 заявляють: ")


class TestLabels:
    def test_statuses_have_their_words_in_each_language(self):
        with translation.override("uk"):
            assert str(Status.DISPUTED.label) == "Спірне"
        with translation.override("de"):
            assert str(Status.DISPUTED.label) == "Umstritten"

    def test_a_german_noun_keeps_its_capital_within_a_sentence_and_nothing_else_does(self):
        with translation.override("de"):
            assert on_screen.in_sentence(ClaimKind.FIGURE) == "Zahl"
            assert on_screen.in_sentence(Stance.DENIES) == "bestreitet"
        with translation.override("uk"):
            assert on_screen.in_sentence(ClaimKind.FIGURE) == "число"

    def test_a_language_is_told_only_where_it_is_not_the_pages(self):
        with translation.override("en-gb"):
            assert (on_screen.if_foreign("en"), on_screen.if_foreign("uk"), on_screen.if_foreign("")) == ("", "uk", "")
        with translation.override("de"):
            assert on_screen.if_foreign("en") == "en"


def test_what_is_left_out_is_counted_in_the_right_form():
    with translation.override("uk"):
        shown = [spoken.Lines((), more).more_in_words for more in (1, 3, 5, 0)]
    assert shown == ["ще 1 висловлювання", "ще 3 висловлювання", "ще 5 висловлювань", ""]


class TestTypedLanguage:
    def test_is_told_of_words_that_an_editor_typed_on_a_page_in_another_language(self):
        typed, spelled_out = {"edtf": "2025-06", "words": "early June 2025"}, {"edtf": "2025-06", "words": ""}
        with translation.override("uk"):
            assert [on_screen.typed_language(told) for told in (typed, spelled_out, None)] == ["en", "", ""]
        with translation.override("en-gb"):
            assert on_screen.typed_language(typed) == ""


class TestVerbs:
    def test_a_report_that_speaks_itself_says_so_in_the_language_and_a_printed_says_stays(self):
        gazette = {"type": "outlet", "id": "o-one", "name": "The Gazette"}
        with translation.override("de"):
            assert headings.verb_of(heading(gazette, shape="outlet", verb="says")) == ("berichtet", "")
            assert headings.verb_of(heading(gazette, shape="outlet", verb="")) == ("berichtet", "")
            assert headings.verb_of(heading(RUDIK, verb="says")) == ("says", "en")
