import re

import pytest
from django.urls import reverse

from newsclaims.vocabulary.grades import Credibility, Reliability
from newsclaims.vocabulary.statuses import Status
from tests.factories import make_event
from tests.timeline.conftest import published

GLOSSARY = reverse("timeline:glossary")


def test_explains_every_status_with_its_mark_its_example_and_what_it_needs(client):
    page = client.get(GLOSSARY).content.decode()
    for status in Status:
        entry = page[page.index(f'id="{status.value}"') :]
        entry = entry[: entry.index("</dd>")]
        assert f"#mark-{status.value}" in entry
        for words in (str(status.label), status.meaning, status.example, status.needs):
            assert words in entry
        assert ("a second editor who agrees" in entry) == status.definitive


def test_explains_every_grade_in_words_without_its_letter(client):
    page = client.get(GLOSSARY).content.decode()
    for grade in (*Reliability, *Credibility):
        assert grade.explanation in page


def test_asks_the_database_nothing(client, django_assert_num_queries, db):
    with django_assert_num_queries(0):
        assert client.get(GLOSSARY).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("status", [Status.DISPUTED, Status.UNREVIEWED])
def test_the_status_of_a_claim_leads_to_its_meaning_wherever_it_stands(client, editor, status):
    claim = published(status=status, events=[event := make_event()])
    addresses = [
        reverse("timeline:home"),
        reverse("timeline:event", args=[event.public_id]),
        reverse("timeline:claim", args=[claim.public_id]),
    ]
    for address in addresses:
        page = client.get(address).content.decode()
        main = page[page.index("<main") :]
        words = re.findall(r'<(\w+)([^>]*) class="status"', main)
        assert words
        assert set(words) == {("a", f' href="{GLOSSARY}#{status.value}"')}, address
