"""The roles that a production site connects as: one for the site, one for its public pages, neither of them the owner.

Triggers guard what is append-only, but whoever owns a table can switch its triggers off.
"""

from dataclasses import dataclass

from django.db import connection, transaction
from psycopg import sql

from newsclaims.postgres.errors import DatabaseUnavailable

SCHEMA = "public"
READ_BY_THE_PUBLIC = ("publication_publication", "publication_edition", "publication_card")
ADDED_TO_BY_THE_PUBLIC = ("reports_report",)
WRITTEN_BY_MIGRATIONS = ("django_migrations",)


@dataclass(frozen=True, slots=True)
class Role:
    """A database role by name. An empty password leaves the one that it has."""

    name: str
    password: str = ""


@transaction.atomic
def grant(*, web: Role, public: Role) -> list[str]:
    """Make the two roles where they are missing, give them just their rights, and return what tables are append-only.

    To be run by the owner after each migration: a new table is nobody's until then. Raises DatabaseUnavailable when a
    role has powers that no right taken away would end.
    """
    for role in (web, public):
        _make(role)
        _check_harmless(role)
        _take_everything(role)
    # A temporary table would hide the real one of its name from the triggers that write the change log.
    _run("REVOKE TEMPORARY ON DATABASE {} FROM PUBLIC", connection.settings_dict["NAME"])
    _run("REVOKE CREATE ON SCHEMA {} FROM PUBLIC", SCHEMA)
    _run("REVOKE ALL ON ALL TABLES IN SCHEMA {} FROM PUBLIC", SCHEMA)
    kept = _append_only_tables()
    _grant_web(web, kept)
    for table in READ_BY_THE_PUBLIC:
        _run("GRANT SELECT ON {} TO {}", table, public.name)
    for table in ADDED_TO_BY_THE_PUBLIC:
        _run("GRANT INSERT ON {} TO {}", table, public.name)
    return kept


def _make(role: Role) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role.name])
        missing = cursor.fetchone() is None
    if missing:
        _run("CREATE ROLE {} LOGIN", role.name)
    if role.password:
        with connection.cursor() as cursor:
            statement = sql.SQL("ALTER ROLE {} PASSWORD {}").format(
                sql.Identifier(role.name), sql.Literal(role.password)
            )
            cursor.execute(statement)


def _check_harmless(role: Role) -> None:
    """Refuse a role that could give itself what we take away."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT rolsuper OR rolcreaterole OR rolreplication OR rolbypassrls
                OR EXISTS (
                    SELECT FROM pg_class
                    WHERE relnamespace = %s::regnamespace AND pg_has_role(pg_roles.oid, relowner, 'MEMBER')
                )
                OR has_parameter_privilege(pg_roles.oid, 'session_replication_role', 'SET')
                OR EXISTS (SELECT FROM pg_auth_members WHERE member = pg_roles.oid)
            FROM pg_roles WHERE rolname = %s
            """,
            [SCHEMA, role.name],
        )
        (powerful,) = cursor.fetchone()
    if powerful:
        raise DatabaseUnavailable(
            f"The role {role.name} may do more than this command could take away (it is a superuser, may make roles, "
            "owns tables, or belongs to another role): name a role of its own for this."
        )


def _take_everything(role: Role) -> None:
    for kind in ("TABLES", "SEQUENCES"):
        _run(f"REVOKE ALL ON ALL {kind} IN SCHEMA {{}} FROM {{}}", SCHEMA, role.name)
    _run("REVOKE ALL ON SCHEMA {} FROM {}", SCHEMA, role.name)
    _run("REVOKE ALL ON DATABASE {} FROM {}", connection.settings_dict["NAME"], role.name)
    _run("GRANT CONNECT ON DATABASE {} TO {}", connection.settings_dict["NAME"], role.name)
    _run("GRANT USAGE ON SCHEMA {} TO {}", SCHEMA, role.name)


def _grant_web(web: Role, kept: list[str]) -> None:
    _run("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {} TO {}", SCHEMA, web.name)
    _run("GRANT USAGE ON ALL SEQUENCES IN SCHEMA {} TO {}", SCHEMA, web.name)
    for table in kept:
        _run("REVOKE UPDATE, DELETE ON {} FROM {}", table, web.name)
    for table in WRITTEN_BY_MIGRATIONS:
        _run("REVOKE INSERT, UPDATE, DELETE ON {} FROM {}", table, web.name)


def _append_only_tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
            WHERE tgname = 'append_only' AND relnamespace = %s::regnamespace ORDER BY relname
            """,
            [SCHEMA],
        )
        return [name for (name,) in cursor.fetchall()]


def _run(statement: str, *names: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
