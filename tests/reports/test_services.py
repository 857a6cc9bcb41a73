"""A reader's report: what is kept of it, what is refused, and how many come in an hour."""

from datetime import timedelta

import pytest
from django.utils import timezone

from newsclaims.core.errors import Refused, TooMany
from newsclaims.reports import services
from newsclaims.reports.models import LONGEST_WORDS, Report
from newsclaims.reports.services import Seen
from tests.refusals import refused_by
from tests.threads import Meet, at_once

HERE = "203.0.113.7"


def send(**fields) -> Report:
    return services.send_report(**{"words": "The date is wrong.", "network_address": HERE, **fields})


def age_reports(hours: float) -> None:
    Report.objects.update(recorded_at=timezone.now() - timedelta(hours=hours))


@pytest.mark.django_db
class TestSendReport:
    def test_keeps_what_is_wrong_and_about_which_revision(self):
        sent = send(
            about=Seen("claim", "c-1", 3),
            words="  It was 13, not 40.\n",
            source="https://example.org/a",
            email="reader@example.org",
            address="/claims/c-1/",
        )
        kept = Report.objects.get(pk=sent.pk)
        assert (kept.subject_type, kept.subject_id, kept.revision) == ("claim", "c-1", 3)
        assert kept.words == "It was 13, not 40."
        assert (kept.source, kept.email, kept.address) == (
            "https://example.org/a",
            "reader@example.org",
            "/claims/c-1/",
        )
        assert timezone.now() - kept.recorded_at < timedelta(minutes=1)

    def test_may_be_about_the_whole_site(self):
        assert send().revision is None

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"words": " \n"}, "words"),
            ({"words": "x" * (LONGEST_WORDS + 1)}, "words"),
            ({"source": "javascript:alert(1)"}, "source"),
            ({"source": "see the paper"}, "source"),
            ({"email": "nobody"}, "email"),
        ],
    )
    def test_refuses_bad_input_with_its_field_and_keeps_nothing(self, fields, field):
        with pytest.raises(Refused) as refusal:
            send(**fields)
        assert refusal.value.field == field
        assert not Report.objects.exists()

    def test_does_not_keep_the_network_address(self):
        assert HERE not in str(Report.objects.filter(pk=send().pk).values())

    def test_costs_one_statement(self, django_assert_num_queries):
        with django_assert_num_queries(3):  # with its savepoint
            send()


@pytest.mark.django_db
class TestThrottle:
    def test_takes_five_reports_an_hour_from_one_sender(self):
        for _ in range(5):
            send()
        with pytest.raises(TooMany):
            send()
        assert Report.objects.count() == 5

    def test_counts_each_sender_alone(self):
        for _ in range(5):
            send()
        assert send(network_address="203.0.113.8")

    def test_counts_the_addresses_of_one_household_together(self):
        for last in range(5):
            send(network_address=f"2001:db8:1:2::{last}")
        with pytest.raises(TooMany):
            send(network_address="2001:db8:1:2:ffff::1")
        assert send(network_address="2001:db8:1:3::1")

    def test_takes_more_after_an_hour(self):
        for _ in range(5):
            send()
        age_reports(1.1)
        assert send()

    def test_takes_three_hundred_reports_an_hour_from_everybody(self):
        Report.objects.bulk_create(
            Report(recorded_at=timezone.now(), words="Wrong.", sender=f"sender {number}") for number in range(300)
        )
        with pytest.raises(TooMany):
            send()

    def test_forgets_the_sender_after_an_hour(self):
        first = send()
        age_reports(1.1)
        send(network_address="203.0.113.8")
        first.refresh_from_db()
        assert first.sender == ""

    def test_lets_nothing_by_in_the_database_either(self):
        Report.objects.bulk_create(Report(recorded_at=timezone.now(), words="Wrong.", sender="one") for _ in range(5))
        with refused_by("reports_of_a_sender_come_slowly"):
            Report(recorded_at=timezone.now(), words="Wrong.", sender="one").save(force_insert=True)

    def test_everybody_together_is_held_in_the_database_too(self):
        Report.objects.bulk_create(Report(recorded_at=timezone.now(), words="Wrong.") for _ in range(300))
        with refused_by("reports_come_slowly"):
            Report(recorded_at=timezone.now(), words="Wrong.").save(force_insert=True)


def test_many_at_once_do_not_slip_by(cloned_database):
    def try_to_send(meet: Meet) -> Report:
        meet()
        return send()

    answers = at_once(*[try_to_send] * 8)
    assert sum(isinstance(answer, Report) for answer in answers) == 5
    assert sum(isinstance(answer, TooMany) for answer in answers) == 3


@pytest.mark.django_db
class TestReport:
    def test_says_something(self):
        with refused_by("report_says_something"):
            Report(recorded_at=timezone.now(), words=" \n ").save(force_insert=True)

    def test_is_short(self):
        with refused_by("report_is_short"):
            Report(recorded_at=timezone.now(), words="x" * (LONGEST_WORDS + 1)).save(force_insert=True)

    @pytest.mark.parametrize(
        "fields",
        [
            {"subject_type": "claim"},
            {"subject_type": "claim", "subject_id": "c-1"},
            {"subject_type": "source", "subject_id": "s-1", "revision": 1},
            {"revision": 1},
        ],
    )
    def test_is_about_a_revision_of_one_subject_or_the_site(self, fields):
        with refused_by("report_is_about_a_revision_or_the_site"):
            Report(recorded_at=timezone.now(), words="Wrong.", **fields).save(force_insert=True)
