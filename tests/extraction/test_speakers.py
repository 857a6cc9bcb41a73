import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclaims.extraction.speakers import Proposal, nearest_speaker

NAMES = {
    "Ukraine": "ukraine",
    "Russia": "russia",
    "Kira Rudik": "rudik",
    "Sergiy Kyslytsya": "kyslytsya",
    "Volodymyr Zelenskyy": "zelenskyy",
    "Vladimir Medinsky": "medinsky",
    "Hakan Fidan": "fidan",
    "Security Service of Ukraine": "sbu",
    "TASS": "tass",
}


def propose(text: str, words: str, names: dict[str, str] = NAMES) -> Proposal:
    start = text.index(words)
    return nearest_speaker(text, start, start + len(words), names)


@pytest.mark.parametrize(
    ("text", "words", "key", "as_named", "cue"),
    [
        ("But Ukraine said Russia refused to agree to it.", "Russia refused to agree", "ukraine", "Ukraine", "said"),
        ("But Ukraine said Russia refused to agree to it.", "to agree to it", "ukraine", "Ukraine", "said"),
        (
            "Ukrainian MP Kira Rudik claimed that 40 aircraft were destroyed, with the damage crossing USD 2 billion.",
            "the damage crossing USD 2 billion",
            "rudik",
            "Ukrainian MP Kira Rudik",
            "claimed",
        ),
        ("“It isn’t random,” Rudik posted on X. “They keep launching.”", "It isn’t random", "rudik", "Rudik", "posted"),
        ("“It isn’t random,” Rudik posted on X. “They go on.”", "They go on", "rudik", "Rudik", "posted"),
        (
            "The front held, said Sergiy Kyslytsya of the Ukrainian delegation.",
            "The front held",
            "kyslytsya",
            "Sergiy Kyslytsya of the Ukrainian delegation",
            "said",
        ),
        ("According to TASS, the talks lasted an hour.", "the talks lasted an hour", "tass", "TASS", "according to"),
        ("The talks lasted an hour, according to TASS.", "The talks lasted an hour", "tass", "TASS", "according to"),
        (
            "Moscow’s negotiator Vladimir Medinsky downplayed it, saying only pauses could be considered.",
            "only pauses could be considered",
            "medinsky",
            "Moscow’s negotiator Vladimir Medinsky",
            "saying",
        ),
        (
            "President Zelenskyy called the strike “brilliant”.",
            "brilliant",
            "zelenskyy",
            "President Zelenskyy",
            "called",
        ),
        (
            "After talks, Hakan Fidan, the host, told us: “We go on.”",
            "We go on",
            "fidan",
            "Hakan Fidan, the host",
            "told",
        ),
        (
            "Fidan, addressing the delegations, said, “The eyes are here.”",
            "The eyes are here.",
            "fidan",
            "Fidan",
            "said",
        ),
        ("Rudik, who claimed that 40 were destroyed, is an MP.", "40 were destroyed", "rudik", "Rudik", "claimed"),
        ("It was described by Russia as an act of terror.", "an act of terror", "russia", "Russia", "described by"),
        ("Rudik said it was over.", "Rudik said it was over", "rudik", "Rudik", "said"),
    ],
)
def test_proposes_a_known_speaker_with_the_cue(text, words, key, as_named, cue):
    proposal = propose(text, words)
    assert (proposal.speaker_key, proposal.as_named, proposal.cue) == (key, as_named, cue)


@pytest.mark.parametrize(
    ("text", "words", "as_named"),
    [
        ("His chief of staff confirmed the handover of a list.", "the handover of a list", "His chief of staff"),
        ("Zelenskyy’s chief of staff said it was done.", "it was done", "Zelenskyy’s chief of staff"),
        ("A spokesman for Ukraine said it was done.", "it was done", "A spokesman for Ukraine"),
        ("Ukraine and Russia said they would meet.", "they would meet", "Ukraine and Russia"),
        ("Two US officials told reporters that ten were hit.", "ten were hit", "Two US officials"),
        ("While both differ, satellite images and experts confirm losses.", "losses", "satellite images and experts"),
    ],
)
def test_names_a_speaker_that_is_not_known_as_the_report_does(text, words, as_named):
    proposal = propose(text, words)
    assert (proposal.speaker_key, proposal.as_named) == (None, as_named)


class TestProperName:
    def test_is_the_printed_name_of_a_known_speaker(self):
        assert propose("Ukrainian MP Kira Rudik said it burned.", "it burned").name == "Kira Rudik"

    def test_is_the_name_without_titles_of_one_that_is_not_known(self):
        assert propose("Turkish Foreign Minister Jan Vos said it burned.", "it burned").name == "Jan Vos"

    def test_is_none_for_somebody_unnamed(self):
        assert propose("Two officials in Kyiv said it burned.", "it burned").name is None


class TestPronoun:
    def test_is_kept_as_printed_and_refers_to_the_speaker_before(self):
        proposal = propose("Medinsky denied it. He said there were 339 names.", "there were 339 names")
        assert (proposal.as_named, proposal.name, proposal.speaker_key) == ("He", "Medinsky", "medinsky")

    def test_refers_to_the_person_named_before_when_nobody_has_spoken(self):
        assert propose("Rudik left Kyiv. She said it burned.", "it burned").speaker_key == "rudik"

    def test_does_not_refer_to_a_state(self):
        assert propose("Ukraine was silent. He said it burned.", "it burned").speaker_key is None


class TestNobody:
    @pytest.mark.parametrize(
        ("text", "words", "hedge"),
        [
            ("Ukraine gave a list of children allegedly deported.", "children allegedly deported", "allegedly"),
            ("The attack on the base was seen as an escalation.", "an escalation", "was seen as"),
            ("The talks lasted an hour.", "an hour", None),
            ("The claims in the report were long.", "were long", None),
        ],
    )
    def test_is_invented_where_nobody_is_reported_to_speak(self, text, words, hedge):
        proposal = propose(text, words)
        assert (proposal.speaker_key, proposal.as_named, proposal.cue, proposal.hedge) == (None, None, None, hedge)

    def test_of_another_sentence_speaks_for_words_that_are_not_quoted(self):
        assert propose("Rudik said it burned. The talks lasted an hour.", "The talks lasted an hour").cue is None


class TestSurname:
    def test_of_two_people_finds_neither(self):
        names = {"Kira Rudik": "kira", "Ivan Rudik": "ivan"}
        assert propose("Rudik said it burned.", "it burned", names).speaker_key is None

    def test_of_an_institution_is_none(self):
        assert (
            propose("Ukraine said it burned.", "it burned", {"Security Service of Ukraine": "sbu"}).speaker_key is None
        )


@pytest.mark.parametrize(
    ("words", "directness"),
    [("We won", "direct"), ("“We won”", "direct"), ("it was over: “We won”", "mixed"), ("it was over", "indirect")],
)
def test_tells_quoted_words_from_reported_ones(words, directness):
    assert propose("Rudik said it was over: “We won”.", words).directness == directness


def test_names_the_places_of_speaker_and_cue_in_a_long_text():
    text = "Nothing here. " * 1000 + "Rudik said it burned."
    proposal = propose(text, "it burned")
    assert proposal.source_span is not None
    assert proposal.cue_span is not None
    assert text[slice(*proposal.source_span)] == "Rudik"
    assert text[slice(*proposal.cue_span)] == "said"


FRAGMENTS = [
    "Rudik",
    "said",
    "he",
    "who",
    "and",
    "that",
    "according to",
    "by",
    "was",
    ",",
    ".",
    "”",
    "“",
    '"',
    " ",
    "\n",
    "saying",
    "the",
    "🛩️",
]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join), st.data())
def test_proposes_only_what_the_text_prints_outside_the_passage(text, data):
    start = data.draw(st.integers(0, len(text)))
    proposal = nearest_speaker(text, start, data.draw(st.integers(start, len(text))), NAMES)
    if proposal.cue_span is not None:
        assert text[slice(*proposal.cue_span)].lower() == proposal.cue
    if proposal.source_span is not None:
        assert text[slice(*proposal.source_span)] == proposal.as_named
