"""Rule 5: every change to every record, with who, when and what."""

import pytest
from django.apps import apps
from django.db import connection, transaction

from newsclaims.actors import services as actors
from newsclaims.actors.models import Actor
from newsclaims.articles import services as articles
from newsclaims.claims import services as claims
from newsclaims.core.records import VersionedRecord
from newsclaims.history.models import Change
from newsclaims.verification.models import SecondReading
from newsclaims.vocabulary.kinds import ActorKind
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_editor,
    make_event,
    make_outlet,
    make_question,
    publish_claim,
    read_second,
)
from tests.refusals import execute, fetch, refused_by

# Why each of these is not watched.
UNWATCHED = {
    "history_change": "it is the log",
    "verification_standing": "it follows from the assessments, which are watched",
    "publication_edition": "it follows from the publications, which are watched",
    "publication_card": "it follows from the publications too",
    "reports_report": "readers send them; nobody at the desk makes or changes one",
    "accounts_signinattempt": "tries to sign in are counted for a quarter of an hour; they are no records",
}
ROOMS = (
    "reports",
    "accounts",
    "history",
    "actors",
    "articles",
    "events",
    "sources",
    "claims",
    "verification",
    "publication",
)


def changes(**fields: object) -> list[Change]:
    return list(Change.objects.filter(**fields).order_by("pk"))


@pytest.mark.django_db
class TestWatching:
    def test_every_table_of_the_rooms_is_watched_but_those_with_a_reason(self):
        tables = {
            model._meta.db_table
            for room in ROOMS
            for model in apps.get_app_config(room).get_models(include_auto_created=True)
        }
        assert {
            table for table in tables if not triggers_of(table) >= {"log_made", "log_changed", "log_removed"}
        } == set(UNWATCHED)

    def test_every_watched_table_refuses_to_be_emptied(self):
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'log_made'")
            watched = {table for (table,) in cursor.fetchall()}
        assert watched
        assert {table for table in watched if "refuse_truncate" not in triggers_of(table)} == set()

    def test_every_versioned_record_has_its_trigger(self):
        versioned = [model for model in apps.get_models() if issubclass(model, VersionedRecord)]
        assert len(versioned) >= 9
        assert [model for model in versioned if "version_moves_by_one" not in triggers_of(model._meta.db_table)] == []


def triggers_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'", [table])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
class TestWhat:
    def test_logs_first_values(self):
        outlet = make_outlet(name="The Gazette", country="GB")
        (change,) = changes(record_type="outlet", record_id=outlet.pk)
        assert (change.action, change.before) == ("made", None)
        assert change.after["name"] == "The Gazette"
        assert change.after["country"] == "GB"

    def test_logs_of_a_change_only_what_differs(self):
        outlet = make_outlet(name="The Gazette", country="GB")
        execute("UPDATE articles_outlet SET name = 'The Herald', version = 2 WHERE id = %s", outlet.pk)
        change = changes(record_type="outlet")[-1]
        assert change.action == "changed"
        assert change.before == {"name": "The Gazette", "version": 1}
        assert change.after == {"name": "The Herald", "version": 2}

    def test_logs_nothing_when_nothing_differs(self):
        actor = make_actor()
        execute("UPDATE actors_actorname SET name = name")
        execute("UPDATE accounts_editor SET name = name")
        assert [change.action for change in changes(record_type="actor", record_id=actor.pk)] == ["made"]
        assert changes(action="changed") == []

    def test_logs_all_that_was_removed(self):
        claim = make_claim()
        attribution = make_attribution(claim=claim, cue="alleged")
        claims.remove_attribution(by=make_editor(), attribution=attribution)
        change = changes(record_type="attribution", action="removed")[-1]
        assert change.after is None
        assert change.before["cue"] == "alleged"
        assert change.under_id == claim.pk

    def test_logs_a_row_that_gets_another_key_as_removed_and_made(self):
        actor = make_actor(aliases=[actors.Alias("Other name")])
        execute("UPDATE actors_actorname SET id = id + 1000 WHERE actor_id = %s", actor.pk)
        gone, come = changes(record_type="name")[-2:]
        if gone.action == "made":
            gone, come = come, gone
        assert (gone.action, come.action) == ("removed", "made")
        assert (gone.before["name"], come.after["name"]) == ("Other name", "Other name")
        assert come.record_id == gone.record_id + 1000

    def test_keeps_passwords_out(self):
        editor = make_editor(password="a password of theirs")
        editor.set_password("another one of theirs")
        editor.save()
        logged = fetch("SELECT string_agg(before::text || after::text || after::text, '') FROM history_change")
        assert editor.password not in (logged or "")
        for change in changes(record_type="editor"):
            assert not {"password", "last_login"} & {*(change.before or {}), *(change.after or {})}

    def test_keeps_columns_out_that_follow_from_others(self):
        publish_claim(claim=make_claim(events=[make_event()], questions=[make_question()]))
        make_article()
        for change in changes():
            assert not {"folded", "search"} & {*(change.before or {}), *(change.after or {})}

    def test_does_not_hold_a_snapshots_text_or_a_publications_document_again(self):
        make_article()
        publish_claim(claim=make_claim())
        assert "text" not in changes(record_type="snapshot")[0].after
        assert "document" not in changes(record_type="publication")[0].after

    def test_logs_each_row_of_a_bulk_write(self):
        for _ in range(3):
            make_actor()
        execute("UPDATE actors_actor SET description = 'All at once', version = version + 1")
        assert len(changes(record_type="actor", action="changed")) == Actor.objects.count()

    def test_logs_the_time_of_each_change(self):
        first = changes(record_type="actor", record_id=make_actor().pk)[0]
        second = changes(record_type="actor", record_id=make_actor().pk)[0]
        assert first.at < second.at


@pytest.mark.django_db
class TestUnder:
    """A change is shown on the page of what it belongs to."""

    def test_relations_of_a_claim_stand_under_the_claim(self):
        claim = make_claim(about=[make_actor()], events=[make_event()], questions=[make_question()])
        under = {change.record_type for change in changes(under_type="claim", under_id=claim.pk)}
        assert under >= {"claim", "about", "event", "question", "attribution"}

    def test_an_assessment_stands_under_its_claim(self):
        claim = make_claim(status=Status.SUPPORTED)
        under = {change.record_type for change in changes(under_type="claim", under_id=claim.pk)}
        assert under >= {"evidence", "assessment"}

    def test_a_second_reading_stands_under_its_assessment(self):
        assessment = make_claim(status=Status.SUPPORTED).assessments.get()
        read_second(assessment=assessment)
        (change,) = changes(record_type="second_reading")
        assert (change.under_type, change.under_id) == ("assessment", assessment.pk)

    def test_a_relation_that_is_taken_away_stands_there_too(self):
        event = make_event()
        claim = make_claim(events=[event])
        claim.events.clear()
        change = changes(record_type="event", action="removed")[-1]
        assert (change.under_type, change.under_id, change.before["event_id"]) == ("claim", claim.pk, event.pk)


@pytest.mark.django_db
class TestWho:
    def test_names_the_editor_by_public_id_and_name(self):
        editor = make_editor(name="First desk")
        outlet = make_outlet(by=editor)
        (change,) = changes(record_type="outlet", record_id=outlet.pk)
        assert (change.editor, change.editor_name) == (editor.public_id, "First desk")

    def test_names_the_database_role_where_nobody_signed(self):
        execute("SELECT set_config('newsclaims.editor', '', true), set_config('newsclaims.editor_name', '', true)")
        execute("INSERT INTO events_place (name, country) VALUES ('Istanbul', 'TR')")
        role = fetch("SELECT session_user::text")
        (change,) = changes(record_type="place")
        assert (change.editor, change.editor_name) == (f"database role {role}", f"database role {role}")

    def test_outlives_the_editors_account(self):
        editor = make_editor(name="Gone since")
        outlet = make_outlet(by=editor)
        execute("DELETE FROM accounts_editor WHERE id = %s", editor.pk)
        (change,) = changes(record_type="outlet", record_id=outlet.pk)
        assert change.editor_name == "Gone since"

    def test_is_the_reader_on_a_second_reading_and_the_assessor_on_an_assessment(self):
        assessor, reader = make_editor(), make_editor()
        claim = make_claim(by=assessor, status=Status.SUPPORTED)
        read_second(by=reader, assessment=claim.assessments.get())
        assert SecondReading.objects.get().editor == reader
        assert changes(record_type="assessment")[0].editor == assessor.public_id
        assert changes(record_type="second_reading")[0].editor == reader.public_id


@pytest.mark.django_db
def test_a_refused_service_logs_nothing():
    editor = make_editor()
    before = Change.objects.count()
    with pytest.raises(articles.Refused):
        articles.add_outlet(by=editor, name="  ")
    with pytest.raises(articles.Refused):
        actors.add_actor(by=editor, kind=ActorKind.PERSON, name="")
    assert Change.objects.count() == before


class TestIsolation:
    INSERT = "INSERT INTO events_place (name, country) VALUES ('Istanbul', 'TR')"

    def test_refuses_writes_under_repeatable_read(self, cloned_database):
        with refused_by("rules_see_what_others_wrote"):
            execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            execute(self.INSERT)

    @pytest.mark.parametrize("level", ["READ COMMITTED", "SERIALIZABLE"])
    def test_lets_the_others_write(self, cloned_database, level):
        with transaction.atomic():
            execute(f"SET TRANSACTION ISOLATION LEVEL {level}")
            execute(self.INSERT)
        assert Change.objects.get(record_type="place").action == "made"
