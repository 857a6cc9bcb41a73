from datetime import timedelta
from importlib import import_module

import pytest

from newsclaims.core.errors import Missing
from newsclaims.publication import queries
from newsclaims.publication.models import Edition
from newsclaims.publication.services import publish_subject
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Status
from tests.factories import make_claim, make_editor, make_event, make_question, publish_claim


@pytest.fixture
def question(db):
    editor = make_editor(name="First desk")
    question = make_question(text="How many aircraft were destroyed?", unit="aircraft", events=[make_event()])
    publish_subject(by=editor, subject=question, change=Change.FIRST)
    return question


def answer(question, text: str, **fields):
    claim = make_claim(text=text, questions=[question], **fields)
    publish_claim(claim=claim)
    return claim


def make_sibling(question) -> None:
    sibling = make_question(text="How many aircraft were hit?", events=list(question.events.all()))
    answer(sibling, "41 aircraft were hit")


class TestQuestionPage:
    def test_has_the_claims_that_answer_it_with_what_is_established_first(self, question):
        answer(question, "40 aircraft were destroyed", status=Status.UNVERIFIED)
        answer(question, "At least 2 aircraft were destroyed", status=Status.SUPPORTED)
        make_claim(text="A draft", questions=[question])
        page = queries.question_page(question.public_id)
        assert [claim["text"] for claim in page.answers] == [
            "At least 2 aircraft were destroyed",
            "40 aircraft were destroyed",
        ]
        assert not page.more_answers

    def test_has_the_questions_about_the_same_events_and_their_number_of_answers(self, question):
        make_sibling(question)
        answer(make_question(text="About something else?", events=[make_event()]), "Nothing")
        (shown,) = queries.question_page(question.public_id).siblings
        assert (shown.document["title"], shown.claims) == ("How many aircraft were hit?", 1)

    def test_is_cut_and_says_so(self, question, monkeypatch):
        monkeypatch.setattr(import_module("newsclaims.publication.queries.questions"), "CLAIMS_ON_A_PAGE", 1)
        for number in range(2):
            answer(question, f"{number} aircraft were destroyed")
        page = queries.question_page(question.public_id)
        assert (len(page.answers), page.more_answers) == (1, True)

    def test_is_what_stood_at_the_moment(self, question):
        claim = answer(question, "40 aircraft were destroyed")
        published_at = Edition.objects.get(subject_id=claim.public_id).from_at
        before = queries.question_page(question.public_id, published_at - timedelta(microseconds=1))
        assert before.answers == ()
        assert len(queries.question_page(question.public_id, published_at).answers) == 1

    def test_costs_the_same_with_ten_answers_and_with_many(self, question, django_assert_num_queries):
        make_sibling(question)
        for count in (10, 40):
            for number in range(count):
                answer(question, f"{number} aircraft were destroyed, or {count}")
            with django_assert_num_queries(4):
                queries.question_page(question.public_id)

    def test_a_question_that_was_never_published_is_missing(self, question):
        with pytest.raises(Missing):
            queries.question_page(make_question().public_id)


class TestQuestions:
    def test_have_the_statuses_and_figures_of_their_answers(self, question):
        answer(question, "40 aircraft were destroyed", quantity={"value": 40, "unit": "aircraft"})
        answer(question, "Some were", status=Status.DISPUTED)
        (asked,) = queries.questions().rows
        assert sorted(asked.statuses) == [Status.DISPUTED, Status.UNREVIEWED]
        assert asked.quantities == ({"value": 40, "unit": "aircraft"},)
        assert not asked.more

    def test_are_newest_first_in_pages(self, question, monkeypatch):
        monkeypatch.setattr(import_module("newsclaims.publication.queries.questions"), "QUESTIONS_ON_A_PAGE", 1)
        newer = make_question(text="And another?")
        publish_subject(by=make_editor(), subject=newer, change=Change.FIRST)
        first = queries.questions()
        second = queries.questions(after=first.next)
        titles = [page.rows[0].document["title"] for page in (first, second)]
        assert titles == ["And another?", "How many aircraft were destroyed?"]
        assert queries.questions(before=second.previous) == first
        assert second.next == ""

    def test_cost_two_queries_whatever_they_hold(self, question, django_assert_num_queries):
        for number in range(3):
            another = make_question(text=f"Question {number}?")
            publish_subject(by=make_editor(), subject=another, change=Change.FIRST)
            answer(another, f"{number} aircraft were destroyed")
        with django_assert_num_queries(2):
            queries.questions()

    def test_are_empty_before_anything_is_published(self, db):
        assert queries.questions().rows == []
