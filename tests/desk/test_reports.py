"""What readers reported, as the desk sees it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsclaims.publication import services as publication
from newsclaims.reports.models import Report
from newsclaims.reports.services import Seen, send_report
from newsclaims.vocabulary.kinds import Change
from tests.factories import make_claim, make_event, publish_claim

REPORTS = reverse("desk:reports")


def text_of(response) -> str:
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def add_reports(count: int, **fields) -> None:
    now = timezone.now()
    Report.objects.bulk_create(
        Report(words=f"Report {number}", recorded_at=now - timedelta(hours=2 + number), **fields)
        for number in range(count)
    )


def send(**fields) -> Report:
    return send_report(**{"words": "The date is wrong.", "network_address": "203.0.113.7", **fields})


class TestReports:
    def test_show_what_is_wrong_about_which_claim_and_who_wants_an_answer(self, desk, editor):
        claim = make_claim(text="40 aircraft were destroyed")
        publish_claim(claim=claim)
        sent = send(
            about=Seen("claim", claim.public_id, 1),
            words="It was 13.\nNot 40.",
            source="https://example.org/a",
            email="reader@example.org",
            address="/claims/?status=unverified",
        )
        page = text_of(desk.get(REPORTS))
        assert claim.attributions.get().statement.actor.name in page
        assert f'href="{reverse("desk:claim", args=[claim.public_id])}"' in page
        assert f'href="{reverse("timeline:claim", args=[claim.public_id])}"' in page
        for words in ("It was 13.<br>Not 40.", "https://example.org/a", "mailto:reader@example.org", sent.public_id):
            assert words in page
        assert 'href="/claims/?status=unverified"' in page

    def test_say_where_another_revision_is_shown_by_now(self, desk, editor):
        claim = make_claim()
        publish_claim(claim=claim)
        send(about=Seen("claim", claim.public_id, 1))
        claim.refresh_from_db()
        claim.change(claim.version, text="Something else")
        publish_claim(claim=claim)
        assert "seen as revision 1; revision 2 is shown now" in text_of(desk.get(REPORTS))

    def test_may_be_about_an_event_or_the_whole_site(self, desk, editor):
        event = make_event(title="Drone strikes")
        publication.publish_subject(by=editor, subject=event, change=Change.FIRST)
        send(about=Seen("event", event.public_id, 1))
        send()
        page = text_of(desk.get(REPORTS))
        assert f'href="{reverse("desk:event", args=[event.public_id])}"' in page
        assert "The whole site" in page

    def test_outlive_what_they_are_about(self, desk, chief):
        claim = make_claim()
        publish_claim(claim=claim)
        send(about=Seen("claim", claim.public_id, 1))
        claim.refresh_from_db()
        publication.withdraw(by=chief, claim=claim, version=claim.version, reason="It named a child.")
        assert "Withdrawn: claim" in text_of(desk.get(REPORTS))

    def test_are_words_whatever_they_hold(self, desk):
        send(words='<script>alert(1)</script><b hx-get="/desk/">x</b>')
        page = text_of(desk.get(REPORTS))
        assert "<script>alert" not in page and "<b hx-get" not in page
        assert page.index("hx-disable") < page.index("&lt;script&gt;")

    def test_come_newest_first_in_pages_that_meet(self, desk):
        add_reports(60)
        first = desk.get(REPORTS)
        assert "Report 49" in text_of(first) and "Report 50" not in text_of(first)
        second = desk.get(REPORTS + first.context["next_href"])
        assert "Report 50" in text_of(second) and "Report 49<" not in text_of(second)
        back = desk.get(REPORTS + second.context["previous_href"])
        assert "Report 0<" in text_of(back)

    def test_say_what_belongs_there_while_there_are_none(self, desk):
        assert "No reader has reported an error" in text_of(desk.get(REPORTS))

    def test_refuse_a_cursor_that_is_none(self, desk):
        assert desk.get(f"{REPORTS}?after=nonsense").status_code == 404

    @pytest.mark.parametrize("count", [10, 500])
    def test_cost_the_same_however_many_there_are(self, desk, editor, count, django_assert_num_queries):
        claim = make_claim()
        publish_claim(claim=claim)
        add_reports(count, subject_type="claim", subject_id=claim.public_id, revision=1)
        with django_assert_num_queries(4):
            assert desk.get(REPORTS).status_code == 200


class TestQueue:
    def test_counts_them_beside_its_tabs(self, desk):
        add_reports(3)
        page = text_of(desk.get(reverse("desk:queue")))
        assert f'<a href="{REPORTS}">Reported by readers <span class="count">3</span></a>' in page
