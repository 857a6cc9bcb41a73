"""The filters in the address: the same on every list, and what is no value narrows nothing."""

from datetime import UTC, date, datetime

import pytest
from django.http import QueryDict
from django.urls import reverse

from newsclaims.events.services import Where
from newsclaims.publication.queries import Filters
from newsclaims.timeline.forms import FiltersForm, filters_of
from newsclaims.vocabulary.kinds import ClaimKind
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

HOME, CLAIMS = reverse("timeline:home"), reverse("timeline:claims")


class TestFiltersOf:
    def test_reads_every_filter_without_a_query(self, django_assert_num_queries, db):
        asked = (
            "event=e-1&question=q-1&actor=a-1&part=denies&outlet=o-1&status=disputed&known=contested&kind=figure"
            "&place=Belaya&q=aircraft&clock=said&from=2025-06-01&to=2025-06-02T10:00Z&order=updated"
        )
        with django_assert_num_queries(0):
            filters = filters_of(QueryDict(asked))
        assert filters == Filters(
            event="e-1",
            question="q-1",
            actor="a-1",
            part="denies",
            outlet="o-1",
            status="disputed",
            known="contested",
            kind="figure",
            place="Belaya",
            words="aircraft",
            clock="said",
            since=date(2025, 6, 1),
            until=datetime(2025, 6, 2, 10, tzinfo=UTC),
        )

    def test_leaves_out_what_is_none_and_keeps_the_rest(self):
        asked = "event=%00&actor=no one&status=true&part=hears&clock=sand&from=yesterday&to=2025-06-02&kind=figure"
        assert filters_of(QueryDict(asked)) == Filters(kind="figure", until=date(2025, 6, 2))

    @pytest.mark.parametrize(
        "told",
        ["0001-01-01", "9999-12-31", "2025-02-30", "2025-06-02T25:00", "10000-01-01", "٢٠٢٥-٠٦-٠٢", "now", "\x00"],
    )
    def test_takes_no_day_that_cannot_be_reckoned_with(self, told):
        form = FiltersForm({"from": told, "to": told, "status": "disputed"})
        assert form.filters == Filters(status="disputed")
        assert set(form.errors) == {"since", "until"}

    @pytest.mark.parametrize(
        ("told", "read"),
        [
            ("2025-06-02", date(2025, 6, 2)),
            ("2025-06-02T10:00:00+03:00", datetime(2025, 6, 2, 7, tzinfo=UTC)),
            ("2025-06-02T10:00:00 03:00", datetime(2025, 6, 2, 7, tzinfo=UTC)),
            ("2025-06-02 10:00", datetime(2025, 6, 2, 10, tzinfo=UTC)),
        ],
    )
    def test_reads_days_and_instants(self, told, read):
        assert filters_of({"from": told}).since == read

    @pytest.mark.parametrize(
        ("since", "until", "fits"),
        [
            ("2025-06-02", "2025-06-02", True),
            ("2025-06-02T10:00Z", "2025-06-02", True),
            ("2025-06-02", "2025-06-02T00:00Z", False),
            ("2025-06-02T10:00Z", "2025-06-02T10:00Z", False),
            ("2025-06-03", "2025-06-02", False),
        ],
    )
    def test_the_end_is_after_the_beginning(self, since, until, fits):
        form = FiltersForm({"from": since, "to": until})
        assert form.filters.dated is fits
        assert form.errors.get("until", []) == ([] if fits else ["The end is before the beginning."])


class TestAddress:
    def test_says_what_holds_in_the_order_of_the_form(self):
        form = FiltersForm(QueryDict("to=2025-06-02&status=disputed&q=40 aircraft&event=%00&clock=said&after=x"))
        assert form.address() == "?q=40+aircraft&status=disputed&clock=said&to=2025-06-02"
        assert form.address(status="", words="") == "?clock=said&to=2025-06-02"

    def test_read_again_it_means_the_same(self):
        form = FiltersForm(QueryDict("from=2025-06-02T10:00:00%2B03:00&actor=a-1&part=about&order=oldest"))
        assert FiltersForm(QueryDict(form.address().removeprefix("?"))).filters == form.filters

    def test_nobody_has_no_part(self):
        assert FiltersForm(QueryDict("part=says&actor=a-1")).address(actor="") == "?"


@pytest.fixture
def two(editor):
    """A figure that somebody said of aircraft, and an opinion, of which nothing is asked."""
    strikes = make_event(title="Drone strikes", happened="2025-06-01", where=Where(name="Belaya"))
    speaker, denier, target, relay = (make_actor(name=f"Person {number}") for number in range(4))
    claim = make_claim(
        text="Aircraft were hit",
        events=[strikes],
        questions=[make_question(text="How many?", events=[strikes])],
        about=[target],
        attributed=False,
    )
    article = make_article(outlet=make_outlet(name="The Gazette"))
    make_attribution(claim=claim, statement=make_statement(actor=speaker), article=article, through=[relay])
    make_attribution(claim=claim, statement=make_statement(actor=denier), stance="denies", cue="denied")
    publish_claim(claim=claim)
    opinion = make_claim(text="The talks were useful", kind=ClaimKind.OPINION, attributed=False)
    make_attribution(claim=opinion, statement=make_statement(said="2025-06-05"))
    assess(claim=opinion, status=Status.NOT_CHECKABLE)
    publish_claim(claim=opinion)
    ids = {"event": strikes.public_id, "question": claim.questions.get().public_id, "outlet": article.outlet.public_id}
    people = {"speaker": speaker, "denier": denier, "target": target, "relay": relay}
    return ids | {name: person.public_id for name, person in people.items()}


@pytest.mark.parametrize("address", [HOME, CLAIMS])
class TestEveryFilter:
    @pytest.mark.parametrize(
        ("asked", "chip"),
        [
            ("event={event}", "Drone strikes"),
            ("question={question}", "How many?"),
            ("actor={speaker}", "Person 0 speaks in it"),
            ("actor={speaker}&part=says", "Person 0 says it"),
            ("actor={denier}&part=denies", "Person 1 denies it"),
            ("actor={target}&part=about", "Person 2 is spoken about"),
            ("actor={relay}&part=through", "Person 3 passed it on"),
            ("outlet={outlet}", "reported by The Gazette"),
            ("status=unreviewed", "Not checked yet"),
            ("known=claimed&kind=figure", "Only claimed"),
            ("kind=figure", "Figure"),
            ("place=Belaya", "Belaya"),
            ("q=aircraft", "“aircraft”"),
            ("from=2025-06-01&to=2025-06-01", "happened 1 June 2025"),
            ("clock=said&to=2025-06-04", "said until 4 June 2025"),
            ("clock=published&from=2025-06-02T08:00Z", "published from 2 June 2025, 08:00"),
        ],
    )
    def test_narrows_the_list_and_is_a_chip_that_takes_it_away(self, read, two, address, asked, chip):
        page = read(f"{address}?{asked.format(**two)}")
        assert "were hit" in page
        assert "The talks were useful" not in page
        assert f"Show also without: </span>{chip} <span" in page

    @pytest.mark.parametrize("asked", ["actor={speaker}&part=denies", "actor={target}", "clock=checked&to=2020-01-01"])
    def test_and_nothing_else_answers(self, read, two, address, asked):
        assert "were hit" not in read(f"{address}?{asked.format(**two)}")

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ("event=nothing", "No published event has this address."),
            ("event=%00", "No published event has this address."),
            ("question=nothing", "No published question has this address."),
            ("actor=nothing", "Nobody of that address is named here."),
            ("part=hears", "Nobody plays such a part in a claim."),
            ("outlet=nothing", "No published outlet has this address."),
            ("place=Atlantis", "No published event was there."),
            ("known=half", "There is no such part of what is known."),
            ("status=true", "There is no such status."),
            ("kind=rumour", "There is no such kind of claim."),
            ("clock=sand", "There is no such clock."),
            ("from=yesterday", "Write a day as 2025-06-02"),
            ("to=2025-13-01", "Write a day as 2025-06-02"),
            ("from=2025-06-02&to=2025-06-01", "The end is before the beginning."),
            ("order=sideways", "There is no such order."),
            ("q=" + "x" * 201, "Search for fewer words"),
            ("q=%00", "Null characters are not allowed."),
        ],
    )
    def test_a_value_that_is_none_is_said_and_the_rest_is_kept(self, read, two, address, asked, sentence):
        page = read(f"{address}?kind=figure&{asked}" if "kind" not in asked else f"{address}?status=unreviewed&{asked}")
        assert sentence in page
        assert "Aircraft were hit" in page
        assert "The talks were useful" not in page
        assert page.count("Show also without:") == 1

    def test_what_was_typed_for_a_day_stays_in_its_field(self, read, two, address):
        page = read(f"{address}?from=early June&to=2025-06-02")
        assert '<input type="text" name="from" value="early June"' in page
        assert '<input type="date" name="to" value="2025-06-02"' in page

    def test_the_empty_fields_of_a_form_leave_the_address(self, client, db, address):
        asked = "as_of=2025-06-02&q=40+aircraft&event=&status=true&from=&order="
        response = client.get(f"{address}?{asked}")
        assert response["Location"] == f"{address}?as_of=2025-06-02&q=40+aircraft&status=true"
        assert client.get(f"{address}?q=&from=")["Location"] == address

    def test_a_search_that_is_only_signs_finds_nothing_and_says_so(self, read, two, address):
        assert "Nothing published answers to these filters." in read(f"{address}?q=-%26|!()")
