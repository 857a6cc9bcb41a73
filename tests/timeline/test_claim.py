import re
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from newsclaims.claims.services import strike_attribution
from newsclaims.publication.services import bring_publication, withdraw
from newsclaims.vocabulary.kinds import Change, EvidenceStance, Heard, Sensitivity, Stance, Visibility, Voice
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
    make_outlet,
    make_question,
    make_source,
    make_statement,
    publish_claim,
    read_second,
)


def address(claim) -> str:
    return reverse("timeline:claim", args=[claim.public_id])


def spoken_words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


@pytest.fixture
def rudik(editor):
    return make_actor(name="Kira Rudik")


@pytest.fixture
def claim(editor, rudik):
    """Said by Kira Rudik in an article; a draft."""
    claim = make_claim(text="40 aircraft were destroyed", attributed=False)
    make_attribution(
        claim=claim,
        statement=make_statement(actor=rudik, said="2025-06-02", venue="X"),
        article=make_article(outlet=make_outlet(name="The Gazette")),
        as_named="Kira Rudik, a member of parliament",
    )
    return claim


class TestHead:
    def test_carries_speaker_and_verb_in_heading_and_title(self, read, claim):
        publish_claim(claim=claim)
        page = read(address(claim))
        title = page[page.index("<title>") : page.index("</title>")]
        assert "Kira Rudik claimed: 40 aircraft were destroyed" in title
        heading = spoken_words(page[page.index("<h1>") : page.index("</h1>")])
        assert heading == "Kira Rudik claimed: 40 aircraft were destroyed"

    @pytest.mark.parametrize("status", [status for status in Status if not status.stands_alone])
    def test_no_title_or_heading_has_the_bare_wording_of_an_unsupported_claim(self, read, claim, status):
        assess(claim=claim, status=status)
        publish_claim(claim=claim)
        page = read(address(claim))
        for shown in re.findall(r"<(?:title|h\d)[^>]*>(.*?)</(?:title|h\d)>", page):
            assert not spoken_words(shown).startswith("40 aircraft were destroyed")

    def test_the_status_stands_with_its_reason_its_check_and_its_second_reading(self, read, claim):
        link_evidence(claim=claim, stance=EvidenceStance.REFUTES)
        reader = make_editor(name="Second desk")
        judged = assess(
            claim=claim, status=Status.DISPUTED, rationale="Images and records differ.", confidence="moderate"
        )
        read_second(assessment=judged, by=reader)
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "Images and records differ." in page
        assert "by 2 editors" in page
        assert "agreed" in page
        assert "<dd>moderate</dd>" in page
        assert "Second desk" not in page

    def test_a_reading_that_disagrees_says_with_what(self, read, claim):
        judged = assess(claim=claim, status=Status.UNVERIFIED)
        read_second(assessment=judged, status=Status.DISPUTED)
        publish_claim(claim=claim)
        assert "disagreed: disputed" in read(address(claim))

    def test_a_reason_for_going_without_a_second_reading_is_shown(self, read, claim):
        assess(claim=claim, status=Status.SUPPORTED)
        publish_claim(claim=claim, by=make_chief(), without_second_reading="Nobody else is on duty tonight.")
        assert "Nobody else is on duty tonight." in read(address(claim))

    def test_says_who_denies_it_and_when_to_look_again(self, read, claim):
        ryabkov = make_actor(name="Sergei Ryabkov")
        make_attribution(claim=claim, statement=make_statement(actor=ryabkov), stance=Stance.DENIES, cue="denied")
        assess(claim=claim, status=Status.PENDING)
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "denied by <bdi>Sergei Ryabkov</bdi>" in page
        assert "look again 1 December 2026" in page


class TestWhoSaidIt:
    def test_is_a_sentence_with_role_verb_and_words_that_lead_to_their_place(self, read, claim):
        publish_claim(claim=claim)
        page = read(address(claim))
        attribution = claim.attributions.get()
        speaker = f'<a class="name" href="/actors/{claim.attributions.get().statement.actor.public_id}/">'
        assert f"<strong>{speaker}<bdi>Kira Rudik</bdi></a></strong>, a member of parliament, <em>claimed</em>" in page
        assert f'href="/articles/{attribution.article.public_id}/#{attribution.public_id}"' in page
        assert "2 June 2025</time>" in page
        assert '<span class="muted">where</span> X' in page
        assert "only reported" in page

    def test_one_statement_in_two_outlets_was_said_once(self, read, claim):
        statement = claim.attributions.get().statement
        make_attribution(
            claim=claim, statement=statement, article=make_article(outlet=make_outlet(name="The Herald")), cue="said"
        )
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "Said once, reported by 2 outlets" in page
        assert page.count('<p class="statement-relation">Asserts</p>') == 1
        assert "<bdi>The Herald</bdi>" in page

    def test_the_outlets_own_voice_and_nobody_are_called_so(self, read, editor):
        claim = make_claim(attributed=False)
        outlet = make_outlet(name="The Gazette")
        make_attribution(claim=claim, statement=make_statement(voice=Voice.OUTLET, outlet=outlet), cue="")
        make_attribution(claim=claim, statement=make_statement(voice=Voice.UNATTRIBUTED), cue="")
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "The Gazette, in its own voice" in spoken_words(page)
        assert "Nobody named:" in page

    def test_every_status_it_ever_had_leads_to_what_the_word_means(self, read, editor):
        claim = make_claim(status=Status.UNVERIFIED)
        publish_claim(claim=claim)
        page = read(reverse("timeline:claim", args=[claim.public_id]))
        history = page[page.index("How its status changed") :]
        for status in (Status.UNREVIEWED, Status.UNVERIFIED):
            assert f'<a href="{reverse("timeline:glossary")}#{status.value}">{status.label}</a>' in history

    def test_an_original_that_was_seen_is_linked(self, read, editor):
        claim = make_claim(attributed=False)
        original = make_source(title="Her post", url="https://example.org/post")
        make_attribution(claim=claim, statement=make_statement(heard=Heard.ORIGINAL_SEEN, original=original))
        publish_claim(claim=claim)
        assert '<a href="https://example.org/post" rel="external nofollow">Her post</a>' in read(address(claim))

    def test_a_revised_statement_says_which(self, read, claim, rudik):
        earlier = make_statement(actor=rudik, said="2025-06-01")
        make_attribution(claim=claim, statement=make_statement(actor=rudik, said="2025-06-03", revises=earlier))
        publish_claim(claim=claim)
        assert '<span class="muted">revises</span> what was said 1 June 2025' in read(address(claim))

    def test_a_struck_attribution_stays_struck_with_its_correction_and_without_a_link(self, read, editor, claim):
        mistaken = make_attribution(
            claim=claim, statement=make_statement(actor=make_actor(name="Rustem Umerov")), article=make_article()
        )
        publish_claim(claim=claim)
        strike_attribution(by=editor, attribution=mistaken, version=mistaken.version, reason="The report names nobody.")
        publish_claim(claim=claim, change=Change.CORRECTION, note="We had named a speaker.")
        page = read(address(claim))
        assert "<s><bdi>Rustem Umerov</bdi>:" in page
        assert "</strong> The report names nobody." in page
        assert f"#{mistaken.public_id}" not in page
        assert "We had named a speaker." in page
        assert "<dt>corrections</dt><dd>1</dd>" in page


class TestEvidence:
    def test_stands_by_side_with_its_independence_and_grades_in_words(self, read, claim):
        link_evidence(
            claim=claim,
            source=make_source(title="Radar image", url="https://example.org/radar"),
            stance=EvidenceStance.REFUTES,
            reliability="B",
            credibility=3,
            excerpt="Two wrecks",
            locator="sheet 2",
        )
        publish_claim(claim=claim)
        page = read(address(claim))
        assert '<h3>For</h3><span class="muted">none</span>' in page
        assert '<h3>Against</h3><span class="muted">1 source, 1 independent</span>' in page
        assert '<a href="https://example.org/radar" rel="external nofollow">Radar image</a>' in page
        for words in ("Two wrecks", "sheet 2", "usually reliable", "possibly true"):
            assert words in page

    def test_a_described_source_shows_its_description_and_nothing_that_leads_to_it(self, read, claim):
        source = make_source(
            title="Anna",
            url="https://example.org/anna",
            visibility=Visibility.DESCRIBED,
            public_as="A person at the base",
        )
        link_evidence(claim=claim, source=source, excerpt="I saw it")
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "A person at the base" in page
        for hidden in ("Anna", "example.org/anna", "I saw it"):
            assert hidden not in page

    def test_a_confidential_source_stands_apart_without_stance_or_grade(self, read, claim):
        link_evidence(
            claim=claim, source=make_source(title="Anna", visibility=Visibility.CONFIDENTIAL), reliability="A"
        )
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "A source known to the desk" in page
        assert "Anna" not in page
        assert "completely reliable" not in page
        assert '<h3>For</h3><span class="muted">none</span>' in page

    def test_a_graphic_one_warns_a_personal_one_has_no_link_and_a_person_no_grade(self, read, claim):
        link_evidence(claim=claim, source=make_source(title="Footage", sensitivity=Sensitivity.GRAPHIC))
        link_evidence(
            claim=claim, source=make_source(title="List", url="https://example.org/l", sensitivity=Sensitivity.PERSONAL)
        )
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "Graphic: it shows violence" in page
        assert "example.org/l" not in page

    def test_persons_are_never_graded(self, read, claim):
        link_evidence(claim=claim, source=make_source(title="A witness", kind="person"), reliability="D")
        publish_claim(claim=claim)
        page = read(address(claim))
        assert "A witness" in page
        assert "not usually reliable" not in page

    def test_what_is_under_embargo_is_not_there(self, read, claim):
        later = datetime.now(UTC) + timedelta(days=1)
        link_evidence(claim=claim, source=make_source(title="Tomorrow's report", embargo_until=later))
        publish_claim(claim=claim)
        assert "Tomorrow" not in read(address(claim))


class TestHistoryAndClocks:
    def test_every_status_stands_in_order_with_its_reason(self, read, claim):
        assess(claim=claim, status=Status.UNVERIFIED, rationale="One report only.")
        assess(claim=claim, status=Status.DISPUTED, rationale="Now there are two sides.")
        publish_claim(claim=claim)
        page = read(address(claim))
        history = spoken_words(page[page.index('class="history"') : page.index("claim-aside")])
        assert history.index("Not checked yet") < history.index("Not established") < history.index("Disputed")
        assert "One report only." in history

    def test_five_clocks_are_labelled_and_say_what_is_not_recorded(self, read, claim):
        publish_claim(claim=claim)
        page = read(address(claim))
        clocks = page[page.index("Five clocks") :]
        assert [
            clocks.index(f"<dt>{label}</dt>") for label in ("happened", "said", "published", "recorded", "checked")
        ] == sorted(
            clocks.index(f"<dt>{label}</dt>") for label in ("happened", "said", "published", "recorded", "checked")
        )
        assert "<dt>happened</dt><dd>not recorded</dd>" in clocks
        assert "<dt>checked</dt><dd>not yet</dd>" in clocks

    def test_the_page_says_which_revision_it_is(self, read, claim):
        publish_claim(claim=claim)
        assess(claim=claim)
        publish_claim(claim=claim)
        page = read(address(claim))
        assert 'data-version="2"' in page
        assert "<dt>revision</dt><dd>2, update</dd>" in page

    def test_what_a_file_brought_says_since_when_this_site_shows_it(self, read, editor, claim):
        moment = datetime(2027, 1, 1, tzinfo=UTC)
        claim.change(claim.version, stage="in_review")
        bring_publication(by=editor, subject=claim, change=Change.FIRST, recorded_at=moment - timedelta(days=900))
        assert "brought from a file, shown here since" in read(address(claim))

    def test_its_event_and_its_questions_are_named(self, read, editor):
        event = make_event(title="Drone strikes", happened="2025-06-01")
        claim = make_claim(events=[event], questions=[make_question(text="How many?")])
        publish_claim(claim=claim)
        page = read(address(claim))
        assert f'<a href="/events/{event.public_id}/"><bdi>Drone strikes</bdi>, 1 June 2025</a>' in page
        assert "How many?" in page
        assert "<span>the only answer so far</span>" in page

    def test_says_about_whom_it_speaks(self, read, claim, rudik):
        claim.about.set([make_actor(name="Russia")])
        publish_claim(claim=claim)
        assert "said by Kira Rudik about Russia" in spoken_words(read(address(claim)))

    def test_can_be_cited_by_an_address_that_keeps_to_the_revision(self, client, read, claim):
        publish_claim(claim=claim)
        cited = re.search(r'<a href="http://testserver(/[^"]+as_of=[^"]+)">', read(address(claim)))[1]
        assess(claim=claim, status=Status.UNVERIFIED, rationale="Nobody else gives this figure.")
        publish_claim(claim=claim)
        assert "Nobody else gives this figure." in read(address(claim))
        assert "Nobody else gives this figure." not in read(cited)
        assert 'data-version="1"' in read(cited)

    def test_its_revisions_lead_to_the_page_as_it_stood(self, read, claim):
        publish_claim(claim=claim)
        assess(claim=claim, status=Status.UNVERIFIED)
        publish_claim(claim=claim)
        page = read(address(claim))
        links = re.findall(r'<li><a href="(\?as_of=[^"]+)">', page)
        assert [re.search(r'data-version="(\d)"', read(address(claim) + link))[1] for link in links] == ["2", "1"]

    def test_lays_the_wordings_of_two_reports_side_by_side(self, read, claim):
        statement = claim.attributions.get().statement
        make_attribution(
            claim=claim, statement=statement, article=make_article(outlet=make_outlet(name="The Herald")), cue="said"
        )
        publish_claim(claim=claim)
        page = read(address(claim))
        section = page[page.index("How the reports word it") : page.index("<h2>Evidence")]
        assert section.count('class="wording"') == 2


class TestWhatIsNotThere:
    def test_a_withdrawn_claim_is_gone_and_says_why(self, client, claim):
        publish_claim(claim=claim)
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="The report was a forgery.")
        response = client.get(address(claim))
        page = response.content.decode()
        assert response.status_code == 410
        assert "The report was a forgery." in page
        assert "40 aircraft" not in page
        assert "Kira Rudik" not in page

    def test_a_draft_and_an_unknown_claim_are_404_and_alike(self, client, claim):
        draft, unknown = client.get(address(claim)), client.get("/claims/c-NOBODY/")
        assert (draft.status_code, unknown.status_code) == (404, 404)
        assert draft.content == unknown.content

    def test_unpublished_changes_are_not_shown(self, read, claim):
        publish_claim(claim=claim)
        assess(claim=claim, rationale="A rationale at the desk.")
        assert "A rationale at the desk." not in read(address(claim))


def test_a_page_costs_the_same_whatever_it_holds(client, claim, django_assert_num_queries):
    event, question = make_event(), make_question()
    full = make_claim(events=[event], questions=[question])
    for _ in range(3):
        make_attribution(claim=full, article=make_article())
        link_evidence(claim=full)
        assess(claim=full)
    publish_claim(claim=full)
    with django_assert_num_queries(7):
        client.get(address(full))
