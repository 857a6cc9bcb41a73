"""What PostgreSQL holds about actors and accounts, tried with raw SQL as the owner of the tables."""

import pytest

from newsclaims.actors import services
from newsclaims.actors.services import Alias
from tests.factories import make_actor, make_editor
from tests.refusals import execute, refused_by

pytestmark = pytest.mark.django_db


class TestActor:
    def test_is_not_part_of_itself(self):
        whole = make_actor()
        part = make_actor(part_of=whole)
        with refused_by("nothing_comes_before_itself"):
            execute("UPDATE actors_actor SET part_of_id = %s, version = 2 WHERE id = %s", part.pk, whole.pk)

    @pytest.mark.parametrize(
        ("change", "rule"), [("kind = 'satellite'", "actor_kind_is_known"), ("name = ''", "actor_has_a_name")]
    )
    def test_has_a_kind_of_ours_and_a_name(self, change, rule):
        make_actor()
        with refused_by(rule):
            execute(f"UPDATE actors_actor SET {change}, version = 2")

    @pytest.mark.parametrize(
        ("change", "rule"), [("name = ''", "alias_is_not_empty"), ("name = 'Same'", "alias_is_given_once")]
    )
    def test_has_other_names_that_are_names_and_differ(self, change, rule):
        make_actor(aliases=[Alias("One"), Alias("Other")])
        with refused_by(rule):
            execute(f"UPDATE actors_actorname SET {change}")

    def test_has_no_place_with_itself(self):
        actor = make_actor()
        services.add_affiliation(by=make_editor(), actor=actor, organisation=make_actor())
        with refused_by("affiliation_is_with_another"):
            execute("UPDATE actors_affiliation SET organisation_id = actor_id")


class TestEditor:
    @pytest.mark.parametrize(
        ("change", "rule"), [("role = 'owner'", "role_is_known"), ("name = ''", "editor_has_a_name")]
    )
    def test_has_a_role_of_ours_and_a_name(self, change, rule):
        make_editor()
        with refused_by(rule):
            execute(f"UPDATE accounts_editor SET {change}")
