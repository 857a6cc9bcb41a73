import re

import pytest
from django.urls import reverse
from django.utils import translation

from newsclaims.events.services import Where
from newsclaims.publication.services import publish_subject
from newsclaims.vocabulary.kinds import Basis, Change
from tests.factories import make_event
from tests.timeline.conftest import published
from tests.timeline.copies import copy

PALACE = Where(name="Çırağan Palace, Istanbul", country="TR", latitude=41.04, longitude=29.02)
BELAYA = Where(name="Belaya", country="RU", latitude=52.9, longitude=103.6)


def address() -> str:
    return reverse("timeline:map")


@pytest.fixture
def show(editor):
    def event(title: str, **fields):
        made = make_event(title=title, **fields)
        publish_subject(by=editor, subject=made, change=Change.FIRST)
        return made

    return event


def in_german(client, address: str) -> str:
    with translation.override("de"):
        return client.get(f"/de{address}").content.decode()


def markers(page: str) -> list[str]:
    """The markers of the narrow layout, each as it stands in the page."""
    layout = page[page.index('data-layout="narrow"') : page.index('data-layout="wide"')]
    return re.findall(r"(?:<a href|<g role).*?</(?:a|g)>", layout)


class TestMap:
    def test_leads_to_an_event_and_says_what_where_when_and_how_many_claims(self, read, show):
        event = show("Attack on Belaya", where=BELAYA)
        published(events=[event])
        (marker,) = markers(read(address()))
        assert marker.startswith(f'<a href="/events/{event.public_id}/">')
        assert "<title>Attack on Belaya, Belaya, 1 June 2025, 1 claim</title>" in marker
        assert ">Belaya</text>" in marker

    def test_counts_the_events_at_one_place_and_leads_to_their_entry(self, read, show):
        for title in ("Talks", "Handover"):
            show(title, where=PALACE)
        page = read(address())
        (marker,) = markers(page)
        assert marker.startswith('<a href="#place-1">')
        assert "<title>Çırağan Palace, Istanbul: 2 events</title>" in marker
        assert ">2</text>" in marker
        assert 'id="place-1"' in page

    def test_leads_to_the_list_where_places_are_too_near_to_be_told_apart(self, read, show):
        show("Talks", where=PALACE)
        show("Dinner", where=Where(name="Dolmabahçe Palace", country="TR", latitude=41.03, longitude=29.0))
        (marker,) = markers(read(address()))
        assert marker.startswith('<a href="#place-')
        assert marker.count("1 June 2025") == 2

    def test_has_numbers_that_an_svg_can_read_in_every_language(self, client, show):
        show("Attack on Belaya", where=BELAYA)
        page = in_german(client, "/map/")
        assert re.findall(r'cx="([^"]*)"', page) == ["50.00%"] * 4
        assert "/de/events/" in page

    def test_holds_no_script_and_no_style(self, read, show):
        show("Attack on Belaya", where=BELAYA)
        assert "style=" not in read(address())

    def test_shows_names_as_words_and_never_as_markup(self, read, show):
        show("<b>Attack</b>", where=Where(name="<i>Belaya</i>", country="RU", latitude=52.9, longitude=103.6))
        page = read(address())
        assert "<b>Attack" not in page
        assert "<i>Belaya" not in page


class TestList:
    def test_says_the_same_by_country_and_place(self, read, show):
        show("Talks", where=PALACE)
        show("Attack on Belaya", where=BELAYA, basis=Basis.ALLEGED)
        page = read(address())
        russia, turkey = page.index(">Russia</h2>"), page.index(">Türkiye</h2>")
        assert russia < page.index(">Attack on Belaya</a>") < turkey < page.index(">Talks</a>")
        assert "1 June 2025, alleged" in page

    def test_names_countries_in_the_readers_language(self, client, show):
        show("Talks", where=PALACE)
        assert ">Türkei</h2>" in in_german(client, "/map/")

    def test_has_places_that_the_map_cannot_show(self, read, show):
        show("Strikes", where=Where(name="Several bases", country="RU"))
        page = read(address())
        assert "not on the map: where exactly is not recorded" in page
        assert "<svg" not in page[page.index("<main") : page.index("</main>")]

    def test_has_events_without_a_place_in_a_section_of_their_own(self, read, show):
        show("Talks", where=PALACE)
        show("A statement")
        page = read(address())
        assert page.index("Events without a place</h2>") < page.index(">A statement</a>")

    def test_of_nothing_says_what_belongs_there(self, read, editor):
        assert "No event has been published yet." in read(address())


def test_leaves_out_what_the_desk_has_not_published(read, show):
    make_event(title="A draft", where=PALACE)
    assert "A draft" not in read(address())


def test_says_when_older_events_are_left_out(read, show, monkeypatch):
    monkeypatch.setattr("newsclaims.publication.queries.places.EVENTS_ON_A_MAP", 1)
    show("Later", happened="2025-06-03", where=PALACE)
    show("Earlier", happened="2025-06-02", where=PALACE)
    page = read(address())
    assert "Only the newest 1 event" in page
    assert "Later" in page
    assert "Earlier" not in page


def test_ten_events_cost_as_much_as_five_hundred(client, show, django_assert_num_queries):
    event = show("Attack on Belaya", where=BELAYA)
    for times in (9, 490):
        copy(event.public_id, times)
        with django_assert_num_queries(3):
            page = client.get(address()).content.decode()
    assert page.count('class="counted-event"') == 500


def test_stays_light_with_as_many_events_as_it_shows(client, show):
    for number in range(40):
        show(
            f"Event {number} with a title that is quite long",
            where=Where(name=f"Place {number}", country="RU", latitude=45 + number % 7 * 4, longitude=30 + number * 3),
        )
    page = client.get(address(), headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert len(page.content) < 25_000
