"""The databases of one test run: a template that is migrated once, and quick copies of it."""

import fcntl
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
from django.core.management import call_command
from django.db import connections

from newsclaims.postgres import locate, server_account
from newsclaims.postgres.cluster import Cluster

# A test's cluster need not survive a power cut. A quiet autovacuum never stands between a template and its copy.
HASTY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_connections": "200",
}


def make_run_folder() -> Path:
    """A temporary folder that the server's account can enter. Whoever calls removes it with `remove_run`."""
    account = server_account.current_account()
    temporary = Path(tempfile.gettempdir())
    base = temporary if account.folder_in_the_way(temporary) is None else Path("/tmp")
    folder = Path(tempfile.mkdtemp(prefix="newsclaims-tests-", dir=base))
    folder.chmod(0o755)
    return folder


@dataclass
class Databases:
    """The databases of the run whose folder is `folder`, as one of its processes (`worker`) sees them."""

    folder: Path
    worker: str
    copies: itertools.count = field(default_factory=itertools.count)

    @property
    def template(self) -> str:
        return f"{self.folder.name.replace('-', '_').lower()}_template"

    def prepare(self) -> None:
        """Have the server run and the template migrated: the first process to ask does it, the others wait for it."""
        with (self.folder / "preparing").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (self.folder / "prepared").exists():
                return
            if locate.uses_embedded_server():
                self._cluster().start()
            with self._connect() as connection:
                connection.execute(f'DROP DATABASE IF EXISTS "{self.template}"')
                connection.execute(f'CREATE DATABASE "{self.template}" TEMPLATE template0')
            self.use(self.template)
            call_command("migrate", verbosity=0, interactive=False)
            connections.close_all()
            (self.folder / "prepared").touch()

    def prepare_further(self, label: str, fill: Callable[[], None]) -> str:
        """Have a further template that holds what `fill` writes, made once in a run, and return its name."""
        name = f"{self.template}_{label}"
        with (self.folder / "preparing").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if (self.folder / f"prepared {label}").exists():
                return name
            used = connections.settings["default"]["NAME"]
            with self._connect() as connection:
                connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"')
            self.use(name)
            fill()
            self.use(used)
            (self.folder / f"prepared {label}").touch()
        return name

    def copy(self, template: str = "", name: str = "") -> str:
        """Make a database with everything the template has, and return its name."""
        name = name or f"{self.template.removesuffix('template')}{self.worker}_{next(self.copies)}"
        with self._connect() as connection:
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template or self.template}"')
        return name

    @property
    def served(self) -> str:
        """The name of the database that this worker's server serves, made anew for each test."""
        return f"{self.template.removesuffix('template')}{self.worker}_served"

    def drop(self, name: str) -> None:
        connections.close_all()
        with self._connect() as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def use(self, name: str) -> None:
        """Point Django's default connection, of this thread and of those to come, at the database `name`."""
        connections.close_all()
        connections.settings["default"].update(self.settings(name))

    def settings(self, name: str) -> dict[str, Any]:
        """Django's NAME, HOST, PORT, USER and PASSWORD for the database `name` of this run's server."""
        if locate.uses_embedded_server():
            return self._cluster().connection_settings(name)
        named = locate.parse_database_url(os.environ[locate.DATABASE_URL])
        return {key: named[key] for key in ("HOST", "PORT", "USER", "PASSWORD")} | {"NAME": name}

    def url(self, name: str) -> str:
        """The DATABASE_URL of the database `name`, for a program that a test starts."""
        settings = {key.lower(): setting for key, setting in self.settings(name).items() if setting and key != "NAME"}
        return f"postgresql:///{name}?{urlencode(settings)}"

    def remove_run(self) -> None:
        """Drop what the run made, stop the server if it was the run's own, and remove the folder."""
        if locate.uses_embedded_server():
            self._cluster().remove()
        elif (self.folder / "preparing").exists():
            self._drop_all()
        shutil.rmtree(self.folder)

    def _drop_all(self) -> None:
        with self._connect() as connection:
            ours = self.template.removesuffix("template")
            for (name,) in connection.execute(
                "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [ours]
            ).fetchall():
                connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

    def _cluster(self) -> Cluster:
        return Cluster(self.folder, server_account.current_account(), HASTY)

    def _connect(self) -> psycopg.Connection:
        if locate.uses_embedded_server():
            return self._cluster().connect()
        return psycopg.connect(os.environ[locate.DATABASE_URL], autocommit=True)
