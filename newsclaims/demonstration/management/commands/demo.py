import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext, suppress
from functools import partial
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection

from newsclaims.demonstration import dossier, server
from newsclaims.demonstration.accounts import Credentials, make_accounts
from newsclaims.demonstration.telling import Teller
from newsclaims.postgres import lineage, locate
from newsclaims.postgres.binaries import OLDEST_MAJOR
from newsclaims.postgres.cluster import Cluster
from newsclaims.postgres.errors import DatabaseUnavailable

CANNOT = 2


class Command(BaseCommand):
    help = "Run newsclaims with its demonstration: a database, a dossier, accounts to sign in with. Ctrl-C stops it."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where to serve (8000); 0 takes any free port")
        parser.add_argument("--data-dir", metavar="FOLDER", help="where the data lies (also NEWSCLAIMS_DATA_DIR)")
        parser.add_argument("--reset", action="store_true", help="delete the data and begin anew; asks first")

    def handle(self, *args: Any, port: int, reset: bool, **options: Any) -> None:
        teller = Teller()
        teller.say("newsclaims: getting the demonstration ready.")
        try:
            with suppress(server.Interrupted), server.interruptible():
                _run(teller, server.free_port(port), reset)
        except (DatabaseUnavailable, server.PortTaken) as refusal:
            raise CommandError(str(refusal), returncode=CANNOT) from refusal
        teller.say("Stopped.")


def _run(teller: Teller, port: int, reset: bool) -> None:
    """Do everything between an empty folder and a server that runs, and keep it running."""
    cluster = locate.embedded_cluster() if locate.uses_embedded_server() else None
    if reset:
        _reset(teller, cluster)
    with ExitStack() as stack:
        _reach_database(teller, cluster, stack)
        _prepare_database(teller, cluster)
        secret_key = server.kept_secret_key(cluster.home) if cluster else server.new_secret_key()
        _say_how_to_sign_in(teller, make_accounts())
        connection.close()
        server.serve(port, secret_key, when_up=partial(_say_where, teller, port))
    raise CommandError("The server has ended by itself; its last words are above.")


def _reset(teller: Teller, cluster: Cluster | None) -> None:
    if cluster is None:
        raise DatabaseUnavailable(
            "--reset deletes the embedded database only: empty the one DATABASE_URL names yourself."
        )
    teller.say(f"This deletes all data in {cluster.folder}, also what you have recorded there yourself.")
    try:
        answer = input("Type yes to go on: ")
    except EOFError:
        answer = ""
    if answer.strip().lower() != "yes":
        raise CommandError("Nothing was deleted.")
    with teller.step("Deleting the data"):
        cluster.remove()


def _reach_database(teller: Teller, cluster: Cluster | None, stack: ExitStack) -> None:
    """Have a server that answers until `stack` closes. Raises DatabaseUnavailable."""
    if cluster:
        with teller.step("Starting PostgreSQL"):
            stack.enter_context(cluster.in_use())
        return
    os.environ.setdefault("PGCONNECT_TIMEOUT", "10")
    with teller.step("Connecting to the server that DATABASE_URL names"), _refusals_in_one_sentence():
        major = _major_version()
    if major < OLDEST_MAJOR:
        raise DatabaseUnavailable(f"DATABASE_URL names a PostgreSQL {major}: {OLDEST_MAJOR} or newer is needed.")


def _major_version() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version_num")
        return int(cursor.fetchone()[0]) // 10_000


def _prepare_database(teller: Teller, cluster: Cluster | None) -> None:
    difference = lineage.first_difference(cluster.home) if cluster else lineage.first_unknown()
    if difference:
        raise DatabaseUnavailable(_made_by_others(difference, cluster))
    with teller.step("Preparing the tables"), nullcontext() if cluster else _refusals_in_one_sentence():
        call_command("migrate", verbosity=0, interactive=False)
    if cluster:
        lineage.remember(cluster.home)
    if dossier.has_room():
        with teller.step("Loading the dossier") as hear:
            dossier.load(hear)


def _made_by_others(difference: str, cluster: Cluster | None) -> str:
    where = f"in {cluster.folder}" if cluster else "in the database that DATABASE_URL names"
    cure = "`manage.py demo --reset` deletes it and begins anew" if cluster else "name an empty database"
    return f"The data {where} was made by an earlier set of migrations ({difference} is not as it was): {cure}."


@contextmanager
def _refusals_in_one_sentence() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        reason = str(error).strip().partition("\n")[0].rstrip(".")
        raise DatabaseUnavailable(f"The server that DATABASE_URL names cannot be used: {reason}.") from error


def _say_how_to_sign_in(teller: Teller, made: list[Credentials]) -> None:
    """At once when they are made: no failure after that may leave accounts whose passwords nobody has seen."""
    teller.say()
    if made:
        width = max(len(credentials.username) for credentials in made)
        teller.say("Sign in at the desk with one of these; the passwords are printed this once:")
        for credentials in made:
            teller.say(f"  {credentials.username:{width}}  {credentials.password}  ({credentials.role})")
    else:
        teller.say("Sign in at the desk as before: the passwords were printed at the first start.")
    teller.say("`manage.py changepassword NAME` sets another password.")
    teller.say()


def _say_where(teller: Teller, port: int) -> None:
    address = f"http://{server.HOST}:{port}"
    teller.say(f"Timeline, for readers  {address}/")
    teller.say(f"Desk, for editors      {address}/desk/")
    teller.say("Ctrl-C stops the server and the database.")
