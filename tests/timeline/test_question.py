import re
from importlib import import_module

import pytest
from django.urls import reverse
from django.utils.translation import override

from newsclaims.publication.models import Edition
from newsclaims.publication.services import publish_subject
from newsclaims.vocabulary.kinds import Change, Stance
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_question,
    make_source,
    make_statement,
    publish_claim,
)
from tests.timeline.copies import copy


@pytest.fixture
def strikes(editor):
    return make_event(title="Drone strikes on bases")


@pytest.fixture
def question(editor, strikes):
    question = make_question(
        text="How many aircraft were destroyed?",
        measure="aircraft of any type, destroyed beyond repair",
        unit="aircraft",
        finding="Answers run from none to 40",
        events=[strikes],
    )
    publish_subject(by=editor, subject=question, change=Change.FIRST)
    return question


def address(question) -> str:
    return reverse("timeline:question", args=[question.public_id])


def answer(question, text: str, statement=None, *, publish: bool = True, stance: str = Stance.ASSERTS, **fields):
    claim = make_claim(text=text, questions=[question], attributed=False, **fields)
    make_attribution(claim=claim, statement=statement or make_statement(), stance=stance)
    if publish:
        publish_claim(claim=claim)
    return claim


def table(page: str) -> str:
    return page[page.index("<table") : page.index("</table>")]


class TestQuestion:
    def test_opens_with_its_measure_and_its_siblings_before_any_figure(self, read, question, strikes):
        sibling = make_question(text="How many aircraft were hit?", events=[strikes])
        answer(sibling, "41 aircraft were hit")
        answer(question, "40 aircraft were destroyed", quantity={"value": 40, "unit": "aircraft"})
        page = read(address(question))
        assert "<h1>How many aircraft were destroyed?</h1>" in page
        places = [
            page.index(words)
            for words in (
                "<strong>Counted:</strong> aircraft of any type, destroyed beyond repair.",
                f'<a href="{address(sibling)}">How many aircraft were hit?</a>',
                "40 aircraft were destroyed",
            )
        ]
        assert places == sorted(places)

    def test_says_what_is_known_in_four_parts_with_each_claim_once(self, read, question):
        for number, status in enumerate((Status.SUPPORTED, Status.DISPUTED, Status.UNREVIEWED, Status.PENDING)):
            answer(question, f"Claim number {number}", status=status)
        page = read(address(question))
        known = page[page.index('id="known"') : page.index('id="versions"')]
        parts = [known[known.index(f'id="{part}"') :] for part in ("established", "contested", "claimed", "unknown")]
        for number, part in enumerate(parts):
            assert part.index(f"Claim number {number}") < part.index("</section>")
            assert known.count(f"Claim number {number}") == 1

    def test_without_answers_every_part_says_what_belongs_there(self, read, question):
        page = read(address(question))
        assert page.count('class="empty"') == 5
        assert "<table" not in page

    def test_the_finding_is_the_heading_of_the_versions(self, read, question):
        answer(question, "40 aircraft were destroyed")
        assert re.search(r'<h2 id="versions"[^>]*>Answers run from none to 40</h2>', read(address(question)))

    def test_a_draft_is_a_404(self, client, editor):
        assert client.get(address(make_question())).status_code == 404

    def test_shows_the_moment_that_is_asked_for(self, read, question):
        moment = Edition.objects.get(subject_id=question.public_id).from_at
        answer(question, "40 aircraft were destroyed")
        page = read(f"{address(question)}?as_of={moment:%Y-%m-%dT%H:%M:%S.%fZ}")
        assert "40 aircraft were destroyed" not in page
        assert "40 aircraft were destroyed" in read(address(question))

    def test_of_ten_answers_costs_as_much_as_of_five_hundred(
        self, client, question, strikes, django_assert_num_queries
    ):
        sibling = make_question(text="How many aircraft were hit?", events=[strikes])
        answer(sibling, "41 aircraft were hit")
        claim = answer(question, "40 aircraft were destroyed", quantity={"value": 40, "unit": "aircraft"})
        for times in (9, 490):
            copy(claim.public_id, times)
            with django_assert_num_queries(5):
                page = client.get(address(question)).content.decode()
        assert page.count('class="known-row"') == 500


class TestVersions:
    def test_a_row_says_who_when_which_figure_in_which_words_where_and_how_it_stands(self, read, question):
        statement = make_statement(actor=make_actor(name="Kira Rudik"), said="2025-06-02")
        claim = make_claim(
            text="40 aircraft were destroyed",
            questions=[question],
            attributed=False,
            status=Status.UNVERIFIED,
            quantity={"value": 40, "unit": "aircraft"},
        )
        article = make_article()
        make_attribution(
            claim=claim, statement=statement, article=article, as_named="Kira Rudik, a member of parliament"
        )
        publish_claim(claim=claim)
        row = table(read(address(question)))
        assert "<bdi>Kira Rudik</bdi>" in row
        assert "a member of parliament" in row
        assert "2 June 2025" in row
        assert f'href="{reverse("timeline:claim", args=[claim.public_id])}">40 aircraft' in row
        assert 'class="quotation"' in row
        assert article.outlet.name in row
        assert "Not established" in row
        assert "no evidence for it" in row

    def test_the_best_evidence_stands_with_its_grades_in_words_and_the_independent_count(self, read, question):
        claim = answer(question, "At least 2 aircraft were destroyed", publish=False)
        link_evidence(claim=claim, source=make_source(title="A poor image"), reliability="E", credibility=5)
        link_evidence(claim=claim, source=make_source(title="A good image"), reliability="B", credibility=2)
        publish_claim(claim=claim)
        row = table(read(address(question)))
        assert "A good image" in row
        assert "A poor image" not in row
        assert "usually reliable" in row
        assert "probably true" in row
        assert "2 sources, 1 independent" in row

    def test_a_denial_stands_beside_the_status_and_a_denier_who_says_none_on_the_zero_bar(self, read, question):
        ryabkov = make_actor(name="Sergei Ryabkov")
        claim = answer(
            question, "40 aircraft were destroyed", publish=False, quantity={"value": 40, "unit": "aircraft"}
        )
        make_attribution(claim=claim, statement=make_statement(actor=ryabkov), stance=Stance.DENIES)
        publish_claim(claim=claim)
        answer(question, "No aircraft was destroyed", make_statement(actor=ryabkov), quantity={"state": "none"})
        page = read(address(question))
        assert "denied by <bdi>Sergei Ryabkov</bdi>" in table(page)
        assert table(page).count('<th role="rowheader"') == 2
        assert page.count('class="chart-none"') == 2

    def test_a_revised_figure_is_the_same_speakers(self, read, question):
        sbu = make_actor(name="Security Service", kind="state_body")
        first = make_statement(actor=sbu, said="2025-06-01")
        answer(question, "More than 40 were", first, quantity={"value": 40, "comparator": "more_than"})
        answer(question, "41 were", make_statement(actor=sbu, said="2025-06-03", revises=first), quantity={"value": 41})
        page = read(address(question))
        assert 'rowspan="2"' in table(page)
        assert "an earlier answer, revised since" in table(page)
        assert "revises what was said 1 June 2025" in table(page)
        assert '<line class="chart-revision"' in page

    def test_another_unit_stands_in_the_table_alone(self, read, question):
        for figure in (2, 3):
            answer(question, f"{figure} were", quantity={"value": figure, "unit": "aircraft"})
        answer(question, "Four bases were", quantity={"value": 4, "unit": "bases"})
        page = read(address(question))
        assert "1 answer counts in another unit" in page
        assert "counted in another unit, so not drawn" in table(page)

    def test_the_chart_is_hidden_from_those_who_have_the_table(self, read, question):
        for figure in (2, 3):
            answer(question, f"{figure} were", quantity={"value": figure, "unit": "aircraft"})
        page = read(address(question))
        chart = page[page.index('<div class="chart"') : page.index("<table")]
        assert chart.startswith('<div class="chart" aria-hidden="true">')
        assert not re.search(r"<a |tabindex|style=", chart)
        assert "<caption" in table(page)
        assert 'scope="col"' in table(page)

    def test_percentages_are_written_for_machines_in_every_language(self, client, question):
        for figure in ("2.5", "3"):
            answer(question, f"{figure} were", quantity={"value": float(figure), "unit": "aircraft"})
        with override("de"):
            page = client.get(address(question)).content.decode()
        assert re.search(r'cx="\d+\.\d+%"', page)
        assert not re.search(r'="\d+,\d+%"', page)
        assert "2,5" in page

    def test_no_chart_is_drawn_of_answers_in_words(self, read, question):
        answer(question, "Russia rejected a ceasefire")
        page = read(address(question))
        assert 'class="chart"' not in page
        assert "Russia rejected a ceasefire" in table(page)


class TestQuestions:
    def test_each_has_its_measure_event_range_and_how_its_answers_stand(self, read, question, strikes):
        answer(question, "None was", quantity={"state": "none"}, status=Status.DISPUTED)
        answer(question, "40 were", quantity={"value": 40, "unit": "aircraft"})
        page = read(reverse("timeline:questions"))
        assert f'<a href="{address(question)}">How many aircraft were destroyed?</a>' in page
        assert "aircraft of any type, destroyed beyond repair" in page
        assert reverse("timeline:event", args=[strikes.public_id]) in page
        assert "2 answers, from none to 40 aircraft" in page
        assert "1 contested" in page
        assert "1 only claimed" in page

    def test_an_empty_list_says_what_belongs_there(self, read, editor):
        assert "Questions stand here as soon as" in read(reverse("timeline:questions"))

    def test_pages_follow_each_other_without_a_count(self, read, question, editor, monkeypatch):
        monkeypatch.setattr(import_module("newsclaims.publication.queries.questions"), "QUESTIONS_ON_A_PAGE", 1)
        publish_subject(by=editor, subject=make_question(text="And another?"), change=Change.FIRST)
        first = read(reverse("timeline:questions"))
        assert "And another?" in first
        following = re.search(r'href="(\?after=[^"]+)"', first)[1]
        assert "How many aircraft were destroyed?" in read(reverse("timeline:questions") + following)

    @pytest.mark.parametrize("cursor", ["?after=nonsense", "?before=%00", "?after=q-nothing"])
    def test_a_cursor_that_is_none_of_ours_says_so_and_shows_the_first_page(self, read, question, cursor):
        page = read(reverse("timeline:questions") + cursor)
        assert "This link leads to no page of the list. Here it is from its beginning." in page
        assert "How many aircraft were destroyed?" in page
