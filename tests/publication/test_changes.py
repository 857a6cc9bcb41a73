from datetime import timedelta

import pytest

from newsclaims.core.errors import Missing
from newsclaims.publication import services
from newsclaims.publication.models import Publication
from newsclaims.publication.queries import Filters
from newsclaims.publication.queries.changes import Period, changes_page, counts_in_the_wake
from newsclaims.vocabulary.kinds import Change, SubjectKind
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
    publish_claim,
)

pytestmark = pytest.mark.django_db

TICK = timedelta(microseconds=1)


def published(**fields):
    claim = make_claim(**fields)
    publish_claim(claim=claim)
    return claim


def move(claim, status) -> Publication:
    assess(claim=claim, status=status)
    return publish_claim(claim=claim)


def withdraw(claim, reason="Never said.") -> Publication:
    claim.refresh_from_db()
    return services.withdraw(by=make_chief(), claim=claim, version=claim.version, reason=reason)


def listed(filters: Filters | None = None, period: Period | None = None, at=None, **options) -> list[str]:
    """The public ids of the publications on the first page, newest first."""
    return [step.id for step in changes_page(filters or Filters(), period or Period(), at, **options).rows]


def revisions_of(claim) -> list[Publication]:
    return list(Publication.objects.filter(subject_id=claim.public_id).order_by("-revision"))


@pytest.fixture
def claim():
    """A claim at an event that is an answer to a question, in three revisions: its status moved, and moved back."""
    claim = make_claim(attributed=False, events=[make_event()], questions=[make_question()])
    make_attribution(claim=claim, article=make_article())
    publish_claim(claim=claim)
    move(claim, Status.UNVERIFIED)
    move(claim, Status.UNREVIEWED)
    return claim


class TestPeriod:
    def test_lists_just_the_publications_after_the_first_moment_and_up_to_the_last(self, claim):
        third, second, first = revisions_of(claim)
        between = Period(first.recorded_at, second.recorded_at)
        assert listed(period=between) == [second.public_id]
        assert listed(period=Period(first.recorded_at)) == [third.public_id, second.public_id]
        assert listed(period=Period(first.recorded_at - TICK, first.recorded_at - TICK)) == []

    def test_is_told_with_both_documents_of_each_step_though_the_last_says_what_the_first_did(self, claim):
        first = revisions_of(claim)[-1]
        steps = changes_page(Filters(), Period(first.recorded_at)).rows
        assert [(step.before["status"], step.document["status"]) for step in steps] == [
            ("unverified", "unreviewed"),
            ("unreviewed", "unverified"),
        ]

    def test_without_moments_is_everything_newest_first(self, claim):
        everything = Publication.objects.exclude(subject_type__in=("article", "actor", "outlet"))
        assert listed() == list(everything.order_by("-recorded_at", "-pk").values_list("public_id", flat=True))
        assert len(listed()) == 5

    def test_ends_at_the_moment_that_is_shown(self, claim):
        third, second, first = revisions_of(claim)
        assert listed(at=second.recorded_at)[0] == second.public_id
        assert listed(period=Period(until=third.recorded_at), at=first.recorded_at)[0] == first.public_id

    def test_leads_through_all_pages_once_and_back(self, claim, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.changes.CHANGES_ON_A_PAGE", 2)
        first = changes_page(Filters(), Period())
        second = changes_page(Filters(), Period(), after=first.next)
        third = changes_page(Filters(), Period(), after=second.next)
        assert len({step.id for page in (first, second, third) for step in page.rows}) == 5
        assert (first.previous, third.next) == ("", "")
        assert changes_page(Filters(), Period(), before=third.previous).rows == second.rows

    def test_a_cursor_that_is_none_of_ours_is_missing(self, claim):
        with pytest.raises(Missing):
            changes_page(Filters(), Period(), after="zzz")


class TestInTheWake:
    def test_is_counted_and_listed_where_it_is_asked_for(self, claim):
        assert counts_in_the_wake(Period()) == {"article": "1", "actor": "1", "outlet": "1"}
        (step,) = changes_page(Filters(), Period(), of=SubjectKind.ARTICLE).rows
        assert (step.kind, step.change, step.before) == ("article", "first", None)
        assert counts_in_the_wake(Period(revisions_of(claim)[-1].recorded_at))["article"] == "0"

    def test_a_later_change_of_such_a_subject_is_listed(self, claim):
        actor = claim.attributions.get().statement.actor
        actor.change(actor.version, name="Another name")
        changed = services.publish_subject(
            by=make_chief(), subject=actor, change=Change.CORRECTION, note="It was misspelt."
        )
        assert changed.public_id in listed()


class TestFilters:
    def test_an_event_has_its_own_changes_and_those_of_the_claims_in_it_and_below(self, claim):
        event = claim.events.get()
        below = make_event(parent=event)
        nested, other = published(events=[below]), published(events=[make_event()])
        found = listed(Filters(event=event.public_id))
        events = Publication.objects.filter(subject_id__in=[event.public_id, below.public_id])
        wanted = {one.public_id for one in [*revisions_of(claim), *revisions_of(nested), *events]}
        assert set(found) == wanted
        assert not {one.public_id for one in revisions_of(other)} & set(found)

    def test_a_question_and_an_actor_have_theirs(self, claim):
        published()
        ours = {one.public_id for one in revisions_of(claim)}
        question, speaker = claim.questions.get(), claim.attributions.get().statement.actor
        asked = Publication.objects.get(subject_id=question.public_id)
        assert set(listed(Filters(question=question.public_id))) == ours | {asked.public_id}
        assert set(listed(Filters(actor=speaker.public_id))) == ours
        assert listed(Filters(actor=speaker.public_id, part="denies")) == []

    def test_a_status_tells_what_came_to_have_it_and_what_has_it_no_more(self, claim):
        third, second, _ = revisions_of(claim)
        assert listed(Filters(status="unverified")) == [third.public_id, second.public_id]
        assert listed(Filters(status="refuted")) == []

    def test_more_than_one_hold_together(self, claim):
        event = claim.events.get().public_id
        assert len(listed(Filters(event=event, status="unverified"))) == 2
        assert listed(Filters(event=event, actor=make_actor().public_id)) == []

    def test_a_withdrawal_is_told_to_those_who_follow_the_event(self, claim):
        gone = withdraw(claim)
        assert listed(Filters(event=claim.events.get().public_id))[0] == gone.public_id


class TestWithdrawn:
    def test_nothing_is_told_of_it_but_that_it_was_there_and_why_it_is_gone(self, claim):
        document = revisions_of(claim)[0].document
        withdraw(claim, "It named a child.")
        steps = [step for step in changes_page(Filters(), Period()).rows if step.subject == claim.public_id]
        assert [step.note for step in steps] == ["It named a child.", "", "", ""]
        assert all((step.document, step.before, step.withdrawn) == ({}, None, True) for step in steps)
        assert document["text"] not in repr(steps)

    def test_it_is_found_by_none_of_its_words(self, claim):
        assert len(listed(Filters(words="aircraft"))) == 3
        withdraw(claim)
        assert listed(Filters(words="aircraft")) == []

    def test_at_a_moment_before_it_stands_as_readers_saw_it(self, claim):
        moment = revisions_of(claim)[0].recorded_at
        withdraw(claim)
        assert changes_page(Filters(), Period(), moment).rows[0].document["text"]

    def test_what_is_published_again_is_told_again_and_the_time_between_is_silent(self, claim):
        gone = withdraw(claim)
        services.bring_publication(
            by=make_chief(),
            subject=claim,
            change=Change.UPDATE,
            recorded_at=gone.recorded_at + timedelta(seconds=1),
        )
        back, withdrawal, last = changes_page(Filters(), Period()).rows[:3]
        assert (bool(back.document), bool(back.before)) == (True, True)
        assert (withdrawal.document, withdrawal.note) == ({}, "Never said.")
        assert last.document["text"]


class TestCost:
    @pytest.mark.parametrize("filters", [Filters(), Filters(status="unreviewed")])
    def test_two_queries_however_many_there_are(self, claim, filters, django_assert_num_queries):
        with django_assert_num_queries(2):
            changes_page(filters, Period())
        newest, chief = revisions_of(claim)[0], make_chief()
        for second in range(60):
            services.bring_publication(
                by=chief,
                subject=claim,
                change=Change.UPDATE,
                recorded_at=newest.recorded_at + timedelta(seconds=second + 1),
                document={**newest.document, "rationale": f"Reason {second}"},
            )
        with django_assert_num_queries(2):
            assert len(changes_page(filters, Period()).rows) == 50

    def test_four_for_an_event(self, claim, django_assert_max_num_queries):
        event = claim.events.get().public_id
        with django_assert_max_num_queries(4):
            changes_page(Filters(event=event), Period())
