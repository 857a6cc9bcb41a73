from datetime import UTC, datetime, timedelta

import pytest

from newsclaims.core.records import Brought
from newsclaims.desk.queries import queue as queries
from newsclaims.desk.queries.queue import Filters, age_of, queue_counts, queue_page
from newsclaims.vocabulary.kinds import ActorKind, ClaimKind, Stance, Voice
from newsclaims.vocabulary.statuses import Stage, Status
from tests.factories import (
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_outlet,
    make_question,
    make_statement,
)

NOW = datetime(2025, 6, 22, 12, tzinfo=UTC)


def wordings(client, **parameters):
    return [row.wording for row in client.get("/desk/", parameters).context["page"].rows]


class TestQueue:
    def test_shows_each_claim_on_a_line(self, desk):
        claim = make_claim(
            text="40 aircraft were destroyed",
            status=Status.UNVERIFIED,
            stage=Stage.IN_REVIEW,
            events=[make_event(title="Drone strikes on bomber bases")],
        )
        answer = desk.get("/desk/").content.decode()
        for words in (
            "40 aircraft were destroyed",
            "Not established",
            "in review",
            "Drone strikes on bomber bases",
            "0 min",
        ):
            assert words in answer
        assert f'href="/desk/claims/{claim.public_id}/"' in answer

    def test_shows_what_readers_would_see_in_the_strip(self, desk):
        outlet = make_outlet(name="TRT World")
        claim = make_claim(
            attributed=False, text="40 aircraft were destroyed", questions=[make_question(text="How many?")]
        )
        make_attribution(
            claim=claim,
            article=make_article(outlet=outlet),
            statement=make_statement(actor=make_actor(name="Kira Rudik")),
        )
        link_evidence(claim=claim)
        answer = desk.get("/desk/").content.decode()
        assert "<strong><bdi>Kira Rudik</bdi></strong> <em>claimed:</em>" in answer
        assert "TRT World" in answer and "How many?" in answer and "for 1, against 0" in answer

    def test_is_newest_first_and_turns_round(self, desk):
        for day in (1, 2, 3):
            make_claim(text=f"Claim {day}", brought=Brought(f"c-{day}", NOW + timedelta(days=day)))
        assert wordings(desk) == ["Claim 3", "Claim 2", "Claim 1"]
        assert 'href="?order=oldest"' in desk.get("/desk/").content.decode()
        assert wordings(desk, order="oldest") == ["Claim 1", "Claim 2", "Claim 3"]

    def test_keeps_its_filters_from_page_to_page(self, desk, monkeypatch):
        monkeypatch.setattr(queries, "ROWS_ON_A_PAGE", 2)
        for number in range(5):
            make_claim(text=f"Aircraft claim {number}")
        make_claim(text="Something else")
        first = desk.get("/desk/", {"q": "aircraft"})
        second = desk.get("/desk/" + first.context["next_href"])
        assert [row.wording for row in second.context["page"].rows] == ["Aircraft claim 2", "Aircraft claim 1"]
        back = desk.get("/desk/" + second.context["previous_href"])
        assert back.context["page"].rows[0].wording == "Aircraft claim 4"

    def test_says_where_to_begin_when_there_is_nothing(self, desk):
        assert "paste a report" in desk.get("/desk/").content.decode()

    def test_says_that_nothing_fits_the_filters(self, desk):
        make_claim()
        assert "No claim fits all of this" in desk.get("/desk/", {"q": "nonsense"}).content.decode()

    def test_refuses_a_broken_page_link(self, desk):
        assert desk.get("/desk/", {"after": "nonsense"}).status_code == 404

    def test_sends_a_visitor_to_sign_in(self, client, db):
        assert client.get("/desk/").url == "/desk/sign-in/?next=/desk/"

    def test_costs_the_same_for_three_rows_and_for_thirty(self, desk, django_assert_num_queries):
        def fill(count):
            for _ in range(count):
                claim = make_claim(events=[make_event()], questions=[make_question()])
                make_attribution(claim=claim, stance=Stance.DENIES)
                link_evidence(claim=claim)

        fill(3)
        with django_assert_num_queries(8):
            desk.get("/desk/")
        fill(27)
        with django_assert_num_queries(8):
            desk.get("/desk/")


class TestFilters:
    def test_by_stage_status_and_kind(self, desk):
        make_claim(text="Draft figure")
        make_claim(text="Opinion in review", kind=ClaimKind.OPINION, stage=Stage.IN_REVIEW, status=Status.NOT_CHECKABLE)
        assert wordings(desk, stage="in_review") == ["Opinion in review"]
        assert wordings(desk, status="not_checkable") == ["Opinion in review"]
        assert wordings(desk, kind="figure") == ["Draft figure"]
        assert wordings(desk, kind="figure", status="not_checkable") == []

    def test_by_event_typed_or_chosen(self, desk):
        event = make_event(title="Drone strikes")
        make_claim(text="At the event", events=[event])
        make_claim(text="Elsewhere")
        assert wordings(desk, event="drone strikes") == ["At the event"]
        assert wordings(desk, event="x", event_id=event.public_id) == ["At the event"]

    def test_by_who_said_it_each_claim_once(self, desk):
        actor = make_actor(name="Kira Rudik")
        claim = make_claim(text="Said twice", attributed=False)
        for _ in range(2):
            make_attribution(claim=claim, statement=make_statement(actor=actor))
        make_claim(text="Said by another")
        assert wordings(desk, actor="Kira Rudik") == ["Said twice"]

    @pytest.mark.parametrize("typed", ["ciragan", "palace Çırağan", "Çırağan pal", '"at çırağan"'])
    def test_by_words_in_any_order_or_by_a_part_without_accents(self, desk, typed):
        make_claim(text="They met at Çırağan Palace")
        make_claim(text="They met elsewhere")
        assert wordings(desk, q=typed) == ["They met at Çırağan Palace"]

    def test_say_what_could_not_be_read_and_keep_it(self, desk):
        make_claim()
        answer = desk.get("/desk/", {"event": "No such event", "status": "nonsense"})
        assert answer.status_code == 422
        assert "No event is called “No such event”" in answer.content.decode()
        assert 'value="No such event"' in answer.content.decode()


class TestCounts:
    def test_count_each_tab_under_the_other_filters(self, db, django_assert_num_queries):
        make_claim()
        make_claim(stage=Stage.IN_REVIEW, status=Status.UNVERIFIED)
        make_claim(stage=Stage.IN_REVIEW)
        with django_assert_num_queries(1):
            counts = queue_counts(Filters(stage=Stage.IN_REVIEW))
        assert (counts.all, counts.by_stage[Stage.DRAFT], counts.by_stage[Stage.IN_REVIEW]) == ("3", "1", "2")
        assert (counts.every_status, counts.by_status[Status.UNVERIFIED], counts.by_status[Status.UNREVIEWED]) == (
            "2",
            "1",
            "1",
        )

    def test_stand_on_the_tabs(self, desk):
        make_claim()
        answer = " ".join(desk.get("/desk/").content.decode().split())
        assert 'All claims <span class="count">1</span>' in answer
        assert 'In review <span class="count">0</span>' in answer


class TestWhoInShort:
    def short(self, *attributions):
        claim = make_claim(attributed=False)
        for fields in attributions:
            make_attribution(claim=claim, **fields)
        row = queue_page(Filters()).rows[0]
        return "; ".join(filter(None, [row.who, row.others]))

    def said_by(self, name, **fields):
        return {"statement": make_statement(actor=make_actor(name=name)), **fields}

    def test_names_the_sayer_and_counts_denials(self, db):
        assert self.short(self.said_by("SBU"), self.said_by("Ryabkov", stance=Stance.DENIES)) == "SBU; 1 denies"

    def test_names_two_and_counts_the_rest(self, db):
        assert self.short(self.said_by("SBU"), self.said_by("Rudik")) == "SBU and Rudik"
        assert self.short(self.said_by("A"), self.said_by("B"), self.said_by("C")) == "A and 2 others"

    def test_tells_confirmations_from_the_claim_itself(self, db):
        assert (
            self.short(self.said_by("Umerov"), self.said_by("Medinsky", stance=Stance.CONFIRMS)) == "Umerov; 1 confirms"
        )

    def test_tells_an_unnamed_source(self, db):
        officials = make_actor(name="Two US officials", kind=ActorKind.UNNAMED_SOURCE)
        assert (
            self.short({"statement": make_statement(voice=Voice.UNNAMED, actor=officials)})
            == "Two US officials, unnamed"
        )

    def test_says_when_nobody_is_named(self, db):
        assert self.short({"statement": make_statement(voice=Voice.UNATTRIBUTED)}) == "nobody named"

    def test_says_when_nobody_is_recorded(self, db):
        assert self.short() == "nobody yet"


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-5), "0 min"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=3, minutes=59), "3 h"),
        (timedelta(hours=47), "1 day"),
        (timedelta(days=20), "20 days"),
    ],
)
def test_age_is_told_in_its_largest_unit(ago, words):
    assert age_of(NOW - ago, NOW) == words
