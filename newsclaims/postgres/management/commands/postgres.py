from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsclaims.postgres import locate
from newsclaims.postgres.cluster import Cluster
from newsclaims.postgres.errors import DatabaseUnavailable


class Command(BaseCommand):
    help = "Start or stop the embedded PostgreSQL, or say where it is. Other commands start it and stop it when done."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("action", choices=("start", "stop", "status"))
        parser.add_argument("--data-dir", metavar="FOLDER", help="where its data lies (also NEWSCLAIMS_DATA_DIR)")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if not locate.uses_embedded_server():
            raise CommandError(
                "DATABASE_URL names a server, so there is no embedded PostgreSQL to speak of.", returncode=2
            )
        try:
            self.stdout.write(_ACTIONS[action](locate.embedded_cluster()))
        except DatabaseUnavailable as refusal:
            raise CommandError(str(refusal), returncode=2) from refusal


def _start(cluster: Cluster) -> str:
    started = cluster.start()
    return f"PostgreSQL {'runs now' if started else 'was running already'}.\n{_where(cluster)}"


def _stop(cluster: Cluster) -> str:
    return "PostgreSQL has stopped." if cluster.stop() else "PostgreSQL was not running."


def _status(cluster: Cluster) -> str:
    return f"PostgreSQL {'runs' if cluster.ready() else 'does not run'}.\n{_where(cluster)}"


def _where(cluster: Cluster) -> str:
    settings = cluster.connection_settings()
    return f"Data: {cluster.data}\nSocket: {settings['HOST']} (user {settings['USER']}, database {settings['NAME']})"


_ACTIONS = {"start": _start, "stop": _stop, "status": _status}
