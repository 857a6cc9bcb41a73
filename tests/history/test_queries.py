import pytest

from newsclaims.actors.services import Alias, mend_actor
from newsclaims.history.queries import changes_under, last_change
from tests.factories import make_actor, make_editor


@pytest.fixture
def mended(db):
    """An actor that Kira added and John renamed."""
    actor = make_actor(by=make_editor(name="Kira"), name="SBU", aliases=[Alias("СБУ", "uk")])
    john = make_editor(name="John")
    return mend_actor(
        by=john,
        actor=actor,
        version=1,
        kind=actor.kind,
        name="Security Service of Ukraine",
        aliases=[Alias("СБУ", "uk")],
        description="",
        part_of=None,
    )


class TestChangesUnder:
    def test_tells_who_did_what_newest_first_in_one_query(self, mended, django_assert_num_queries):
        with django_assert_num_queries(1):
            changes = changes_under("actor", mended.pk)
        told = [(change.editor_name, change.action, change.record_type) for change in changes]
        assert told == [("John", "changed", "actor"), ("Kira", "made", "name"), ("Kira", "made", "actor")]

    def test_tells_before_and_after_of_what_a_person_can_read(self, mended):
        renamed, named, added = changes_under("actor", mended.pk)
        assert [(one.column, one.before, one.after) for one in renamed.details] == [
            ("name", "SBU", "Security Service of Ukraine")
        ]
        assert {one.column for one in named.details} == {"name", "language"}
        assert {one.column for one in added.details} == {"kind", "name"}

    def test_tells_no_more_than_it_is_asked_for(self, mended):
        assert len(changes_under("actor", mended.pk, limit=2)) == 2


class TestLastChange:
    def test_is_the_newest_of_the_record_itself(self, mended):
        assert last_change("actor", mended.pk).editor_name == "John"

    def test_is_none_where_nothing_is_known(self, db):
        assert last_change("actor", 0) is None
