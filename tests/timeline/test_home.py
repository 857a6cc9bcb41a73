import pytest
from django.urls import reverse

from newsclaims.events.models import Event
from newsclaims.events.services import Where
from newsclaims.publication import queries
from newsclaims.publication.queries import Filters
from newsclaims.publication.services import publish_subject
from newsclaims.vocabulary.kinds import Change, ClaimKind, Voice
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_outlet,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import copy_the_claim, published

HOME = reverse("timeline:home")


def about(event, text, **fields):
    return published(text=text, events=[event], **fields)


@pytest.fixture
def strikes(editor):
    return make_event(title="Drone strikes on bases", happened="2025-06-01")


class TestOrder:
    def test_the_newest_event_comes_first_and_a_link_turns_it_round(self, read, editor, strikes):
        about(strikes, "Aircraft were hit")
        about(make_event(title="Second round of talks", happened="2025-06-02"), "No ceasefire was agreed")
        page = read(HOME)
        assert page.index("Second round of talks</a>") < page.index("Drone strikes on bases</a>")
        assert '<a href="?order=oldest">Oldest</a>' in page
        turned = read(f"{HOME}?order=oldest")
        assert turned.index("Drone strikes on bases</a>") < turned.index("Second round of talks</a>")

    def test_events_of_one_day_stand_under_one_day_with_its_weekday(self, read, strikes):
        about(strikes, "Aircraft were hit")
        about(make_event(title="A fire", happened="2025-06-01"), "A depot burned")
        assert read(HOME).count("<span>Sunday</span>") == 1

    def test_an_uncertain_date_stands_in_words(self, read, editor):
        about(make_event(title="A raid", happened="2025-06~", happened_words="early June 2025"), "A depot burned")
        assert "early June 2025</h2>" in read(HOME)

    def test_a_claim_without_an_event_stands_at_the_end(self, read, strikes):
        published(text="The war is not over")
        about(strikes, "Aircraft were hit")
        page = read(HOME)
        assert page.index("Drone strikes on bases</a>") < page.index("Claims without an event")
        assert page.index("Claims without an event") < page.index("The war is not over")

    def test_a_nested_event_stands_inside_its_parent(self, read, strikes):
        about(make_event(title="The strike on Belaya", happened="2025-06-01", parent=strikes), "Belaya was hit")
        page = read(HOME)
        inside = page[page.index("Drone strikes on bases</a>") :].partition("</section>")[0]
        assert "The strike on Belaya</a>" in inside
        assert "Belaya was hit" in inside

    def test_parts_beyond_what_a_page_holds_are_left_to_the_page_of_their_event(self, read, strikes, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.timeline.EVENTS_OF_FAMILIES", 2)
        for day in (1, 2):
            about(make_event(title=f"Part {day}", happened=f"2025-05-0{day}", parent=strikes), f"Part {day} was hit")
        page = read(HOME)
        assert "Drone strikes on bases</a>" in page
        assert "Part 1</a>" in page and "Part 2</a>" not in page
        event = read(reverse("timeline:event", args=[strikes.public_id]))
        assert "Part 2</a>" in event


class TestQuestions:
    def test_stand_at_their_event_with_the_number_of_their_answers(self, read, strikes):
        question = make_question(text="How many were hit?", events=[strikes])
        about(strikes, "Aircraft were hit", questions=[question])
        about(strikes, "No aircraft were hit", questions=[question])
        assert f'<a href="/questions/{question.public_id}/">How many were hit?</a> 2 answers' in read(HOME)


class TestClaims:
    def test_a_row_says_who_with_which_verb_in_which_words_and_how_it_stands(self, read, strikes):
        rudik = make_actor(name="Kira Rudik")
        claim = make_claim(text="40 aircraft were destroyed", events=[strikes], attributed=False)
        make_attribution(claim=claim, statement=make_statement(actor=rudik), cue="claimed")
        assess(claim=claim, status=Status.UNVERIFIED)
        publish_claim(claim=claim)
        page = read(HOME)
        assert "<strong><bdi>Kira Rudik</bdi></strong> <em>claimed:</em>" in page
        assert "<span>Not established</span>" in page
        assert f'data-claim="{claim.public_id}"' in page
        assert "checked <time" in page

    def test_six_rows_stand_open_and_the_rest_says_how_it_stands(self, read, strikes):
        for number in range(8):
            about(strikes, f"Claim number {number}")
        page = read(HOME)
        assert "2 more claims" in page
        assert "2 not checked yet" in page
        assert page.count('class="claim-row"') == 8

    def test_what_is_beyond_the_folded_rows_is_on_the_events_page(self, read, strikes, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.timeline.CLAIMS_OF_AN_EVENT", 7)
        for number in range(9):
            about(strikes, f"Claim number {number}")
        page = read(HOME)
        assert "1+ more claim" in page
        assert "All claims about Drone strikes on bases" in page

    def test_a_new_revision_takes_the_place_of_the_one_before(self, read, strikes):
        claim = make_claim(text="Aircraft were hit", events=[strikes])
        publish_claim(claim=claim)
        assess(claim=claim, status=Status.UNVERIFIED)
        publish_claim(claim=claim)
        page = read(HOME)
        assert page.count("Aircraft were hit") == 1
        assert "Not checked yet</span></span></div>" not in page

    def test_an_allegation_of_nobody_is_called_one(self, read, strikes):
        claim = make_claim(text="Children were deported", events=[strikes], attributed=False)
        make_attribution(claim=claim, statement=make_statement(voice=Voice.UNATTRIBUTED), cue="", hedge="allegedly")
        publish_claim(claim=claim)
        page = read(HOME)
        assert "<em>Unattributed allegation:</em>" in page
        assert "<em>allegedly</em>" in page


class TestFilters:
    @pytest.fixture
    def two(self, strikes):
        """A claim that is not checked about the strikes, and an opinion about the talks; as events."""
        talks = make_event(title="Second round of talks", happened="2025-06-02")
        about(strikes, "Aircraft were hit")
        opinion = make_claim(text="The talks were useful", kind=ClaimKind.OPINION, events=[talks])
        assess(claim=opinion, status=Status.NOT_CHECKABLE)
        publish_claim(claim=opinion)
        return strikes, talks

    def test_by_status(self, read, two):
        page = read(f"{HOME}?status=not_checkable")
        assert "The talks were useful" in page
        assert "Aircraft were hit" not in page
        assert "Drone strikes on bases</a>" not in page

    def test_by_event(self, read, two):
        page = read(f"{HOME}?event={two[0].public_id}")
        assert "Aircraft were hit" in page
        assert "The talks were useful" not in page
        assert f"Show also without: </span>{two[0].title}" in page

    def test_by_a_nested_event_shows_what_it_is_part_of_and_no_other_branch(self, read, two):
        strikes, _ = two
        nested = make_event(title="The strike on Belaya", parent=strikes)
        other = make_event(title="The strike on Olenya", parent=strikes)
        about(nested, "Belaya was hit")
        about(other, "Olenya was hit")
        page = read(f"{HOME}?event={nested.public_id}")
        assert "Drone strikes on bases</a>" in page
        assert "Belaya was hit" in page
        assert "Olenya was hit" not in page
        assert "Aircraft were hit" not in page

    def test_by_actor(self, read, two):
        speaker = make_actor(name="Kira Rudik")
        claim = make_claim(text="More will follow", attributed=False, events=[two[1]])
        make_attribution(claim=claim, statement=make_statement(actor=speaker))
        publish_claim(claim=claim)
        page = read(f"{HOME}?actor={speaker.public_id}")
        assert "More will follow" in page
        assert "The talks were useful" not in page

    def test_by_the_days_between_which_an_event_happened(self, read, two):
        assert "Aircraft were hit" not in read(f"{HOME}?from=2025-06-02")
        page = read(f"{HOME}?to=2025-06-01")
        assert "Aircraft were hit" in page
        assert "The talks were useful" not in page

    def test_chips_say_how_many_have_each_status_and_keep_the_other_filters(self, read, two):
        page = read(f"{HOME}?from=2025-06-01&status=not_checkable")
        assert 'Not a matter of fact <span class="chip-count">1</span>' in page
        assert 'href="?status=unreviewed&amp;from=2025-06-01"' in page
        assert 'href="?from=2025-06-01">All claims' in page

    def test_what_nothing_answers_to_says_so_and_offers_everything(self, read, two):
        assert "Nothing published answers to these filters." in read(f"{HOME}?status=confirmed")

    def test_an_empty_site_says_what_belongs_there(self, read, db):
        assert "Nothing has been published yet." in read(HOME)


class TestPages:
    @pytest.fixture
    def many(self, editor, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.timeline.EVENTS_ON_A_PAGE", 2)
        for day in range(1, 6):
            event = make_event(title=f"Event {day}", happened=f"2025-06-0{day}")
            publish_subject(by=editor, subject=event, change=Change.FIRST)

    def _walk(self, filters, **options):
        seen, page = [], queries.timeline_page(filters, **options)
        while True:
            seen.append([page.events[public_id].document["title"] for public_id in page.roots])
            if not page.next:
                return seen, page
            page = queries.timeline_page(filters, **options, after=page.next)

    def test_links_lead_through_all_events_once_and_back(self, many):
        seen, last = self._walk(Filters())
        assert seen == [["Event 5", "Event 4"], ["Event 3", "Event 2"], ["Event 1"]]
        before = queries.timeline_page(Filters(), before=last.previous)
        assert [before.events[public_id].document["title"] for public_id in before.roots] == ["Event 3", "Event 2"]

    def test_links_work_the_other_way_round_too(self, many):
        assert self._walk(Filters(), oldest_first=True)[0][0] == ["Event 1", "Event 2"]

    def test_the_page_has_both_links_and_keeps_the_filters(self, read, many):
        second = queries.timeline_page(Filters(since=None)).next
        page = read(f"{HOME}?from=2025-06-01&after={second}")
        assert 'rel="prev">Later events' in page
        assert 'href="?from=2025-06-01&amp;after=' in page

    @pytest.mark.parametrize("cursor", ["zzz", "W10", "WyJcdTAwMDAiLCAiXHUwMDAwIl0", "W1tb" * 500])
    def test_a_cursor_that_is_none_of_ours_says_so_and_shows_the_first_page(self, read, many, cursor):
        page = read(f"{HOME}?from=2025-06-04&after={cursor}")
        assert "This link leads to no page of this list." in page
        assert "Event 5</a>" in page
        assert "Event 3</a>" not in page

    def test_claims_without_an_event_go_on_on_a_page_of_their_own(self, read, editor, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.timeline.CLAIMS_WITHOUT_EVENT", 2)
        for number in range(3):
            published(text=f"Claim number {number}")
        assert reverse("timeline:unplaced") in read(HOME)
        after = queries.unplaced_claims(Filters()).next
        assert "Claim number 0" in read(f"{reverse('timeline:unplaced')}?after={after}")


class TestSearch:
    def test_shows_the_events_of_what_was_found_with_the_words_marked(self, read, strikes):
        about(strikes, "Aircraft were hit")
        about(make_event(title="Second round of talks"), "No ceasefire was agreed")
        page = read(f"{HOME}?q=AIRCRÁFT")
        assert '<mark class="found">Aircraft</mark> were hit' in page
        assert "No ceasefire was agreed" not in page
        assert "Second round of talks</a>" not in page

    def test_finds_an_event_that_no_claim_is_about_by_its_title(self, read, editor, strikes):
        about(strikes, "Aircraft were hit")
        publish_subject(by=editor, subject=make_event(title="Exchange of prisoners"), change=Change.FIRST)
        page = read(f"{HOME}?q=prisoners")
        assert 'Exchange of <mark class="found">prisoners</mark></a>' in page
        assert "Drone strikes on bases</a>" not in page

    def test_an_event_found_by_its_title_says_that_its_claims_were_left_out(self, read, editor):
        raid = make_event(title="A raid", summary="Depots burned")
        about(raid, "Nobody was hurt")
        assert "None of its claims answers to these filters." in read(f"{HOME}?q=depots")

    def test_what_was_typed_stays_in_the_field(self, read, db):
        assert 'value="&lt;b&gt; “no such” words"' in read(f"{HOME}?q=<b> “no such” words")


class TestOrders:
    def test_recently_updated_claims_stand_in_the_list_of_claims(self, client, db):
        response = client.get(f"{HOME}?order=updated&status=disputed")
        assert response["Location"] == f"{reverse('timeline:claims')}?order=updated&status=disputed"


class TestCost:
    @pytest.fixture
    def every_filter(self, editor):
        strikes = make_event(title="Drone strikes on bases", happened="2025-06-01", where=Where(name="Belaya"))
        question = make_question(text="How many?", events=[strikes])
        outlet = make_outlet()
        claim = make_claim(text="Aircraft were hit", events=[strikes], questions=[question], attributed=False)
        statement = make_statement()
        make_attribution(claim=claim, statement=statement, article=make_article(outlet=outlet))
        publish_claim(claim=claim)
        return {
            "q": "aircraft",
            "event": strikes.public_id,
            "question": question.public_id,
            "actor": statement.actor.public_id,
            "part": "says",
            "outlet": outlet.public_id,
            "place": "Belaya",
            "known": "claimed",
            "status": "unreviewed",
            "kind": "figure",
            "from": "2025-05-01",
            "to": "2025-07-01",
        }

    def test_ten_claims_cost_as_many_queries_as_five_hundred(self, read, strikes, django_assert_num_queries):
        about(strikes, "Aircraft were hit")
        for copies, count in ((9, 10), (490, 500)):
            copy_the_claim(copies)
            with django_assert_num_queries(12):
                assert f'All claims <span class="chip-count">{count}</span>' in read(HOME)

    @pytest.mark.parametrize(("clock", "cost"), [("happened", 18), ("said", 17), ("published", 17)])
    def test_with_every_filter_it_does_not_either(self, client, every_filter, clock, cost, django_assert_num_queries):
        asked = {**every_filter, "clock": clock}
        with django_assert_num_queries(cost):
            assert "were hit" in client.get(HOME, asked).content.decode()
        strikes = Event.objects.get(public_id=asked["event"])
        for number in range(4):
            about(make_event(title=f"Part {number}", parent=strikes), f"Claim number {number}")
        with django_assert_num_queries(cost):
            client.get(HOME, asked)

    def test_the_number_of_queries_does_not_depend_on_what_is_shown(self, client, strikes, django_assert_num_queries):
        about(strikes, "Aircraft were hit")
        with django_assert_num_queries(12):
            client.get(HOME)
        for number in range(4):
            about(make_event(title=f"Part {number}", parent=strikes), f"Claim number {number}")
            about(make_event(happened=f"2025-05-0{number + 1}"), f"Older claim {number}")
        with django_assert_num_queries(12):
            client.get(HOME)
