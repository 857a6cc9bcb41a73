"""The calendar, read by the library that reads calendars."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from newsclaims.core.plain import line, plain
from newsclaims.events.services import Where
from newsclaims.publication import services
from newsclaims.publication.models import Publication
from newsclaims.publication.queries import Filters
from newsclaims.publication.queries.calendar import PublishedEvent, events_of
from newsclaims.timeline.formats import calendar as written
from newsclaims.timeline.formats.feed import Feed
from newsclaims.timeline.formats.site import Site
from newsclaims.timeline.formats.spans import span_of
from newsclaims.vocabulary.kinds import Basis, Change, EventKind
from tests.factories import (
    make_actor,
    make_attribution,
    make_claim,
    make_editor,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published

CALENDAR = reverse("timeline:calendar")


@pytest.fixture
def read_calendar(client):
    """A calendar with the rules that hold for every one: lines end in CRLF and have 75 octets at the most."""

    def at(address: str = CALENDAR) -> Calendar:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "text/calendar; charset=utf-8"
        check_lines(response.content)
        calendar = Calendar.from_ical(response.content)
        assert calendar.errors == []
        assert all(component.errors == [] for component in calendar.walk())
        assert all("UID" in one and "DTSTAMP" in one for one in calendar.walk() if one.name != "VCALENDAR")
        return calendar

    return at


def check_lines(content: bytes) -> None:
    assert content.replace(b"\r\n", b"").count(b"\n") == content.replace(b"\r\n", b"").count(b"\r") == 0
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for octets in lines:
        octets.decode()


def publish(event, change=Change.FIRST) -> Publication:
    return services.publish_subject(by=make_editor(), subject=event, change=change)


def entry_of(calendar: Calendar, event):
    (entry,) = [one for one in calendar.walk("VEVENT") if str(one["uid"]).startswith(f"{event.public_id}@")]
    return entry


class TestCalendar:
    def test_says_what_it_is(self, read_calendar, editor):
        calendar = read_calendar()
        said = {name: str(calendar[name]) for name in ("VERSION", "PRODID", "CALSCALE", "METHOD")}
        assert said == {
            "VERSION": "2.0",
            "PRODID": "-//newsclaims//timeline//EN",
            "CALSCALE": "GREGORIAN",
            "METHOD": "PUBLISH",
        }
        assert calendar["NAME"] == "What was claimed, by whom, and how it stands: what changed"


class TestEvents:
    def test_have_their_day_with_its_end_and_what_is_known_of_them(self, read_calendar, editor, settings):
        settings.SITE_HOST = "claims.example.org"
        event = make_event(
            title="Talks; second round, Istanbul",
            kind=EventKind.TALKS,
            happened="2025-06-02",
            where=Where(name="Çırağan Palace, Istanbul"),
            summary="Two delegations met.\nOne hour.",
        )
        first = publish(event)
        entry = entry_of(read_calendar(), event)
        assert str(entry["uid"]) == f"{event.public_id}@claims.example.org"
        assert (entry["dtstart"].dt, entry["dtend"].dt) == (date(2025, 6, 2), date(2025, 6, 3))
        assert entry["dtstamp"].dt == entry["last-modified"].dt == first.recorded_at.replace(microsecond=0)
        assert (str(entry["summary"]), str(entry["location"])) == (
            "Talks; second round, Istanbul",
            "Çırağan Palace, Istanbul",
        )
        assert str(entry["description"]) == "Two delegations met.\nOne hour."
        assert (entry["sequence"], str(entry["transp"])) == (1, "TRANSPARENT")
        assert str(entry["url"]) == f"http://testserver/events/{event.public_id}/"

    def test_go_up_by_one_with_each_revision(self, read_calendar, editor):
        event = make_event(happened="2025-06-02")
        publish(event)
        event.refresh_from_db()
        event.change(event.version, title="Renamed")
        publish(event, change=Change.UPDATE)
        entry = entry_of(read_calendar(), event)
        assert (entry["sequence"], str(entry["summary"])) == (2, "Renamed")

    def test_that_are_established_are_confirmed_and_others_tentative(self, read_calendar, editor):
        known, said = make_event(basis=Basis.ESTABLISHED), make_event(basis=Basis.ALLEGED)
        publish(known), publish(said)
        calendar = read_calendar()
        assert str(entry_of(calendar, known)["status"]) == "CONFIRMED"
        assert str(entry_of(calendar, said)["status"]) == "TENTATIVE"

    def test_with_a_time_are_at_that_moment(self, read_calendar, editor):
        event = make_event(happened="2025-06-02T13:00:00+03:00")
        publish(event)
        entry = entry_of(read_calendar(), event)
        assert entry["dtstart"].dt == datetime(2025, 6, 2, 10, tzinfo=UTC)
        assert "dtend" not in entry

    @pytest.mark.parametrize(
        ("happened", "first", "after", "summary"),
        [
            ("2025-06-01/2025-06-03", date(2025, 6, 1), date(2025, 6, 4), "A raid"),
            ("2025-05/2025-06", None, None, ""),
            ("2025-06", date(2025, 6, 1), date(2025, 7, 1), "A raid (about this time: June 2025)"),
            ("2025-06-02~", date(2025, 6, 2), date(2025, 6, 3), "A raid (about this time: about 2 June 2025)"),
            (
                "[2025-06-01,2025-06-03]",
                date(2025, 6, 1),
                date(2025, 6, 4),
                "A raid (about this time: 1 or 3 June 2025)",
            ),
            ("2025", None, None, ""),
            ("2025-06-01/..", None, None, ""),
            ("../2025-06-01", None, None, ""),
            ("9999-12-31", None, None, ""),
        ],
    )
    def test_of_an_uncertain_date_say_so_or_are_left_out(self, read_calendar, editor, happened, first, after, summary):
        publish(make_event(title="A raid", happened=happened))
        entries = read_calendar().walk("VEVENT")
        told = [(one["dtstart"].dt, one["dtend"].dt, str(one["summary"]).replace("\u00a0", " ")) for one in entries]
        assert told == ([(first, after, summary)] if first else [])

    def test_that_were_taken_down_are_cancelled_and_say_no_more(self, read_calendar, editor):
        event = make_event(title="A raid", summary="Something.", happened="2025-06-02")
        publish(event)
        services.bring_publication(
            by=editor,
            subject=event,
            change=Change.WITHDRAWAL,
            recorded_at=datetime(2030, 1, 1, tzinfo=UTC),
            note="It never happened.",
        )
        entry = entry_of(read_calendar(), event)
        assert (str(entry["status"]), entry["sequence"]) == ("CANCELLED", 2)
        assert str(entry["summary"]) == "An event that was withdrawn"
        assert entry["dtstart"].dt == date(2025, 6, 2)
        assert not {"description", "location", "categories"} & {name.lower() for name in entry}


class TestFilters:
    @pytest.fixture
    def claim(self, editor):
        claim = make_claim(attributed=False, events=[make_event()], questions=[make_question()])
        make_attribution(claim=claim, statement=make_statement(actor=make_actor()))
        publish_claim(claim=claim)
        published(events=[make_event()])
        return claim

    @pytest.mark.parametrize("name", ["event", "question", "actor", "status"])
    def test_leave_the_events_of_the_claims_they_leave(self, claim, name):
        told = {
            "event": claim.events.get().public_id,
            "question": claim.questions.get().public_id,
            "actor": claim.attributions.get().statement.actor.public_id,
            "status": "confirmed",
        }
        found = [one.id for one in events_of(Filters(**{name: told[name]}))]
        assert found == ([] if name == "status" else [told["event"]])

    def test_leave_an_event_by_its_place_and_its_day(self, editor):
        here = make_event(where=Where(name="Belaya"), happened="2025-06-01")
        there = make_event(where=Where(name="Olenya"), happened="2025-06-03")
        publish(here), publish(there)
        assert [one.id for one in events_of(Filters(place="Belaya"))] == [here.public_id]
        assert [one.id for one in events_of(Filters(since=date(2025, 6, 2)))] == [there.public_id]

    def test_name_a_question_without_answers_and_an_actor_without_claims(self, editor):
        event = make_event()
        question = make_question(events=[event])
        publish(event), publish(question)
        assert [one.id for one in events_of(Filters(question=question.public_id))] == [event.public_id]


def _calendar(title: str, summary: str, place: str) -> bytes:
    document = {
        "title": title,
        "summary": summary,
        "kind": "strike",
        "basis": "reported",
        "happened": {"edtf": "2025-06-02", "words": ""},
        "place": {"name": place} if place else None,
    }
    event = PublishedEvent("e-1", 1, datetime(2025, 6, 9, tzinfo=UTC), False, "2025-06-02", document)
    return written.write(Feed(Site("http://testserver", "en-gb"), line(title), "", "", "", "", ()), [event])


ANYTHING = st.text(st.characters(), max_size=200)


class TestAnyText:
    @given(ANYTHING, ANYTHING, ANYTHING)
    @settings(max_examples=200, deadline=None)
    def test_is_folded_and_escaped_so_that_it_reads_back(self, title, summary, place):
        content = _calendar(title, summary, place)
        check_lines(content)
        (entry,) = Calendar.from_ical(content).walk("VEVENT")
        assert str(entry["summary"]) == line(title)
        assert str(entry.get("description", "")) == plain(summary)
        assert str(entry.get("location", "")) == line(place)

    @given(st.text("0123456789-/~?%.[],XTZ:", max_size=24))
    @example("0001-01-01T00:00:00+14:00")
    @settings(max_examples=300)
    def test_of_a_date_is_a_span_in_order_or_none(self, text):
        span = span_of(text)
        assert span is None or span.first <= span.last
