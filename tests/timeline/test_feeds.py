"""Feeds: the same items whichever format they are written in, each read by the library that readers use."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree

import feedparser
import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from newsclaims.core.plain import line, plain
from newsclaims.publication import services
from newsclaims.publication.models import Publication
from newsclaims.publication.queries.changes import Step
from newsclaims.timeline.formats import atom, json_feed
from newsclaims.timeline.formats.feed import Feed
from newsclaims.timeline.formats.site import Site
from newsclaims.timeline.telling import tell
from newsclaims.vocabulary.kinds import Change, SubjectKind
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published

ATOM, JSON, CALENDAR = reverse("timeline:changes-atom"), reverse("timeline:changes-json"), reverse("timeline:calendar")
RATIONALE = "Nobody else gives this figure."


@pytest.fixture
def claim(editor):
    """What Kira Rudik claimed, published unchecked and then as not established."""
    claim = make_claim(
        text="40 aircraft were destroyed", attributed=False, events=[make_event()], questions=[make_question()]
    )
    make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")))
    publish_claim(claim=claim)
    assess(claim=claim, status=Status.UNVERIFIED, rationale=RATIONALE)
    publish_claim(claim=claim)
    return claim


@pytest.fixture
def parsed(client):
    """An Atom feed as feedparser reads it; fails where it finds anything wrong."""

    def at(address: str = ATOM):
        response = client.get(address)
        assert response.status_code == 200
        feed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
        assert not feed.bozo, feed.get("bozo_exception")
        assert feed.version == "atom10"
        return feed

    return at


def items(client, address: str = JSON) -> list[dict]:
    return client.get(address).json()["items"]


class TestAtom:
    def test_says_who_with_which_verb_and_how_it_stands(self, parsed, claim):
        entry = parsed().entries[0]
        assert entry.title == "Kira Rudik claimed: 40 aircraft were destroyed. Not established (was: Not checked yet)"
        assert (entry.summary, entry.summary_detail.type) == (RATIONALE, "text/plain")
        assert entry.link == f"http://testserver/claims/{claim.public_id}/"
        assert {tag.term for tag in entry.tags} == {"update", "unverified"}

    def test_is_dated_by_the_record_and_named_by_the_host_for_ever(self, parsed, claim, settings):
        settings.SITE_HOST = "claims.example.org"
        newest = Publication.objects.get(subject_id=claim.public_id, revision=2)
        feed = parsed()
        assert feed.entries[0].id == f"tag:claims.example.org,2025:publication/{newest.public_id}"
        assert feed.entries[0].updated == feed.entries[0].published == feed.feed.updated
        assert datetime.fromisoformat(feed.feed.updated) == newest.recorded_at
        assert feed.feed.id == "tag:claims.example.org,2025:changes/en-gb"

    def test_knows_its_own_address_and_the_page_it_belongs_to(self, parsed, claim):
        event = claim.events.get().public_id
        links = {link.rel: link.href for link in parsed(f"{ATOM}?event={event}").feed.links}
        assert links["self"] == f"http://testserver{ATOM}?event={event}"
        assert links["alternate"] == f"http://testserver{reverse('timeline:changes')}?event={event}"

    def test_is_in_the_language_of_its_address(self, parsed, claim):
        assert parsed().feed.language == "en-gb"
        german = parsed("/de" + ATOM)
        assert german.feed.language == "de"
        assert german.entries[0].id == parsed().entries[0].id
        assert german.entries[0].link == f"http://testserver/de/claims/{claim.public_id}/"

    def test_of_an_empty_site_is_valid_and_stays_the_same(self, parsed, client, db):
        assert parsed().entries == []
        assert client.get(ATOM).content == client.get(ATOM).content


class TestJsonFeed:
    def test_keeps_to_version_1_1(self, client, claim):
        response = client.get(JSON)
        feed = response.json()
        assert response["Content-Type"] == "application/feed+json"
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["feed_url"] == f"http://testserver{JSON}"
        assert feed["home_page_url"] == "http://testserver/changes/"
        assert feed["authors"][0]["name"]
        for item in feed["items"]:
            assert {"id", "url", "title", "content_text", "date_published"} <= item.keys()
            assert item["content_text"]
            assert datetime.fromisoformat(item["date_published"]).tzinfo
        assert len({item["id"] for item in feed["items"]}) == len(feed["items"])

    def test_says_the_move_for_programmes(self, client, claim):
        assert items(client)[0]["_newsclaims"] == {
            "claim": claim.public_id,
            "change": "update",
            "from": "unreviewed",
            "to": "unverified",
        }


class TestItems:
    def test_are_the_same_in_every_format_newest_first(self, client, parsed, claim):
        published(text="Something else")
        told = [(item["title"], item["content_text"], item["url"]) for item in items(client)]
        assert [(entry.title, entry.summary, entry.link) for entry in parsed().entries] == told
        journals = Calendar.from_ical(client.get(CALENDAR).content).walk("VJOURNAL")
        assert [(str(one["summary"]), str(one["description"]), str(one["url"])) for one in journals] == told

    @pytest.mark.parametrize("name", ["event", "question", "actor"])
    def test_of_one_subject_are_those_that_concern_it(self, client, parsed, claim, name):
        published(text="Something else")
        speaker = claim.attributions.get().statement.actor
        public_id = {"event": claim.events.get(), "question": claim.questions.get(), "actor": speaker}[name].public_id
        titles = [entry.title for entry in parsed(f"{ATOM}?{name}={public_id}").entries]
        assert sum("Kira Rudik" in title for title in titles) == 2
        assert not any("Something else" in title for title in titles)
        assert [item["title"] for item in items(client, f"{JSON}?{name}={public_id}")] == titles

    def test_of_a_filter_are_those_that_answer_to_it(self, client, claim):
        assert len(items(client, f"{JSON}?status=unverified")) == 1
        assert len(items(client, f"{JSON}?status=unreviewed")) == 2
        assert client.get(f"{JSON}?status=unverified").json()["title"] == "Not established: what changed"

    def test_a_filter_that_does_not_hold_is_said_in_the_feed_and_the_rest_is_kept(self, client, parsed, claim):
        feed = parsed(f"{ATOM}?status=true&kind=opinion")
        assert "There is no such status." in feed.feed.subtitle
        assert feed.entries == []
        assert "There is no such status." in client.get(f"{JSON}?status=true").json()["description"]

    def test_a_supported_claim_stands_alone_and_a_correction_says_that_it_is_one(self, client, claim):
        assess(claim=claim, status=Status.SUPPORTED, rationale="Images show it.")
        publish_claim(claim=claim, change=Change.CORRECTION, note="We had overlooked images.")
        item = items(client)[0]
        assert item["title"] == "Correction: 40 aircraft were destroyed. Supported (was: Not established)"
        assert item["content_text"].startswith("We had overlooked images.\nImages show it.")

    def test_a_withdrawal_says_why_and_no_more(self, client, claim):
        claim.refresh_from_db()
        services.withdraw(by=make_chief(), claim=claim, version=claim.version, reason="It named a child.")
        for address in (ATOM, JSON, CALENDAR):
            feed = client.get(address).content.decode()
            assert "It named a child." in feed
            assert "aircraft" not in feed.replace("How many aircraft", ""), address
            assert RATIONALE not in feed

    def test_as_of_ends_at_that_moment(self, client, claim):
        first = Publication.objects.get(subject_id=claim.public_id, revision=1).recorded_at
        titles = [item["title"] for item in client.get(JSON, {"as_of": first.isoformat()}).json()["items"]]
        assert titles[0] == "Kira Rudik claimed: 40 aircraft were destroyed. Not checked yet"

    def test_an_unchanged_feed_is_not_sent_again(self, client, claim, django_assert_num_queries):
        for address in (ATOM, JSON, CALENDAR, reverse("timeline:timeline-json")):
            response = client.get(address)
            assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
            with django_assert_num_queries(1):
                again = client.get(address, headers={"If-None-Match": response["ETag"]})
            assert (again.status_code, again.content) == (304, b"")

    def test_media_types_are_those_of_the_formats(self, client, claim):
        types = {address: client.get(address)["Content-Type"].partition(";")[0] for address in (ATOM, JSON, CALENDAR)}
        assert types == {ATOM: "application/atom+xml", JSON: "application/feed+json", CALENDAR: "text/calendar"}

    @pytest.mark.parametrize(("address", "count"), [(ATOM, 4), (JSON, 4), (CALENDAR, 5)])
    def test_cost_as_many_queries_however_many_there_are(
        self, client, claim, address, count, django_assert_num_queries
    ):
        client.get(address)
        with django_assert_num_queries(count):
            client.get(address)
        for number in range(12):
            published(text=f"Claim number {number}", events=[make_event()])
        with django_assert_num_queries(count):
            client.get(address)


class TestDiscovery:
    """Programmes find the feeds in the head of a page."""

    def check(self, client, address: str, query: str) -> None:
        page = client.get(address).content.decode()
        head = page[: page.index("</head>")]
        for media_type, feed in (
            ("application/atom+xml", ATOM),
            ("application/feed+json", JSON),
            ("text/calendar", CALENDAR),
        ):
            (link,) = re.findall(rf'<link rel="alternate" type="{re.escape(media_type)}"[^>]*>', head)
            assert f'href="{feed}{query}"' in link, address

    @pytest.mark.parametrize("name", ["changes", "home", "claims"])
    def test_of_a_list_are_those_under_its_filters(self, client, claim, name):
        self.check(client, f"{reverse(f'timeline:{name}')}?status=disputed", "?status=disputed")
        self.check(client, reverse(f"timeline:{name}"), "")

    @pytest.mark.parametrize("name", ["event", "question", "actor"])
    def test_of_one_subject_are_its_own(self, client, claim, name):
        subject = Publication.objects.filter(subject_type=name).first().subject_id
        self.check(client, reverse(f"timeline:{name}", args=[subject]), f"?{name}={subject}")

    def test_follow_on_from_a_page_of_an_earlier_moment(self, client, claim):
        self.check(client, f"{reverse('timeline:changes')}?as_of=2999-01-01", "")
        moment = Publication.objects.first().recorded_at.date()
        self.check(client, f"{reverse('timeline:changes')}?as_of={moment}", "")


def _feed(wording: str, speaker: str, note: str) -> Feed:
    document = {
        "type": "claim",
        "id": "c-1",
        "title": wording,
        "text": wording,
        "status": "unverified",
        "rationale": note,
        "heading": {
            "shape": "attributed",
            "speakers": [{"type": "actor", "id": "a-1", "name": speaker, "unnamed": False}],
            "others": 0,
            "verb": "claimed",
            "wording": wording,
            "language": "en",
        },
    }
    step = Step(
        id="p-1",
        kind=SubjectKind.CLAIM,
        subject="c-1",
        change=Change.FIRST,
        revision=1,
        note=note,
        recorded_at=datetime(2025, 6, 9, 14, 5, tzinfo=UTC),
        document=document,
        before=None,
        withdrawn=False,
    )
    return Feed(
        Site("http://testserver", "en-gb"), line(wording), "", "http://p/", "http://f/", "", tuple(tell([step]))
    )


ANYTHING = st.text(st.characters(), min_size=1, max_size=60)


class TestAnyText:
    @given(ANYTHING, ANYTHING, ANYTHING)
    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_is_written_so_that_it_reads_back(self, wording, speaker, note):
        feed = _feed(wording, speaker, note)
        (told,) = feed.told
        written = atom.write(feed).encode()
        assert not feedparser.parse(written).bozo
        entry = ElementTree.fromstring(written).find("{http://www.w3.org/2005/Atom}entry")
        read = [entry.find(f"{{http://www.w3.org/2005/Atom}}{name}").text for name in ("title", "summary")]
        assert read == [told.title, told.text]
        (item,) = json.loads(json_feed.write(feed))["items"]
        assert (item["title"], item["content_text"]) == (told.title, told.text)

    @given(st.text(st.characters(), max_size=60))
    def test_is_left_as_it_is_but_for_what_no_format_can_write(self, text):
        kept = plain(text)
        assert plain(kept) == kept
        controls = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\ufffe", "\uffff"} - {"\t", "\n"}
        assert not set(kept) & controls
        assert [letter for letter in text if letter.isalnum()] == [letter for letter in kept if letter.isalnum()]
