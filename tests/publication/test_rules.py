"""What PostgreSQL holds about publications, tried with raw SQL as the owner of the tables."""

import json
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from newsclaims.publication.models import Card, Edition, Publication
from newsclaims.verification.models import Assessment
from newsclaims.vocabulary.statuses import Status
from tests.factories import assess, make_claim, make_editor, publish_claim, read_second
from tests.refusals import execute, refused_by
from tests.threads import at_once


def insert(subject_id="c-1", **columns):
    """A publication by raw SQL, right in all that is not given."""
    row = {
        "public_id": "p-raw",
        "subject_type": "claim",
        "subject_id": subject_id,
        "revision": 1,
        "change": "first",
        "recorded_at": timezone.now(),
        "served_from": timezone.now(),
        "editor": "ed-1",
        "note": "",
        "without_second_reading": "",
        "form": 1,
        "document": json.dumps({"form": 1, "title": "Said"}),
        "digest": "",
        "extra": "{}",
        **columns,
    }
    execute(
        f"INSERT INTO publication_publication ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})", *row.values()
    )


@pytest.mark.django_db
class TestRevisions:
    @pytest.mark.parametrize("revision", [0, 2])
    def test_begin_at_one(self, revision):
        with refused_by("revisions_are_numbered_in_order"):
            insert(revision=revision, change="update")

    @pytest.mark.parametrize("revision", [1, 3])
    def test_have_no_holes_and_no_doubles(self, revision):
        insert()
        with refused_by("revisions_are_numbered_in_order"):
            insert(public_id="p-next", revision=revision, change="update")

    def test_are_in_order_of_time(self):
        insert()
        with refused_by("revisions_are_numbered_in_order"):
            insert(public_id="p-next", revision=2, change="update", recorded_at=timezone.now() - timedelta(days=1))

    def test_are_each_subjects_own(self):
        insert()
        insert(public_id="p-event", subject_type="event")
        insert(public_id="p-other", subject_id="c-2")
        assert Publication.objects.filter(revision=1).count() == 3

    @pytest.mark.parametrize("change", ["update", "correction", "revision", "withdrawal"])
    def test_begin_with_a_first_publication(self, change):
        with refused_by("first_publication_is_the_first"):
            insert(change=change, note="Why")

    def test_have_only_one_first(self):
        insert()
        with refused_by("first_publication_is_the_first"):
            insert(public_id="p-next", revision=2, change="first")

    @pytest.mark.parametrize("change", ["correction", "withdrawal"])
    def test_that_correct_or_withdraw_say_why(self, change):
        insert()
        with refused_by("correction_and_withdrawal_say_why"):
            insert(public_id="p-next", revision=2, change=change)

    @pytest.mark.parametrize(
        ("columns", "rule"),
        [({"change": "rumour", "revision": 2}, "change_is_known"), ({"subject_type": "rumour"}, "subject_is_known")],
    )
    def test_are_of_kinds_of_ours(self, columns, rule):
        insert()
        with refused_by(rule):
            insert(**{"public_id": "p-next", **columns})


@pytest.mark.django_db
class TestDefinitiveStatus:
    """Rule 4: it goes public with an agreeing second reading, or with the stated reason for going without."""

    def document(self, assessment: Assessment, **changed: object) -> str:
        checked = assessment.recorded_at.isoformat()
        return json.dumps({"title": "Said", "status": assessment.status, "clocks": {"checked": checked}, **changed})

    @pytest.fixture
    def assessment(self, db) -> Assessment:
        return make_claim(status=Status.SUPPORTED).assessments.get()

    @pytest.mark.parametrize("status", sorted(status.value for status in Status if status.definitive))
    def test_is_refused_without_a_second_reading(self, status):
        assessment = make_claim(status=status).assessments.get()
        with refused_by("definitive_status_is_read_twice"):
            insert(assessment.claim.public_id, document=self.document(assessment))

    def test_is_refused_when_the_second_reader_disagreed(self, assessment):
        read_second(assessment=assessment, status=Status.DISPUTED)
        with refused_by("definitive_status_is_read_twice"):
            insert(assessment.claim.public_id, document=self.document(assessment))

    def test_is_refused_when_the_reading_came_later(self, assessment):
        reading = read_second(assessment=assessment)
        reading.refresh_from_db()
        before = reading.recorded_at - timedelta(microseconds=1)
        with refused_by("definitive_status_is_read_twice"):
            insert(assessment.claim.public_id, document=self.document(assessment), recorded_at=before)

    def test_is_refused_when_an_earlier_judgement_was_read_and_this_one_was_not(self, assessment):
        read_second(assessment=assessment)
        with refused_by("definitive_status_is_read_twice"):
            insert(
                assessment.claim.public_id,
                document=self.document(assessment, clocks={"checked": "2999-01-01T00:00:00Z"}),
                recorded_at=later(),
            )

    def test_is_refused_when_another_status_was_agreed_on(self, assessment):
        read_second(assessment=assessment)
        with refused_by("definitive_status_is_read_twice"):
            insert(assessment.claim.public_id, document=self.document(assessment, status="confirmed"))

    def test_is_refused_when_another_claim_was_read(self, assessment):
        read_second(assessment=assessment)
        with refused_by("definitive_status_is_read_twice"):
            insert(make_claim().public_id, document=self.document(assessment))

    def test_goes_public_with_an_agreeing_second_reading(self, assessment):
        read_second(assessment=assessment)
        insert(assessment.claim.public_id, document=self.document(assessment), recorded_at=later())
        assert Publication.objects.count() == 1

    def test_goes_public_with_a_reason(self, assessment):
        insert(assessment.claim.public_id, document=self.document(assessment), without_second_reading="Night shift.")
        assert Publication.objects.count() == 1

    @pytest.mark.parametrize("status", sorted(status.value for status in Status if not status.definitive))
    def test_is_none_of_the_others(self, status):
        insert(document=json.dumps({"title": "Said", "status": status}))
        assert Publication.objects.count() == 1


def later():
    return timezone.now() + timedelta(minutes=1)


@pytest.mark.django_db
class TestEdition:
    def test_is_current_once_for_each_subject(self):
        claim = make_claim()
        publish_claim(claim=claim)
        assess(claim=claim, by=make_editor())
        publish_claim(claim=claim)
        assert Edition.objects.filter(subject_id=claim.public_id).count() == 2
        with refused_by("one_edition_of_a_subject_is_current"):
            Edition.objects.filter(subject_id=claim.public_id).update(until_at=None, title=F("title"))

    def test_has_one_card_in_each_language(self):
        claim = make_claim()
        publish_claim(claim=claim)
        card = Card.objects.filter(edition__subject_id=claim.public_id)[0]
        with refused_by("one_card_a_language"):
            Card.objects.create(edition=card.edition, language=card.language, html="<li>Another</li>")


class TestTwoAtOnce:
    def test_cannot_be_the_same_revision(self, cloned_database):
        def publish(public_id):
            def publish_it(meet):
                with transaction.atomic():
                    meet()
                    insert(public_id=public_id)
                    execute("SELECT pg_sleep(0.2)")

            return publish_it

        refused = [one for one in at_once(publish("p-one"), publish("p-other")) if one is not None]
        assert [type(one) for one in refused] == [IntegrityError]
        assert refused[0].__cause__.diag.constraint_name == "revisions_are_numbered_once"
