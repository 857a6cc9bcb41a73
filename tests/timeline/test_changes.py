import re

import pytest
from django.urls import reverse

from newsclaims.publication import services
from newsclaims.publication.models import Publication
from newsclaims.vocabulary.kinds import Change, Voice
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published

CHANGES = reverse("timeline:changes")


@pytest.fixture
def claim(editor):
    """What Kira Rudik claimed, published unchecked and then as not established."""
    claim = make_claim(text="40 aircraft were destroyed", attributed=False, events=[make_event(title="Drone strikes")])
    make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")), article=make_article())
    publish_claim(claim=claim)
    assess(claim=claim, status=Status.UNVERIFIED, rationale="Nobody else gives this figure.")
    publish_claim(claim=claim, note="We looked at it.")
    return claim


def moments(claim) -> list[str]:
    found = Publication.objects.filter(subject_id=claim.public_id).order_by("revision")
    return [one.recorded_at.isoformat().replace("+", "%2B") for one in found]


def main_of(page: str) -> str:
    return page[page.index("<main") : page.index("</main>")]


class TestSteps:
    def test_a_status_is_told_as_it_was_and_as_it_is_with_its_reason_and_note(self, read, claim):
        page = main_of(read(CHANGES))
        first = page.index("Update</p>")
        told = page[first : page.index("First publication", first)]
        assert told.index("Not checked yet") < told.index("is now") < told.index("Not established")
        assert "Nobody else gives this figure." in told
        assert "We looked at it." in told
        assert "Kira Rudik</bdi></strong>" in told

    def test_what_is_published_first_says_so(self, read, claim):
        page = main_of(read(CHANGES))
        assert page.count("First publication") == 2
        assert "Drone strikes</bdi></a>" in page

    def test_a_correction_shows_the_words_before_and_since_each_with_its_speaker(self, read, claim):
        claim.refresh_from_db()
        claim.change(claim.version, text="41 aircraft were destroyed")
        publish_claim(claim=claim, change=Change.CORRECTION, note="She said 41.")
        page = main_of(read(CHANGES))
        told = page[page.index("Correction</p>") : page.index("Update</p>")]
        assert "She said 41." in told
        before = told[told.index("Before:") : told.index("Since:")]
        assert "Kira Rudik" in before and "40" in before

    def test_a_withdrawal_says_why_and_nothing_of_what_was_withdrawn_is_left(self, read, claim):
        claim.refresh_from_db()
        services.withdraw(by=make_chief(), claim=claim, version=claim.version, reason="It named a child.")
        page = main_of(read(CHANGES))
        assert "It named a child." in page
        assert "A claim was withdrawn" in page
        assert page.count("A claim that has been withdrawn since") == 2
        assert "aircraft" not in page and "Nobody else" not in page and "We looked" not in page

    def test_a_question_and_its_finding_are_told(self, read, editor):
        question = make_question(text="How many?", measure="aircraft destroyed", finding="Nobody knows.")
        published(questions=[question])
        assert "Nobody knows." in main_of(read(CHANGES))

    def test_markup_that_somebody_wrote_is_shown_and_not_obeyed(self, read, editor):
        published(text="<script>alert(1)</script> & more", events=[make_event(title="</a><img src=x>")])
        page = main_of(read(CHANGES))
        assert "&lt;script&gt;alert(1)" in page
        assert "<img" not in page


class TestStretch:
    def test_lists_what_lies_between_the_moments_and_says_which_they_are(self, read, claim):
        first, second = moments(claim)
        page = main_of(read(f"{CHANGES}?since={first}"))
        assert page.count('<li class="correction"') == 1
        assert "Published after" in page
        assert main_of(read(f"{CHANGES}?since={second}")).count('<li class="correction"') == 0
        assert main_of(read(f"{CHANGES}?until={first}")).count('<li class="correction"') == 2

    def test_a_day_is_its_end_and_stands_in_the_form(self, read, claim):
        today = Publication.objects.latest("pk").recorded_at.date().isoformat()
        page = read(f"{CHANGES}?since={today}")
        assert "Nothing was published in this time" in page
        assert f'name="since" value="{today}"' in page

    @pytest.mark.parametrize(
        ("asked", "sentence"),
        [
            ("since=yesterday", "“yesterday” is no moment."),
            ("until=2025-13-01", "“2025-13-01” is no moment."),
            ("since=9998-01-01", "is still to come"),
            ("since=2001-01-01", "Nothing had been published by then."),
            ("status=true", "There is no such status."),
            ("event=nothing", "No published event has this address."),
            ("subject=planet", "“planet” is no kind of page"),
            ("after=zzz", "This link leads to no page of the list."),
        ],
    )
    def test_what_does_not_hold_is_said_in_a_sentence_and_the_rest_is_kept(self, read, claim, asked, sentence):
        page = read(f"{CHANGES}?kind=figure&{asked}")
        assert sentence in page
        assert "Kira Rudik" in page
        assert '<input type="hidden" name="kind" value="figure">' in page

    def test_moments_the_wrong_way_round_leave_the_last(self, read, claim):
        first, second = moments(claim)
        page = read(f"{CHANGES}?since={second}&until={first}")
        assert "The first moment is not before the last" in page
        assert main_of(page).count('<li class="correction"') == 2

    def test_as_of_shows_nothing_later_and_its_links_keep_to_it(self, read, claim):
        first, _ = moments(claim)
        page = main_of(read(f"{CHANGES}?as_of={first}"))
        assert "We looked at it." not in page
        assert page.count('<li class="correction"') == 2
        assert f'href="/claims/{claim.public_id}/?as_of=' in page

    def test_as_of_shows_the_same_main_as_the_page_did_then(self, read, claim):
        """But for the links that carry the moment."""
        moment = moments(claim)[-1]
        before = main_of(read(CHANGES))
        claim.refresh_from_db()
        services.withdraw(by=make_chief(), claim=claim, version=claim.version, reason="Never said.")
        then = main_of(read(f"{CHANGES}?as_of={moment}"))
        assert re.sub(r"(\?|&amp;)as_of=[^\"#]*", "", then) == before


class TestNarrowing:
    def test_by_filters_that_stay_in_every_link(self, read, claim):
        published(text="Something else")
        event = claim.events.get().public_id
        page = read(f"{CHANGES}?event={event}&since=2020-01-01")
        assert "Something else" not in main_of(page)
        assert "Kira Rudik" in page
        assert f'href="/feeds/changes.atom?event={event}"' in page
        assert "Show also without: </span>Drone strikes" in page

    def test_what_went_public_in_the_wake_of_claims_is_a_line_and_a_list_of_its_own(self, read, claim):
        page = main_of(read(CHANGES))
        assert "Article: 1" in page
        title = Publication.objects.get(subject_type="article").document["title"]
        assert title not in page
        articles = main_of(read(f"{CHANGES}?subject=article"))
        assert title in articles
        assert "Kira Rudik" not in articles

    @pytest.mark.parametrize("kind", ["article", "actor", "outlet", "event", "question", "claim"])
    def test_every_kind_has_its_list(self, read, claim, kind):
        published(questions=[make_question()])
        assert '<li class="correction"' in read(f"{CHANGES}?subject={kind}")


class TestPage:
    def test_leads_to_the_next_and_back_with_all_that_was_asked(self, read, claim, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.changes.CHANGES_ON_A_PAGE", 1)
        page = read(f"{CHANGES}?kind=figure&since=2020-01-01")
        (older,) = re.findall(r'href="([^"]*after=[^"]*)" rel="next"', page)
        second = read(older.replace("&amp;", "&"))
        assert "First publication" in second
        assert "kind=figure&amp;since=2020-01-01&amp;before=" in second

    def test_the_link_to_it_is_on_every_page_and_the_newest_moment_outside_main(self, read, claim):
        home = read(reverse("timeline:home"))
        assert f'href="{CHANGES}" data-last-visit' in home
        newest = moments(claim)[-1].replace("%2B", "+")
        assert f'<body data-newest="{newest}">' in home
        assert "data-newest" not in read(f"{reverse('timeline:home')}?as_of={moments(claim)[-1]}")

    def test_costs_as_many_queries_however_much_it_shows(self, client, claim, django_assert_num_queries):
        with django_assert_num_queries(5):
            client.get(CHANGES)
        for number in range(12):
            published(text=f"Claim number {number}")
        with django_assert_num_queries(5):
            client.get(CHANGES)

    def test_speaks_the_language_of_its_address(self, client, claim):
        page = client.get("/de" + CHANGES).content.decode()
        assert 'href="/de/feeds/changes.atom"' in page
        assert f'href="/de/claims/{claim.public_id}/"' in page

    def test_an_empty_site_says_what_belongs_there(self, read, db):
        assert "Nothing has been published yet." in read(CHANGES)


def test_nobody_named_stays_nobody_named(read, editor):
    claim = make_claim(attributed=False, text="Trains were hit")
    make_attribution(claim=claim, statement=make_statement(voice=Voice.UNATTRIBUTED))
    publish_claim(claim=claim)
    assert "Unattributed allegation:" in main_of(read(CHANGES))
