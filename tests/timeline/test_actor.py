import pytest
from django.urls import reverse
from django.utils import timezone

from newsclaims.actors.services import Alias, add_affiliation
from newsclaims.events.services import Participant
from newsclaims.publication.services import bring_publication, publish_subject
from newsclaims.vocabulary.kinds import ActorKind, Basis, Change, Stance, Voice
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.copies import copy


@pytest.fixture
def rudik(editor):
    return make_actor(
        name="Kira Rudik",
        description="Member of parliament.",
        aliases=[Alias("Кіра Рудик", "uk", "Cyrl"), Alias("Rudyk")],
        same_as=["https://www.wikidata.org/wiki/Q1", "javascript:alert(1)"],
    )


def address(actor) -> str:
    return reverse("timeline:actor", args=[actor.public_id])


def show(editor, subject) -> None:
    publish_subject(by=editor, subject=subject, change=Change.FIRST)


def says(actor, *, said="2025-06-02", status=Status.UNREVIEWED, stance=Stance.ASSERTS, statement=None, **fields):
    """A published claim on which an actor made a statement."""
    claim = make_claim(status=status, attributed=False, **fields)
    if stance != Stance.ASSERTS:
        make_attribution(claim=claim)
    make_attribution(claim=claim, statement=statement or make_statement(actor=actor, said=said), stance=stance)
    publish_claim(claim=claim)
    return claim


class TestWho:
    def test_names_stand_with_their_language_and_script(self, read, editor, rudik):
        show(editor, rudik)
        page = read(address(rudik))
        assert "<h1><bdi>Kira Rudik</bdi></h1>" in page
        assert '<bdi lang="uk">Кіра Рудик</bdi> <span class="muted">Ukrainian, Cyrillic script</span>' in page
        assert "<bdi>Rudyk</bdi>" in page
        assert "Member of parliament." in page

    def test_affiliations_stand_with_role_and_days_on_both_pages(self, read, editor, rudik):
        party = make_actor(name="Holos", kind=ActorKind.ORGANISATION)
        add_affiliation(by=editor, actor=rudik, organisation=party, role="leader", since="2020-03", until="2025-06~")
        show(editor, rudik)
        page = read(address(rudik))
        assert f'<a href="{address(party)}"><bdi>Holos</bdi></a> <span class="muted">leader</span>' in page
        assert "since March 2020" in page
        assert "until about June 2025" in page
        assert '<bdi>Kira Rudik</bdi></a> <span class="muted">leader</span>' in read(address(party))

    def test_what_it_is_part_of_is_linked(self, read, editor):
        state = make_actor(name="Ukraine", kind=ActorKind.STATE)
        service = make_actor(name="Security Service", kind=ActorKind.STATE_BODY, part_of=state)
        show(editor, service)
        assert f'<dt>part of</dt><dd><a href="{address(state)}"><bdi>Ukraine</bdi></a>' in read(address(service))
        assert ">Security Service</bdi></a>" in read(address(state))

    def test_addresses_elsewhere_are_links_only_where_they_lead_to_the_web(self, read, editor, rudik):
        show(editor, rudik)
        page = read(address(rudik))
        assert '<a href="https://www.wikidata.org/wiki/Q1" rel="external nofollow">www.wikidata.org</a>' in page
        assert "javascript:" not in page

    def test_an_unnamed_source_is_called_one(self, read, editor):
        source = make_actor(name="A source in the SBU", kind=ActorKind.UNNAMED_SOURCE)
        says(source, statement=make_statement(voice=Voice.UNNAMED, actor=source))
        assert "A source that its report does not name." in read(address(source))


class TestRecord:
    def test_counts_claims_made_by_how_they_stand_each_with_its_list(self, read, rudik):
        says(rudik, status=Status.SUPPORTED)
        says(rudik, status=Status.UNVERIFIED)
        says(rudik, status=Status.UNREVIEWED)
        page = read(address(rudik))
        filtered = f"/claims/?actor={rudik.public_id}&amp;part=says"
        assert f'<a href="{filtered}">Of 3 claims made:</a>' in page
        assert f'<a href="{filtered}&amp;known=established">1 established</a>' in page
        assert f'<a href="{filtered}&amp;known=claimed">2 only claimed</a>' in page
        assert '<span class="muted">0 contested</span>' in page

    def test_counts_what_was_denied_and_passed_on_and_where_it_is_spoken_of(self, read, rudik):
        says(rudik, stance=Stance.DENIES)
        claim = make_claim(about=[rudik], attributed=False)
        make_attribution(claim=claim, through=[rudik])
        publish_claim(claim=claim)
        page = read(address(rudik))
        filtered = f"/claims/?actor={rudik.public_id}&amp;part="
        assert f'<a href="{filtered}denies">denied 1 claim</a>' in page
        assert f'<a href="{filtered}about">spoken of in 1 claim</a>' in page
        assert f'<a href="{filtered}through">passed on 1 claim</a>' in page
        assert "Of 0 claims made:" in page

    def test_makes_no_score(self, read, rudik):
        says(rudik)
        page = read(address(rudik))
        assert "No score is made of them" in page
        assert "%" not in page[page.index("<main") : page.index("</main>")]


class TestStatements:
    def test_stand_by_the_day_they_were_made_newest_first(self, read, rudik):
        says(rudik, said="2025-06-01", text="Earlier")
        says(rudik, said="2025-06-03", text="Later")
        says(rudik, said="", text="Undated")
        page = read(address(rudik))
        later, earlier, undated = (page.index(f">{text}</span>") for text in ("Later", "Earlier", "Undated"))
        assert later < earlier < undated
        assert "<dt>first said something here</dt><dd>1 June 2025</dd>" in page
        assert "<dt>last said something here</dt><dd>3 June 2025</dd>" in page

    def test_stand_once_with_all_the_claims_they_are_about(self, read, rudik):
        statement = make_statement(actor=rudik)
        for text in ("40 aircraft were hit", "40 aircraft were destroyed"):
            says(rudik, statement=statement, text=text)
        page = read(address(rudik))
        assert page.count('<li class="saying"') == 1
        assert page.count('<li class="saying-claim"') == 2

    def test_show_verb_exact_words_and_how_the_claim_stands(self, read, rudik):
        article = make_article()
        claim = make_claim(status=Status.UNVERIFIED, attributed=False)
        attribution = make_attribution(claim=claim, article=article, statement=make_statement(actor=rudik))
        publish_claim(claim=claim)
        page = read(address(rudik))
        assert f'href="/articles/{article.public_id}/#{attribution.public_id}"' in page
        assert "<em>claimed</em>" in page
        assert "Not established" in page

    def test_tell_a_denial_from_a_claim(self, read, rudik):
        says(rudik, stance=Stance.DENIES)
        assert "<strong>Denies</strong>: <em>claimed</em>" in read(address(rudik))

    def test_of_others_and_drafts_are_left_out(self, read, editor, rudik):
        show(editor, rudik)
        says(make_actor(), text="Of another")
        make_claim(text="A draft")
        page = read(address(rudik))
        assert "Of another" not in page
        assert "A draft" not in page
        assert "No published claim has a statement of theirs." in page

    def test_that_are_cut_lead_to_the_list_and_no_longer_say_which_was_first(self, read, rudik, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.actors.CLAIMS_OF_AN_ACTOR", 1)
        says(rudik, said="2025-06-01", text="Earlier")
        says(rudik, said="2025-06-03", text="Later")
        page = read(address(rudik))
        assert f'<a href="/claims/?actor={rudik.public_id}">' in page
        assert "Earlier" not in page
        assert "first said something here" not in page


class TestPartsPlayed:
    def test_events_stand_with_role_and_basis(self, read, editor, rudik):
        event = make_event(
            title="Talks",
            basis=Basis.ESTABLISHED,
            participants=[
                Participant(actor=rudik, role="delegate", basis=Basis.ALLEGED),
                Participant(actor=rudik, role="speaker"),
            ],
        )
        show(editor, event)
        page = read(address(rudik))
        assert f'<a href="/events/{event.public_id}/">Talks</a>' in page
        assert "1 June 2025, delegate, speaker, alleged" in page

    def test_questions_answered_are_linked(self, read, rudik):
        question = make_question(text="How many aircraft were hit?")
        says(rudik, questions=[question])
        assert f'<a href="/questions/{question.public_id}/">How many aircraft were hit?</a>' in read(address(rudik))


def test_ten_claims_cost_as_much_as_five_hundred(client, editor, rudik, django_assert_num_queries):
    event = make_event(participants=[Participant(actor=rudik, role="delegate")])
    claim = says(rudik, questions=[make_question()], events=[event])
    for times in (9, 490):
        copy(claim.public_id, times)
        copy(event.public_id, times)
        with django_assert_num_queries(8):
            page = client.get(address(rudik)).content.decode()
    assert "Of 500 claims made:" in page


def test_names_are_shown_and_never_run(read, editor):
    actor = make_actor(name="<b>Rudik</b>", description="<script>alert(1)</script>")
    show(editor, actor)
    page = read(address(actor))
    assert "<b>Rudik" not in page
    assert "<script>alert" not in page


def test_one_that_was_never_published_is_a_404(client, rudik):
    assert client.get(address(rudik)).status_code == 404


def test_one_that_was_withdrawn_says_why_and_nothing_else(client, editor, rudik):
    show(editor, rudik)
    publication = bring_publication(
        by=editor,
        subject=rudik,
        change=Change.WITHDRAWAL,
        recorded_at=timezone.now(),
        note="It was the wrong person.",
    )
    response = client.get(address(rudik))
    page = response.content.decode()
    assert response.status_code == 410
    assert "It was the wrong person." in page
    assert "Member of parliament" not in page
    assert f'data-version="{publication.revision}"' in page
