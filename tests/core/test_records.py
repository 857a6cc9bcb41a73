"""Rule 6: a stale write never overwrites."""

import pytest

from newsclaims.articles.models import Outlet
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Stale
from newsclaims.core.records import Brought, columns_of
from newsclaims.verification import services as verification
from newsclaims.verification.models import Assessment
from newsclaims.vocabulary.statuses import Status
from tests.factories import make_claim, make_editor, make_outlet
from tests.refusals import execute, refused_by
from tests.threads import at_once


@pytest.mark.django_db
class TestChange:
    def test_writes_and_raises_the_version(self):
        outlet = make_outlet(name="Before").change(1, name="After")
        assert (outlet.name, outlet.version) == ("After", 2)

    def test_gives_a_stale_writer_the_record_as_it_stands(self):
        outlet = make_outlet(name="Before")
        Outlet.objects.get(pk=outlet.pk).change(1, name="Theirs")
        with pytest.raises(Stale) as refusal:
            outlet.change(1, name="Ours")
        assert refusal.value.theirs.name == "Theirs"
        assert Outlet.objects.get(pk=outlet.pk).name == "Theirs"


@pytest.mark.django_db
class TestVersion:
    @pytest.mark.parametrize("version", [1, 3, 0])
    def test_moves_by_one_and_no_other_way(self, version):
        make_outlet()
        with refused_by("version_moves_by_one"):
            execute("UPDATE articles_outlet SET name = 'Over theirs', version = %s", version)

    def test_cannot_be_left_out(self):
        make_outlet()
        with refused_by("version_moves_by_one"):
            execute("UPDATE articles_outlet SET name = 'Over theirs'")


class TestTwoWritersAtOnce:
    def test_one_wins_and_the_other_is_given_theirs(self, cloned_database):
        outlet = make_outlet(name="Before")

        def rename_to(name):
            def rename(meet):
                mine = Outlet.objects.get(pk=outlet.pk)
                meet()
                return mine.change(1, name=name).name

            return rename

        won, lost = sorted(at_once(rename_to("One"), rename_to("Other")), key=lambda one: isinstance(one, Stale))
        assert isinstance(lost, Stale)
        assert lost.theirs.name == won == Outlet.objects.get(pk=outlet.pk).name

    def test_of_two_judgements_one_is_recorded(self, cloned_database):
        claim, editors = make_claim(), (make_editor(), make_editor())

        def judge(editor):
            def judge_now(meet):
                mine = Claim.objects.get(pk=claim.pk)
                meet()
                return verification.assess(
                    by=editor,
                    claim=mine,
                    version=mine.version,
                    status=Status.DISPUTED,
                    rationale="Records on both sides.",
                )

            return judge_now

        outcomes = at_once(*map(judge, editors))
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Assessment", "Stale"]
        assert Assessment.objects.count() == 1


class TestBrought:
    def test_decides_id_moment_and_what_we_do_not_know(self):
        assert columns_of(Brought("o-1", extra={"colour": "red"})) == {"public_id": "o-1", "extra": {"colour": "red"}}

    def test_decides_nothing_for_a_record_made_here(self):
        assert columns_of(None) == {}
