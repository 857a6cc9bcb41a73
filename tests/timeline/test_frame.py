"""What stands round every public page: where its subject changed, how to follow it, and the moment it shows."""

import re
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from newsclaims.events.services import Participant
from tests.factories import make_actor, make_event, make_question
from tests.timeline.conftest import published


@pytest.fixture
def told(editor):
    return published(events=[make_event()], questions=[make_question(text="How many were destroyed?")])


def foot_of(page: str) -> str:
    return unescape(page[page.index("<footer") :])


class TestFoot:
    def test_of_a_subject_leads_to_what_changed_of_it_and_to_its_feeds(self, read, told):
        for name, subject in (("event", told.events.get()), ("question", told.questions.get())):
            foot = foot_of(read(reverse(f"timeline:{name}", args=[subject.public_id])))
            assert f'<a href="/changes/?{name}={subject.public_id}">What changed here</a>' in foot
            for feed in ("changes.atom", "changes.json", "events.ics"):
                assert f'href="/feeds/{feed}?{name}={subject.public_id}"' in foot

    def test_of_a_list_keeps_its_filters(self, read, told):
        foot = foot_of(read(f"{reverse('timeline:claims')}?status=unreviewed"))
        assert '<a href="/changes/?status=unreviewed">What changed here</a>' in foot
        assert 'href="/feeds/changes.atom?status=unreviewed"' in foot

    def test_of_any_other_page_leads_to_everything(self, read, told):
        foot = foot_of(read(reverse("timeline:claim", args=[told.public_id])))
        assert '<a href="/changes/">What changed here</a>' in foot
        assert 'href="/feeds/changes.atom"' in foot


class TestMoment:
    def test_leads_to_what_has_changed_since_of_the_same(self, read, told):
        moment = timezone.now().isoformat().replace("+00:00", "Z")
        page = read(f"{reverse('timeline:event', args=[told.events.get().public_id])}?as_of={moment}")
        link = unescape(re.search(r'<a data-now href="([^"]+)">What changed since</a>', page)[1])
        assert link.startswith(f"/changes/?event={told.events.get().public_id}&since=")
        assert "Nothing was published in this time" in read(link)

    def test_is_no_matter_on_a_page_that_shows_how_it_stands_now(self, read, told):
        assert "What changed since" not in read(reverse("timeline:home"))


class TestRows:
    def test_of_claims_lead_to_the_questions_they_answer(self, read, told):
        question = told.questions.get()
        page = read(reverse("timeline:event", args=[told.events.get().public_id]))
        address = reverse("timeline:question", args=[question.public_id])
        assert f'answers <a href="{address}">How many were destroyed?</a>' in page

    def test_of_events_lead_to_who_took_part_and_say_what_it_was(self, read, editor):
        actor = make_actor(name="Rustem Umerov")
        event = make_event(
            summary="Held a day after the strikes.", participants=[Participant(actor=actor, role="head of delegation")]
        )
        published(events=[event])
        page = read(reverse("timeline:home"))
        assert f'<a href="{reverse("timeline:actor", args=[actor.public_id])}"><bdi>Rustem Umerov</bdi></a>' in page
        assert "Held a day after the strikes." in page
