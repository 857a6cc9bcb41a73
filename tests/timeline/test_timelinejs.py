import re

import pytest
from django.urls import reverse

from newsclaims.publication.models import Publication
from newsclaims.publication.services import publish_subject
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_attribution,
    make_claim,
    make_event,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published

TIMELINE = reverse("timeline:timeline-json")


def published_at(event, **fields):
    claim = make_claim(attributed=False, events=[event], **fields)
    make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")))
    publish_claim(claim=claim)
    return claim


@pytest.fixture
def timeline(client):
    """The timeline with the rules that hold for every one."""

    def at(address: str = TIMELINE) -> dict:
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "application/json")
        told = response.json()
        slides = [told["title"], *told["events"]]
        assert len({slide["unique_id"] for slide in slides}) == len(slides)
        for slide in told["events"]:
            for day in filter(None, (slide["start_date"], slide.get("end_date"))):
                assert all(isinstance(part, int) for part in day.values())
                assert 1 <= day["month"] <= 12 and 1 <= day["day"] <= 31
            assert slide["start_date"] != slide.get("end_date")
            assert slide["display_date"]
            assert slide["autolink"] is False
        return told

    return at


class TestSlides:
    def test_have_the_claims_with_their_speakers_and_statuses_in_words(self, timeline, editor):
        event = make_event(title="Drone strikes", happened="2025-06-01", summary="Four bases.")
        claim = published_at(event, text="40 aircraft were destroyed")
        href = f"http://testserver/claims/{claim.public_id}/"
        (slide,) = timeline()["events"]
        assert (slide["unique_id"], slide["group"]) == (event.public_id, "Strike")
        assert slide["start_date"] == {"year": 2025, "month": 6, "day": 1}
        assert slide["text"]["headline"] == f'<a href="http://testserver/events/{event.public_id}/">Drone strikes</a>'
        assert slide["text"]["text"] == (
            "<p>Four bases.</p>"
            f'<p><a href="{href}">Kira Rudik claimed: 40 aircraft were destroyed</a>'
            " <em>Not checked yet</em></p>"
        )

    def test_stand_earliest_first_and_what_is_established_first_in_each(self, timeline, editor):
        later, earlier = make_event(happened="2025-06-02"), make_event(happened="2025-05-16")
        published_at(later)
        published_at(earlier, text="Only said")
        known = make_claim(text="Known well", events=[earlier])
        assess(claim=known, status=Status.CONFIRMED)
        publish_claim(claim=known)
        slides = timeline()["events"]
        assert [slide["unique_id"] for slide in slides] == [earlier.public_id, later.public_id]
        text = slides[0]["text"]["text"]
        assert text.index("Known well") < text.index("Only said")

    @pytest.mark.parametrize(
        ("happened", "start", "end", "words"),
        [
            ("2025-06", (2025, 6, 1), (2025, 6, 30), "June 2025"),
            ("2025-06-01/2025-06-03", (2025, 6, 1), (2025, 6, 3), "1 to 3 June 2025"),
            ("2025-06-02~", (2025, 6, 2), None, "about 2 June 2025"),
            ("2025-06-02/..", (2025, 6, 2), None, "from 2 June 2025"),
            ("../2025-06-02", (2025, 6, 2), None, "until 2 June 2025"),
            ("2025", (2025, 1, 1), (2025, 12, 31), "2025"),
        ],
    )
    def test_of_an_uncertain_date_say_it_in_words(self, timeline, editor, happened, start, end, words):
        published_at(make_event(happened=happened))
        (slide,) = timeline()["events"]
        assert tuple(slide["start_date"].values()) == start
        assert tuple(slide.get("end_date", {}).values()) == (end or ())
        assert slide["display_date"].replace("\u00a0", " ") == words

    def test_with_a_time_have_the_hour(self, timeline, editor):
        published_at(make_event(happened="2025-06-02T13:00:00+03:00"))
        (slide,) = timeline()["events"]
        assert slide["start_date"] == {"year": 2025, "month": 6, "day": 2, "hour": 10, "minute": 0}

    def test_hold_no_markup_but_ours(self, timeline, editor):
        hostile = "<script>alert(1)</script><b>\x0b&amp;"
        event = make_event(title=hostile, summary=hostile, happened_words=hostile)
        published_at(event, text=hostile)
        told = timeline()
        texts = [told["title"]["text"], *(slide["text"] for slide in told["events"])]
        tags = {tag for text in texts for part in text.values() for tag in re.findall(r"</?(\w+)", part)}
        assert tags == {"a", "p", "em"}
        assert "<" not in told["events"][0]["display_date"]
        assert "\x0b" not in told["events"][0]["text"]["text"]

    def test_of_one_event_are_it_and_what_is_nested_in_it(self, timeline, editor):
        event = make_event(title="Drone strikes")
        nested = make_event(parent=event)
        published_at(nested)
        published_at(make_event(title="Another"))
        told = timeline(f"{TIMELINE}?event={event.public_id}")
        assert {slide["unique_id"] for slide in told["events"]} == {event.public_id, nested.public_id}
        assert told["title"]["text"]["headline"] == "Drone strikes"

    def test_say_how_many_claims_more_there_are(self, timeline, editor, monkeypatch):
        monkeypatch.setattr("newsclaims.timeline.formats.timelinejs.CLAIMS_OF_AN_EVENT", 1)
        event = make_event()
        published_at(event), published_at(event, text="Another"), published_at(event, text="One more")
        assert timeline()["events"][0]["text"]["text"].endswith("<p>2 more claims</p>")


class TestTimeline:
    def test_of_a_claim_alone_is_empty(self, timeline, editor):
        published(text="The war is not over")
        assert timeline()["events"] == []

    def test_may_be_read_by_pages_of_other_sites(self, client, db):
        assert client.get(TIMELINE)["Access-Control-Allow-Origin"] == "*"

    def test_at_an_earlier_moment_is_what_readers_saw(self, timeline, editor):
        event = make_event(title="Before")
        publish_subject(by=editor, subject=event, change=Change.FIRST)
        moment = Publication.objects.get().recorded_at.isoformat().replace("+", "%2B")
        event.refresh_from_db()
        event.change(event.version, title="Since")
        publish_subject(by=editor, subject=event, change=Change.UPDATE)
        assert ">Before</a>" in timeline(f"{TIMELINE}?as_of={moment}")["events"][0]["text"]["headline"]
        assert ">Since</a>" in timeline()["events"][0]["text"]["headline"]

    def test_costs_as_many_queries_however_much_it_shows(self, client, editor, django_assert_num_queries):
        published_at(make_event())
        with django_assert_num_queries(4):
            client.get(TIMELINE)
        for _ in range(12):
            published_at(make_event())
        with django_assert_num_queries(4):
            client.get(TIMELINE)
