"""What PostgreSQL holds about events and places, tried with raw SQL as the owner of the tables."""

import pytest
from django.db import IntegrityError, transaction

from newsclaims.events.models import Event
from newsclaims.events.services import Participant
from tests.factories import make_actor, make_event
from tests.refusals import execute, refused_by
from tests.threads import at_once


@pytest.mark.django_db
class TestEvent:
    def test_is_not_inside_itself(self):
        outer = make_event()
        inner = make_event(parent=outer)
        innermost = make_event(parent=inner)
        with refused_by("nothing_comes_before_itself"):
            execute("UPDATE events_event SET parent_id = %s, version = 2 WHERE id = %s", innermost.pk, outer.pk)

    @pytest.mark.parametrize(
        ("happened", "lower", "upper"),
        [
            ("2025-06-01", "2025-06-02", "2025-06-01"),
            ("2025-06-01", None, None),
            ("2025-06-01", "2025-06-01", None),
            ("2025-06-01", None, "2025-06-01"),
        ],
    )
    def test_has_its_bounds_in_order(self, happened, lower, upper):
        make_event()
        with refused_by("event_happened_bounds_are_in_order"):
            execute(
                "UPDATE events_event SET happened = %s, happened_lower = %s, happened_upper = %s, version = 2",
                happened,
                lower,
                upper,
            )

    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ("happened = '', happened_lower = NULL, happened_upper = NULL", "event_has_a_time"),
            ("title = ''", "event_has_a_title"),
            ("kind = 'party'", "event_kind_is_known"),
            ("basis = 'rumoured'", "event_basis_is_known"),
        ],
    )
    def test_has_what_it_needs(self, change, rule):
        make_event()
        with refused_by(rule):
            execute(f"UPDATE events_event SET {change}, version = 2")

    @pytest.mark.parametrize(
        ("change", "rule"),
        [("basis = 'rumoured'", "participation_basis_is_known"), ("position = 1", "participants_stand_in_order")],
    )
    def test_has_participants_in_order_on_a_basis_of_ours(self, change, rule):
        make_event(participants=[Participant(make_actor(), "host"), Participant(make_actor(), "mediator")])
        with refused_by(rule):
            execute(f"UPDATE events_participation SET {change}")


class TestTwoAtOnce:
    def test_cannot_each_close_half_of_a_circle(self, cloned_database):
        one, other = make_event(), make_event()

        def put_inside(inner, outer):
            def put(meet):
                with transaction.atomic():
                    meet()
                    execute("UPDATE events_event SET parent_id = %s, version = 2 WHERE id = %s", outer.pk, inner.pk)
                    execute("SELECT pg_sleep(0.2)")

            return put

        outcomes = at_once(put_inside(one, other), put_inside(other, one))
        refused = [outcome for outcome in outcomes if outcome is not None]
        assert [type(outcome) for outcome in refused] == [IntegrityError]
        assert refused[0].__cause__.diag.constraint_name == "nothing_comes_before_itself"
        assert Event.objects.exclude(parent=None).count() == 1


@pytest.mark.django_db
class TestPlace:
    INSERT = "INSERT INTO events_place (name, country, latitude, longitude) VALUES (%s, 'TR', %s, %s)"

    @pytest.mark.parametrize(("latitude", "longitude"), [(91, 0), (0, 181), (-90.1, 0), (41.0, None), (None, 28.9)])
    def test_is_on_the_globe_with_both_coordinates_or_none(self, latitude, longitude):
        with refused_by("place_is_on_the_globe"):
            execute(self.INSERT, "Istanbul", latitude, longitude)

    @pytest.mark.parametrize(("latitude", "longitude"), [(41.0, 28.9), (None, None)])
    def test_is_kept_once(self, latitude, longitude):
        execute(self.INSERT, "Istanbul", latitude, longitude)
        with refused_by("place_is_kept_once"):
            execute(self.INSERT, "Istanbul", latitude, longitude)

    def test_has_a_name(self):
        with refused_by("place_has_a_name"):
            execute(self.INSERT, "", None, None)
