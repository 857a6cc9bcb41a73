"""How a service writes: one transaction, in an editor's name, its deferred rules checked before it returns."""

import pytest
from django.db import IntegrityError

from newsclaims.articles.models import Outlet
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Refused
from newsclaims.history.models import Change
from newsclaims.history.recording import recorded, recording
from newsclaims.vocabulary.statuses import Stage
from tests.factories import make_attribution, make_claim, make_editor, make_outlet
from tests.refusals import execute


@pytest.mark.django_db
class TestRecording:
    def test_writes_in_the_name_of_the_editor(self):
        editor = make_editor()
        with recording(editor):
            execute("INSERT INTO events_place (name, country) VALUES ('Istanbul', 'TR')")
        assert Change.objects.get(record_type="place").editor == editor.public_id

    def test_turns_a_rule_of_the_database_into_a_refusal_with_sentence_and_field(self):
        claim = make_claim(attributed=False)
        with pytest.raises(Refused) as refusal, recording(make_editor()):
            Claim.objects.filter(pk=claim.pk).update(stage=Stage.IN_REVIEW, version=2)
        assert refusal.value.field == "stage"
        assert refusal.value.sentence.startswith("A claim needs somebody who said it")

    def test_lets_any_other_refusal_of_the_database_through(self):
        with pytest.raises(IntegrityError), recording(make_editor()):
            execute("INSERT INTO events_place (name, country) VALUES ('', 'TR')")

    def test_takes_everything_back_when_something_goes_wrong(self):
        with pytest.raises(RuntimeError), recording(make_editor()):
            make_outlet(name="Half done")
            raise RuntimeError
        assert not Outlet.objects.filter(name="Half done").exists()

    def test_checks_deferred_rules_before_it_ends(self):
        claim = make_claim(stage=Stage.IN_REVIEW)
        with pytest.raises(Refused), recording(make_editor()):
            execute("DELETE FROM claims_attribution WHERE claim_id = %s", claim.pk)
        assert claim.attributions.exists()

    def test_lets_a_deferred_rule_be_broken_on_the_way(self):
        editor = make_editor()
        claim = make_claim(stage=Stage.IN_REVIEW)
        with recording(editor):
            execute("DELETE FROM claims_attribution WHERE claim_id = %s", claim.pk)
            make_attribution(by=editor, claim=claim)
        assert claim.attributions.count() == 1

    def test_joins_the_one_that_is_under_way(self):
        outer, inner = make_editor(), make_editor()
        with recording(outer):
            outlet = make_outlet(by=inner)
        assert Change.objects.get(record_type="outlet", record_id=outlet.pk).editor == outer.public_id


@pytest.mark.django_db
class TestRecorded:
    def test_hands_on_what_the_service_returns(self):
        @recorded
        def answer(*, by: object) -> int:
            return 42

        assert answer(by=make_editor()) == 42

    def test_a_service_that_refuses_in_the_middle_changes_nothing(self):
        claim = make_claim(stage=Stage.IN_REVIEW)
        with pytest.raises(Refused):
            claims.remove_attribution(by=make_editor(), attribution=claim.attributions.get())
        assert claim.attributions.exists()


class TestNameOfTheWriter:
    def test_ends_with_the_transaction(self, cloned_database):
        make_outlet(by=make_editor())
        execute("INSERT INTO events_place (name, country) VALUES ('Istanbul', 'TR')")
        assert Change.objects.get(record_type="place").editor.startswith("database role ")
