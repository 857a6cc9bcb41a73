"""Rights in the database, tried by the roles themselves: what they may do, and the ways round what they may not."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from psycopg import errors

from newsclaims.claims.models import Claim
from newsclaims.core.errors import TooMany
from newsclaims.publication import services as publication
from newsclaims.publication.models import Publication
from newsclaims.reports import services
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Stage, Status
from tests.factories import assess, make_claim, make_editor, read_second

APPEND_ONLY = (
    "articles_snapshot",
    "history_change",
    "publication_publication",
    "verification_assessment",
    "verification_secondreading",
)
PASSWORD = "a password for tests"
REFUSALS = (errors.InsufficientPrivilege, errors.UndefinedFile)
DISARMING = (
    "UPDATE {} SET id = id",
    "DELETE FROM {}",
    "TRUNCATE {} CASCADE",
    "SELECT FROM {} FOR UPDATE",
    "ALTER TABLE {} DISABLE TRIGGER ALL",
    "DROP TRIGGER append_only ON {}",
    "ALTER TABLE {} OWNER TO CURRENT_USER",
    "CREATE RULE quiet AS ON INSERT TO {} DO INSTEAD NOTHING",
    "CREATE TRIGGER mine BEFORE INSERT ON {} FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "DROP TABLE {} CASCADE",
)
WAYS_ROUND = (
    "SET session_replication_role = replica",
    "SELECT set_config('session_replication_role', 'replica', false)",
    "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE sql AS $$ SELECT NULL $$",
    "ALTER FUNCTION refuse_change() RENAME TO let_change",
    "DROP FUNCTION refuse_change() CASCADE",
    # It would hide the change log's table from the triggers that write the log.
    "CREATE TEMPORARY TABLE history_change ()",
    "CREATE SCHEMA mine",
    "CREATE TABLE another ()",
    "CREATE EXTENSION file_fdw",
    "CREATE ROLE another SUPERUSER",
    "ALTER ROLE CURRENT_USER SUPERUSER",
    "GRANT pg_write_all_data TO CURRENT_USER",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "UPDATE pg_trigger SET tgenabled = 'D'",
    "DELETE FROM django_migrations",
)


@pytest.fixture
def names(cloned_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """The names of two roles set up for this test: roles belong to the whole server, so each test has its own."""
    names = {"web": f"{cloned_database}_web", "public": f"{cloned_database}_public"}
    monkeypatch.setenv("WEB_DATABASE_PASSWORD", PASSWORD)
    monkeypatch.setenv("PUBLIC_DATABASE_PASSWORD", PASSWORD)
    call_command("grant_roles", **names, verbosity=0)
    yield names
    with connection.cursor() as cursor:
        for name in names.values():
            cursor.execute(f'DROP OWNED BY "{name}"; DROP ROLE "{name}"')


@contextmanager
def _as(role: str) -> Iterator[psycopg.Cursor]:
    """Let Django connect as `role` in the block; a cursor of psycopg's own, for its own exceptions."""
    settings = connections.settings["default"]
    before = {key: settings[key] for key in ("USER", "PASSWORD")}
    connections.close_all()
    settings.update(USER=role, PASSWORD=PASSWORD)
    try:
        with connection.cursor() as cursor:
            yield cursor.cursor
    finally:
        connections.close_all()
        settings.update(before)


@pytest.fixture
def web(names: dict[str, str]) -> Iterator[psycopg.Cursor]:
    with _as(names["web"]) as cursor:
        yield cursor


@pytest.fixture
def public(names: dict[str, str]) -> Iterator[psycopg.Cursor]:
    with _as(names["public"]) as cursor:
        yield cursor


def _publish_a_claim() -> Claim:
    """Everything that a desk does to a claim, from its article to a publication with a second reading."""
    first, second = make_editor(), make_editor()
    claim = make_claim(by=first, stage=Stage.IN_REVIEW)
    read_second(assessment=assess(by=first, claim=claim, status=Status.REFUTED), by=second)
    claim.refresh_from_db()
    publication.publish(by=first, claim=claim, version=claim.version, change=Change.FIRST)
    return claim


def _carried_out(cursor: psycopg.Cursor, statements: list[str]) -> list[str]:
    """Those of the statements that were not refused for want of a right."""
    carried_out = []
    for statement in statements:
        try:
            cursor.execute(statement)
        except REFUSALS:
            continue
        carried_out.append(statement)
    return carried_out


class TestWeb:
    def test_does_all_the_work_of_the_desk(self, web):
        claim = _publish_a_claim()
        assert Publication.objects.filter(subject_id=claim.public_id).exists()
        assert Client().get("/").status_code == 200
        assert Client().get("/desk/sign-in/").status_code == 200
        assert Client().get("/readyz").status_code == 200

    @pytest.mark.parametrize("table", APPEND_ONLY)
    def test_may_only_read_and_add_to_what_is_append_only(self, web, table):
        assert _carried_out(web, [statement.format(table) for statement in DISARMING]) == []

    def test_finds_no_way_round(self, web, databases):
        owner = databases.settings("postgres")["USER"]
        ways = [*WAYS_ROUND, f'SET ROLE "{owner}"', f'SET SESSION AUTHORIZATION "{owner}"']
        assert _carried_out(web, ways) == []

    def test_granting_itself_a_right_gains_it_none(self, web):
        web.execute("GRANT ALL ON history_change TO CURRENT_USER")
        web.execute("SELECT has_table_privilege('history_change', 'UPDATE, DELETE, TRUNCATE')")
        assert web.fetchone() == (False,)


class TestPublic:
    def test_serves_readers_pages(self, names):
        claim = _publish_a_claim()
        with _as(names["public"]):
            assert Client().get("/").status_code == 200
            assert claim.text in Client().get(reverse("timeline:claim", args=[claim.public_id])).content.decode()

    def test_sees_publications_and_nothing_else(self, public):
        public.execute(
            """
            SELECT relname FROM pg_class
            WHERE relkind IN ('r', 'p', 'v', 'm', 'S') AND relnamespace = 'public'::regnamespace
              AND CASE WHEN relkind = 'S' THEN has_sequence_privilege(oid, 'USAGE, SELECT, UPDATE')
                  ELSE has_table_privilege(oid, 'SELECT') OR has_any_column_privilege(oid, 'SELECT') END
            ORDER BY relname
            """
        )
        assert [name for (name,) in public.fetchall()] == [
            "publication_card",
            "publication_edition",
            "publication_publication",
        ]
        assert _carried_out(public, ["SELECT * FROM claims_claim", "SELECT * FROM accounts_editor"]) == []

    def test_writes_nothing(self, public):
        tables = ("publication_edition", "publication_publication", "claims_claim")
        assert _carried_out(public, [f"INSERT INTO {table} DEFAULT VALUES" for table in tables]) == []
        statements = [f"{act} {table}" for table in tables for act in ("DELETE FROM", "TRUNCATE", "DROP TABLE")]
        assert _carried_out(public, statements) == []
        assert _carried_out(public, list(WAYS_ROUND)) == []

    def test_adds_reports_of_errors_and_reads_none(self, public):
        services.send_report(words="The date is wrong.", network_address="203.0.113.7")
        acts = ["SELECT public_id FROM", "UPDATE", "DELETE FROM", "TRUNCATE"]
        statements = [f"{act} reports_report{' SET words = words' if act == 'UPDATE' else ''}" for act in acts]
        assert _carried_out(public, statements) == []

    def test_has_its_reports_counted_though_it_reads_none(self, public):
        for _ in range(5):
            services.send_report(words="The date is wrong.", network_address="203.0.113.7")
        with pytest.raises(TooMany):
            services.send_report(words="The date is wrong.", network_address="203.0.113.7")


class TestGrant:
    def test_names_the_tables_that_are_append_only(self, names, capsys):
        call_command("grant_roles", **names)
        assert f"only adds to {', '.join(APPEND_ONLY)}." in capsys.readouterr().out

    def test_takes_back_what_was_given_by_hand(self, names):
        with connection.cursor() as cursor:
            cursor.execute(
                f'GRANT ALL ON claims_claim TO "{names["public"]}"; GRANT SELECT (text) ON claims_claim TO PUBLIC;'
                f'GRANT TRUNCATE ON history_change TO "{names["web"]}"'
            )
        call_command("grant_roles", **names, verbosity=0)
        with _as(names["public"]) as cursor, pytest.raises(errors.InsufficientPrivilege):
            cursor.execute("SELECT text FROM claims_claim")
        with _as(names["web"]) as cursor, pytest.raises(errors.InsufficientPrivilege):
            cursor.execute("TRUNCATE history_change")

    @pytest.mark.parametrize(
        "power", ['ALTER ROLE "{}" CREATEROLE', 'GRANT "{owner}" TO "{}"', 'GRANT pg_write_all_data TO "{}"']
    )
    def test_refuses_a_role_that_could_undo_it(self, names, databases, power):
        with connection.cursor() as cursor:
            cursor.execute(power.format(names["web"], owner=databases.settings("postgres")["USER"]))
        with pytest.raises(CommandError, match="name a role of its own") as refusal:
            call_command("grant_roles", **names)
        assert refusal.value.returncode == 2

    def test_refuses_the_owner(self, cloned_database, databases):
        with pytest.raises(CommandError, match="name a role of its own"):
            call_command("grant_roles", web=databases.settings(cloned_database)["USER"])
