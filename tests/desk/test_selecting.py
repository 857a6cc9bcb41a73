import pytest
from django.urls import reverse

from newsclaims.actors.models import Actor
from newsclaims.articles.queries import latest_snapshot
from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.history.models import Change
from newsclaims.vocabulary.kinds import ActorKind, Heard, Voice
from newsclaims.vocabulary.statuses import Stage
from tests.factories import (
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_question,
    make_statement,
)

TEXT = (
    "\U0001f534 Strikes on bases\n"
    "Ukrainian MP Kira Rudik claimed that 40 aircraft were destroyed. Moscow did not comment.\n"
    "“Russia had rejected”, the negotiator said, “an unconditional ceasefire.”\n"
    "The children were allegedly deported. Two US officials said 40 aircraft were destroyed.\n"
)
WORDS = "40 aircraft were destroyed"


@pytest.fixture
def article(editor):
    return make_article(by=editor, text=TEXT, title="Strikes on bases")


@pytest.fixture
def text(article):
    return latest_snapshot(article).text


@pytest.fixture
def record_address(article):
    return reverse("desk:record", args=[article.public_id])


@pytest.fixture
def select_address(article):
    return reverse("desk:select", args=[article.public_id])


def span(text: str, words: str, occurrence: int = 1) -> str:
    start = -1
    for _ in range(occurrence):
        start = text.index(words, start + 1)
    return f"{start}-{start + len(words)}"


@pytest.fixture
def filled(article, text):
    """What a browser sends for a new claim by somebody new."""

    def fill(**fields):
        return {
            "snapshot": latest_snapshot(article).public_id,
            "span": [span(text, WORDS)],
            "text": "40 aircraft were destroyed",
            "kind": "figure",
            "which": "named",
            "speaker": "Kira Rudik",
            "speaker_kind": "person",
            "heard": "reported",
            "cue": "claimed",
            "stance": "asserts",
            "part": "body",
            **fields,
        }

    return fill


class TestSelect:
    def test_fills_in_exact_span_nearest_speaker_and_cue(self, desk, text, select_address):
        rudik = make_actor(name="Kira Rudik")
        start = text.index(WORDS)
        response = desk.get(select_address, {"start": start, "end": start + len(WORDS)})
        form, selection = response.context["form"], response.context["selection"]
        assert [one.exact for one in selection.spans] == [WORDS]
        assert form["speaker"].value().public_id == rudik.public_id
        assert form["cue"].value() == "claimed"
        assert form["as_named"].value() == "Ukrainian MP Kira Rudik"
        assert form["which"].value() == Voice.NAMED
        assert "place 1 of 2" in response.content.decode()
        assert "<strong><bdi>Kira Rudik</bdi></strong> <em>claimed:</em>" in response.content.decode()

    def test_opens_under_the_paragraph_of_the_selection_and_marks_the_words(self, desk, text, select_address):
        start = text.rindex(WORDS)
        response = desk.get(select_address, {"start": start, "end": start + len(WORDS)})
        assert response.context["selection"].paragraph == 4
        assert [piece.text for piece in response.context["report"].passages[3].pieces if piece.selected] == [WORDS]

    def test_with_htmx_answers_the_text_alone(self, htmx, text, select_address):
        response = htmx.get(select_address, {"start": 0, "end": 10}, headers={"HX-Target": "text"})
        assert response.content.decode().lstrip().startswith('<div id="text"')

    def test_proposes_an_unnamed_source_where_none_is_named(self, desk, text, select_address):
        start = text.rindex(WORDS)
        form = desk.get(select_address, {"start": start, "end": start + len(WORDS)}).context["form"]
        assert (form["which"].value(), form["as_named"].value()) == (Voice.UNNAMED, "Two US officials")

    def test_proposes_nobody_for_a_bare_hedge(self, desk, text, select_address):
        start = text.index("The children were allegedly deported")
        form = desk.get(select_address, {"start": start, "end": start + 36}).context["form"]
        assert (form["which"].value(), form["hedge"].value()) == (Voice.UNATTRIBUTED, "allegedly")

    def test_finds_typed_words_without_javascript(self, desk, text, select_address):
        response = desk.get(select_address, {"exact": "Moscow did not comment"})
        assert response.context["selection"].spans[0].value == span(text, "Moscow did not comment")

    def test_asks_which_of_several_places_typed_words_mean(self, desk, text, select_address):
        response = desk.get(select_address, {"exact": WORDS})
        assert response.status_code == 422
        assert "stands 2 times in this text" in response.content.decode()
        second = desk.get(select_address, {"exact": WORDS, "occurrence": "2"})
        assert second.context["selection"].spans[0].value == span(text, WORDS, 2)

    def test_says_that_typed_words_are_not_there(self, desk, select_address):
        response = desk.get(select_address, {"exact": "41 aircraft"})
        assert response.status_code == 422
        assert "“41 aircraft” does not stand in this text." in response.content.decode()
        assert 'value="41 aircraft"' in response.content.decode()

    @pytest.mark.parametrize("asked", [{"start": "x", "end": "3"}, {"start": "0", "end": "99999"}, {"span": "1-x"}])
    def test_refuses_a_place_that_is_none(self, desk, select_address, asked):
        assert desk.get(select_address, asked).status_code == 422

    def test_adds_a_span_and_keeps_what_was_typed(self, desk, text, select_address, filled):
        start = text.index("an unconditional ceasefire")
        typed = filled(span=[span(text, "Russia had rejected")], text="My wording", venue="A briefing")
        response = desk.post(select_address, {**typed, "start": start, "end": start + 26})
        assert [one.exact for one in response.context["selection"].spans] == [
            "Russia had rejected",
            "an unconditional ceasefire",
        ]
        form = response.context["form"]
        assert (form["text"].value(), form["venue"].value()) == ("My wording", "A briefing")
        assert not form.errors

    def test_takes_a_span_away_but_never_the_last(self, desk, text, select_address, filled):
        both = [span(text, "Russia had rejected"), span(text, "an unconditional ceasefire")]
        left = desk.post(select_address, {**filled(span=both), "remove": both[0]})
        assert [one.value for one in left.context["selection"].spans] == [both[1]]
        last = desk.post(select_address, {**filled(span=both[:1]), "remove": both[0]})
        assert [one.value for one in last.context["selection"].spans] == both[:1]

    def test_refuses_a_span_over_another(self, desk, text, select_address, filled):
        start = text.index("aircraft were")
        response = desk.post(select_address, {**filled(), "start": start, "end": start + 13})
        assert response.status_code == 422
        assert "overlap a span" in response.content.decode()
        assert len(response.context["selection"].spans) == 1

    def test_offers_the_speakers_known_statements(self, desk, text, select_address):
        rudik = make_actor(name="Kira Rudik")
        known = make_statement(actor=rudik)
        make_attribution(
            claim=make_claim(attributed=False, text="Jets were hit"), statement=known, article=make_article()
        )
        start = text.index(WORDS)
        response = desk.get(select_address, {"start": start, "end": start + len(WORDS)})
        offered = [(one.public_id, one.near) for one in response.context["statements"]]
        assert offered == [(known.public_id, True)]
        assert "known: “Jets were hit”" in response.content.decode()

    def test_says_what_readers_would_see_of_what_is_typed(self, htmx, select_address, filled):
        typed = filled(text="Forty jets burnt", cue="insisted")
        response = htmx.get(select_address, typed, headers={"HX-Target": "readers-would-see"})
        words = response.content.decode()
        assert words.lstrip().startswith('<p id="readers-would-see"')
        assert "<em>insisted:</em>" in words
        assert "Forty jets burnt" in words

    def test_says_how_often_a_known_statement_would_be_reported(self, htmx, select_address, filled):
        known = make_statement()
        make_attribution(claim=make_claim(attributed=False), statement=known, article=make_article())
        response = htmx.get(select_address, filled(which=known.public_id), headers={"HX-Target": "readers-would-see"})
        assert "said once, reported by 2 outlets" in response.content.decode()

    def test_offers_the_statements_of_another_speaker_once_that_one_is_chosen(self, htmx, select_address, filled):
        known = make_statement()
        make_attribution(claim=make_claim(attributed=False), statement=known, article=make_article())
        typed = filled(speaker=known.actor.name, speaker_id=known.actor.public_id, offered_for="")
        response = htmx.get(select_address, typed, headers={"HX-Target": "readers-would-see"})
        assert f'value="{known.public_id}"' in response.content.decode()
        again = htmx.get(
            select_address, {**typed, "offered_for": known.actor.public_id}, headers={"HX-Target": "readers-would-see"}
        )
        assert "known-statements" not in again.content.decode()

    def test_costs_the_same_whatever_the_number_of_attributions(
        self, desk, article, text, select_address, django_assert_max_num_queries
    ):
        start = text.index(WORDS)
        for count in (3, 27):
            for _ in range(count):
                make_attribution(claim=make_claim(attributed=False), article=article)
            with django_assert_max_num_queries(24):
                desk.get(select_address, {"start": start, "end": start + len(WORDS)})


class TestRecord:
    def test_makes_claim_statement_speaker_and_attribution_in_one_act(
        self, desk, article, text, record_address, filled
    ):
        event, question, about = make_event(), make_question(), make_actor(name="Russia", kind=ActorKind.STATE)
        response = desk.post(
            record_address,
            filled(
                events=event.title,
                events_id=event.public_id,
                questions=question.text,
                about="russia",
                quantity="40 aircraft",
                happened="1 June 2025",
                said="early June 2025",
                venue="Telegram",
                hedge="reportedly",
                directness="indirect",
                as_named="Ukrainian MP Kira Rudik",
            ),
        )
        attribution = Attribution.objects.get()
        assert response.status_code == 302
        assert response.url == f"{reverse('desk:article', args=[article.public_id])}#entry-{attribution.public_id}"
        claim, statement = attribution.claim, attribution.statement
        assert (claim.text, claim.kind, claim.stage, claim.happened) == (WORDS, "figure", Stage.DRAFT, "2025-06-01")
        assert claim.quantity == {"value": 40, "unit": "aircraft"}
        assert list(claim.events.all()) == [event]
        assert list(claim.questions.all()) == [question]
        assert list(claim.about.all()) == [about]
        assert (statement.voice, statement.actor.name, statement.actor.kind) == (Voice.NAMED, "Kira Rudik", "person")
        assert (statement.said_words, statement.venue, statement.heard) == (
            "early June 2025",
            "Telegram",
            Heard.REPORTED,
        )
        assert (attribution.cue, attribution.hedge, attribution.as_named) == (
            "claimed",
            "reportedly",
            "Ukrainian MP Kira Rudik",
        )
        start = text.index(WORDS)
        (selector,) = attribution.selectors
        assert (selector["start"], selector["end"], selector["exact"]) == (start, start + len(WORDS), WORDS)
        assert list(article.events.all()) == [event]

    def test_with_htmx_answers_the_text_with_the_new_entry_and_announces_it(self, htmx, record_address, filled):
        response = htmx.post(record_address, filled(), headers={"HX-Target": "text"})
        attribution, words = Attribution.objects.get(), response.content.decode()
        assert response.status_code == 200
        assert f'id="entry-{attribution.public_id}"' in words
        assert "data-focus-after-swap" in words
        assert 'id="announce"' in words
        assert "selection-form" not in words

    def test_creates_and_opens_the_claim(self, desk, record_address, filled):
        response = desk.post(record_address, filled(open="1"))
        assert response.url == reverse("desk:claim", args=[Claim.objects.get().public_id])

    def test_anchors_words_that_occur_twice_to_the_place_selected(self, desk, text, record_address, filled):
        desk.post(record_address, filled(span=[span(text, WORDS, 2)]))
        assert Attribution.objects.get().selectors[0]["start"] == text.rindex(WORDS)

    def test_keeps_a_split_quotation_as_one_attribution_with_two_spans(self, desk, text, record_address, filled):
        desk.post(
            record_address,
            filled(span=[span(text, "an unconditional ceasefire"), span(text, "Russia had rejected")]),
        )
        exact = [one["exact"] for one in Attribution.objects.get().selectors]
        assert exact == ["Russia had rejected", "an unconditional ceasefire"]

    def test_adds_an_attribution_to_a_claim_already_recorded(self, desk, record_address, filled):
        claim = make_claim(text="Forty jets were lost", attributed=False)
        desk.post(record_address, filled(text="", known_claim=claim.text, known_claim_id=claim.public_id))
        assert Attribution.objects.get().claim == claim
        assert Claim.objects.count() == 1

    def test_takes_a_statement_that_is_known_already(self, desk, record_address, filled):
        known = make_statement()
        desk.post(record_address, filled(which=known.public_id, speaker="", speaker_kind=""))
        assert Attribution.objects.get().statement == known
        assert Statement.objects.count() == 1

    def test_makes_an_unnamed_source_of_this_report(self, desk, record_address, filled):
        make_actor(name="Two US officials", kind=ActorKind.UNNAMED_SOURCE)
        desk.post(record_address, filled(which="unnamed", speaker="", as_named="Two US officials"))
        statement = Attribution.objects.get().statement
        assert (statement.voice, statement.actor.kind) == (Voice.UNNAMED, ActorKind.UNNAMED_SOURCE)
        assert Actor.objects.filter(name="Two US officials").count() == 2

    @pytest.mark.parametrize(("which", "voice"), [("outlet", Voice.OUTLET), ("unattributed", Voice.UNATTRIBUTED)])
    def test_invents_no_speaker_where_none_is_named(self, desk, article, record_address, filled, which, voice):
        desk.post(record_address, filled(which=which))
        statement = Attribution.objects.get().statement
        assert (statement.voice, statement.actor) == (voice, None)
        assert statement.outlet == (article.outlet if which == "outlet" else None)
        assert not Actor.objects.exists()

    def test_notes_what_a_statement_revises_and_through_whom_it_came(self, desk, record_address, filled):
        rudik, agency = make_actor(name="Kira Rudik"), make_actor(name="TASS", kind=ActorKind.COMPANY)
        earlier = make_statement(actor=rudik)
        desk.post(record_address, filled(revises=earlier.public_id, through=["tass", ""], through_id=["", ""]))
        attribution = Attribution.objects.get()
        assert attribution.statement.revises == earlier
        assert [relay.actor for relay in attribution.relays.all()] == [agency]

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"text": ""}, "Give the wording of the claim"),
            ({"which": ""}, "Choose which statement it is."),
            ({"speaker": ""}, "Say who speaks."),
            ({"speaker_kind": ""}, "choose what kind of actor it is"),
            ({"which": "unnamed", "as_named": ""}, "Write how the report names the source"),
            ({"said": "2025-13"}, "2025-13"),
            ({"quantity": "many"}, "Write a figure in digits"),
            ({"events": "No such event"}, "No event is called “No such event”."),
            ({"which": "u-none"}, "This statement is not there any more"),
            ({"span": []}, "Select the words that the claim rests on."),
        ],
    )
    def test_refuses_what_is_missing_and_keeps_what_was_typed(self, desk, record_address, filled, wrong, sentence):
        response = desk.post(record_address, {**filled(venue="A briefing", hedge="reportedly"), **wrong})
        words = response.content.decode()
        assert response.status_code == 422
        assert sentence in words
        assert 'value="A briefing"' in words
        assert 'value="reportedly"' in words
        assert not (Claim.objects.exists() or Statement.objects.exists() or Actor.objects.exists())

    def test_makes_nothing_when_the_last_step_is_refused(self, desk, record_address, filled):
        somebody_else = make_statement()
        response = desk.post(record_address, filled(revises=somebody_else.public_id))
        assert response.status_code == 422
        assert "A statement can only revise one of the same speaker." in response.content.decode()
        assert not Claim.objects.exists()
        assert not Actor.objects.filter(name="Kira Rudik").exists()

    def test_refuses_the_text_of_another_article(self, desk, record_address, filled):
        other = latest_snapshot(make_article())
        assert desk.post(record_address, filled(snapshot=other.public_id)).status_code == 404

    def test_asks_a_stranger_to_sign_in(self, client, record_address, filled):
        assert client.post(record_address, filled()).status_code == 302
        assert not Claim.objects.exists()

    def test_is_logged_under_the_editor(self, desk, editor, record_address, filled):
        desk.post(record_address, filled())
        assert Change.objects.get(record_type="attribution").editor_name == editor.name
