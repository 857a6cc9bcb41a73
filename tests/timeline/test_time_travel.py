import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from newsclaims.events.services import Where
from newsclaims.publication.services import publish_subject, withdraw
from newsclaims.timeline.time_travel import carried
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_editor,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published

HOME = reverse("timeline:home")
METHODOLOGY = reverse("timeline:methodology")
MOMENT = "2025-06-02T12:00:00Z"


def main_of(response) -> str:
    page = response.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def without_moment(html: str) -> str:
    """The page with the links of an `as_of` page as they are on the live one."""
    html = re.sub(r"(?:&amp;as_of=|\?as_of=)[^\"#&]*(?=[\"#])", "", html)
    return html.replace('href=""', 'href="?"')


def now_in_address() -> str:
    return timezone.now().isoformat().replace("+00:00", "Z")


@pytest.fixture
def story(editor):
    """An event at a place with a question and a claim that answers it, published."""
    where = Where(name="Belaya air base", country="RU", latitude=52.9, longitude=103.6)
    event = make_event(title="Drone strikes on bomber bases", where=where, happened="2025-06-01")
    question = make_question(text="How many were destroyed?", events=[event])
    figure = {"value": 40, "unit": "aircraft"}
    claim = make_claim(
        text="Forty aircraft were destroyed",
        attributed=False,
        events=[event],
        questions=[question],
        quantity=figure,
    )
    make_attribution(claim=claim, statement=make_statement(actor=make_actor()), article=make_article())
    publish_claim(claim=claim)
    return claim


def pages_of(claim) -> list[str]:
    """A page of every kind that shows the claim."""
    attribution = claim.attributions.get()
    return [
        HOME,
        f"{HOME}?status=unreviewed&q=aircraft",
        reverse("timeline:claims"),
        f"{reverse('timeline:claims')}?clock=said&order=updated",
        reverse("timeline:claim", args=[claim.public_id]),
        reverse("timeline:event", args=[claim.events.get().public_id]),
        reverse("timeline:questions"),
        reverse("timeline:question", args=[claim.questions.get().public_id]),
        reverse("timeline:article", args=[attribution.article.public_id]),
        reverse("timeline:actor", args=[attribution.statement.actor.public_id]),
        reverse("timeline:outlet", args=[attribution.article.outlet.public_id]),
        reverse("timeline:map"),
        reverse("timeline:changes"),
        reverse("timeline:corrections"),
        METHODOLOGY,
        "/de" + reverse("timeline:claim", args=[claim.public_id]),
    ]


def go_on_with(claim) -> None:
    """Everything that can befall a published claim: a new status, a correction, new names, a rival, a withdrawal."""
    chief, event, attribution = make_chief(), claim.events.get(), claim.attributions.get()
    speaker, outlet = attribution.statement.actor, attribution.article.outlet
    rival = published(
        text="None was destroyed", events=[event], questions=[claim.questions.get()], quantity={"state": "none"}
    )
    link_evidence(claim=claim)
    assess(claim=claim, by=make_editor(), status=Status.DISPUTED)
    make_attribution(claim=claim, statement=make_statement(actor=speaker), article=attribution.article)
    publish_claim(claim=claim, by=chief, change=Change.CORRECTION, note="The second report was missing.")
    for subject, name in ((event, "title"), (speaker, "name"), (outlet, "name"), (claim.questions.get(), "text")):
        subject.change(subject.version, **{name: "Another name"})
        publish_subject(by=chief, subject=subject, change=Change.UPDATE)
    rival.refresh_from_db()
    withdraw(by=chief, claim=rival, version=rival.version, reason="Never said.")


class TestAsOf:
    def test_shows_what_stood_then_to_the_byte_but_for_the_links_that_carry_it(self, client, story):
        addresses = pages_of(story)
        saved = {address: main_of(client.get(address)) for address in addresses}
        moment = now_in_address()
        go_on_with(story)
        unchanged = {address for address in addresses if main_of(client.get(address)) == saved[address]}
        assert unchanged == {METHODOLOGY}
        for address, before in saved.items():
            joint = "&" if "?" in address else "?"
            then = client.get(f"{address}{joint}as_of={moment}")
            assert then.status_code == 200, address
            assert without_moment(main_of(then)) == without_moment(before), address

    def test_goes_on_through_every_link_inside_the_site(self, client, story):
        page = client.get(HOME, {"as_of": now_in_address()}).content.decode()
        inside = re.findall(r'<a (?!data-now)[^>]*href="([/?][^"]*)"', page)
        assert len(inside) > 5
        assert [href for href in inside if "as_of=" not in href and not href.startswith("/report/")] == []

    def test_of_a_day_is_its_end_in_the_zone_of_the_site(self, client, story, settings):
        settings.TIME_ZONE = "Europe/Kyiv"
        today = timezone.localdate().isoformat()
        page = client.get(reverse("timeline:claim", args=[story.public_id]), {"as_of": today}).content.decode()
        assert "23:59" in page
        assert "Forty aircraft were destroyed" in page

    def test_says_how_to_get_back_to_now(self, client, story):
        page = client.get(HOME, {"as_of": now_in_address(), "order": "oldest"}).content.decode()
        assert f'data-now href="{HOME}?order=oldest"' in page

    def test_before_the_first_publication_says_when_that_was(self, client, story):
        page = client.get(HOME, {"as_of": "1999-01-01"}).content.decode()
        assert "Nothing had been published by then. The first publication was on" in page
        assert client.get(reverse("timeline:claim", args=[story.public_id]), {"as_of": "1999-01-01"}).status_code == 404

    def test_of_a_moment_to_come_is_now_and_says_so(self, client, story):
        later = (timezone.localdate() + timedelta(days=400)).isoformat()
        page = client.get(HOME, {"as_of": later}).content.decode()
        assert "is still to come: this is how it stands now." in page
        assert "Forty aircraft were destroyed" in page

    @pytest.mark.parametrize(
        "asked",
        [
            "yesterday",
            "2025-13-01",
            "2025-06",
            "<script>",
            "9999-12-31",
            "0001-01-01",
            "0001-01-01T00:00:00+14:00",
            "9999-12-31T23:59:00-12:00",
        ],
    )
    def test_that_is_no_moment_is_said_and_the_page_stands(self, client, story, asked):
        response = client.get(HOME, {"as_of": asked})
        assert response.status_code == 200
        assert "<script>" not in response.content.decode().replace("<script src", "")

    def test_keeps_to_it_when_the_filters_are_sent(self, client, story):
        page = client.get(HOME, {"as_of": "2999-01-01"}).content.decode()
        assert 'form="filters"' not in page
        moment = now_in_address()
        page = client.get(HOME, {"as_of": moment}).content.decode()
        assert f'<input type="hidden" name="as_of" value="{moment}" form="filters">' in page

    def test_costs_two_queries_more_whatever_was_published(self, client, story, django_assert_num_queries):
        for number in range(4):
            published(text=f"Claim number {number}", events=[story.events.get()])
        with CaptureQueriesContext(connection) as now:
            client.get(HOME)
        moment = now_in_address()
        with django_assert_num_queries(len(now) + 2):
            client.get(HOME, {"as_of": moment})


class TestCarried:
    @given(st.text(alphabet="abc/?&=;#é", max_size=20))
    def test_changes_nothing_but_links_inside_the_site(self, words):
        html = f'<p title="{words}">{words}</p><a href="https://elsewhere.example/{words}">'.encode()
        assert carried(html, MOMENT) == html

    @pytest.mark.parametrize(
        ("link", "then"),
        [
            ('href="/claims/c-1/"', 'href="/claims/c-1/?as_of=2025-06-02T12%3A00%3A00Z"'),
            ('href="/?status=disputed#d"', 'href="/?status=disputed&amp;as_of=2025-06-02T12%3A00%3A00Z#d"'),
            ('href="?"', 'href="?as_of=2025-06-02T12%3A00%3A00Z"'),
            ('href="#main"', 'href="#main"'),
            ('href="/static/css/base.css"', 'href="/static/css/base.css"'),
            ('data-now href="/"', 'data-now href="/"'),
            ('href="//elsewhere.example/"', 'href="//elsewhere.example/"'),
        ],
    )
    def test_adds_the_moment_to_each(self, link, then):
        assert carried(f"<a {link}>".encode(), MOMENT).decode() == f"<a {then}>"
