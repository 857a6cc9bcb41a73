"""An embedded PostgreSQL cluster: made, started, asked and stopped through PostgreSQL's own programs."""

import contextlib
import fcntl
import hashlib
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psycopg

from newsclaims.postgres.binaries import OLDEST_MAJOR, Binaries, find_binaries, make_open_folder, usable_by
from newsclaims.postgres.errors import DatabaseUnavailable
from newsclaims.postgres.server_account import ServerAccount

DATABASE = "newsclaims"
SUPERUSER = "newsclaims"
PORT = "5432"
START_SECONDS = 60
# The system's limit for a socket's address is 104 to 108 bytes, and the server adds its own lock file's suffix.
LONGEST_SOCKET_PATH = 95
NOBODYS_PID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Cluster:
    """The cluster below `folder`, run by `account`.

    The folder holds `lock` (held while starting and stopping), `users` (shared by whoever needs the server) and
    `postgres/`, which belongs to the account alone: the data, the log and, where its path is short enough, the socket.
    """

    folder: Path
    account: ServerAccount
    settings: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / "postgres"

    @property
    def data(self) -> Path:
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        return self.home / "server.log"

    @property
    def socket_folder(self) -> Path:
        """A folder only the account may enter; a short one elsewhere when ours makes the socket's address too long."""
        beside = self.home / "socket"
        if len(os.fsencode(beside)) + len("/.s.PGSQL.5432") <= LONGEST_SOCKET_PATH and re.fullmatch(
            r"[\w./-]+", str(beside), re.ASCII
        ):
            return beside
        key = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path("/tmp") / f"newsclaims-{self.account.uid}-{key}"

    def connection_settings(self, database: str = DATABASE) -> dict[str, Any]:
        """Django's settings for a connection to it."""
        return {"NAME": database, "HOST": str(self.socket_folder), "PORT": PORT, "USER": SUPERUSER, "PASSWORD": ""}

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of its own in autocommit mode, for what Django does not do: making and dropping databases."""
        return psycopg.connect(
            host=str(self.socket_folder), port=PORT, user=SUPERUSER, dbname=database, autocommit=True
        )

    def ready(self) -> bool:
        """Whether the server answers. Asked of the socket: a pid in a file may be dead or somebody else's by now."""
        program = find_binaries().program("pg_isready")
        arguments: list[str | Path] = [
            program,
            "-q",
            "-h",
            self.socket_folder,
            "-p",
            PORT,
            "-U",
            SUPERUSER,
            "-d",
            "postgres",
            "-t",
            "5",
        ]
        return subprocess.run(arguments, capture_output=True, check=False).returncode == 0

    def exists(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Keep the server running for the time of the block. The last to leave stops it, unless `start` started it."""
        with self._locked():
            self._start()
            users = self._open("users")
            fcntl.flock(users, fcntl.LOCK_SH)
        try:
            yield
        finally:
            self._leave(users)

    def start(self) -> bool:
        """Start the server and leave it running until `stop`. False when it was running already."""
        with self._locked():
            (self.folder / "stay").touch()
            return self._start()

    def stop(self) -> bool:
        """Stop the server, whoever uses it. False when it was not running."""
        if not self.folder.is_dir():
            return False
        with self._locked():
            (self.folder / "stay").unlink(missing_ok=True)
            return self._stop()

    def remove(self) -> None:
        """Stop the server and delete its data for good. Raises DatabaseUnavailable while another program uses it."""
        if not self.folder.is_dir():
            return
        with self._locked(), self._open("users") as users:
            if not _sole_user(users):
                raise DatabaseUnavailable(f"The data in {self.folder} is in use: stop the other command first.")
            (self.folder / "stay").unlink(missing_ok=True)
            self._stop()
            shutil.rmtree(self.socket_folder, ignore_errors=True)
            if self.home.exists():
                shutil.rmtree(self.home)

    def _start(self) -> bool:
        if self.ready():
            return False
        programs = usable_by(self.account, find_binaries())
        self._make_private(self.home)
        if not self.exists():
            self._initialise(programs)
        self._check_version(programs)
        self._forget_recycled_pids()
        self._make_private(self.socket_folder)
        sockets = {
            "listen_addresses": "",
            "unix_socket_directories": str(self.socket_folder),
            "unix_socket_permissions": "0700",
        }
        server = sockets | {"timezone": "UTC", "log_timezone": "UTC"} | self.settings
        options = " ".join(f"-c {shlex.quote(f'{name}={setting}')}" for name, setting in server.items())
        written = self.log.stat().st_size if self.log.exists() else 0
        # Relative, because pg_ctl hands paths to a shell in double quotes, where a folder's dollar sign would count.
        paths = ["-D", self.data.name, "-l", self.log.name]
        arguments: list[str | Path] = [
            programs.program("pg_ctl"),
            *paths,
            "-w",
            "-t",
            str(START_SECONDS),
            "-s",
            "-o",
            options,
            "start",
        ]
        if self.account.run(arguments, folder=self.home).returncode or not self.ready():
            raise DatabaseUnavailable(f"PostgreSQL did not start: {self._complaint(written)} (its log is {self.log}).")
        self._create_database()
        return True

    def _stop(self) -> bool:
        # pg_ctl signals whatever process has the pid in the file, so it is asked only about a server of ours.
        if not self.ready() and not self._is_postmaster(_pid_in(self.data / "postmaster.pid")):
            return False
        programs = usable_by(self.account, find_binaries())
        answer = self.account.run(
            [programs.program("pg_ctl"), "-D", self.data, "-m", "fast", "-w", "-t", str(START_SECONDS), "-s", "stop"]
        )
        if answer.returncode and self.ready():
            raise DatabaseUnavailable(f"PostgreSQL in {self.folder} did not stop: {answer.stdout.strip()}")
        return True

    def _leave(self, users: IO[str]) -> None:
        with users, self._locked():
            if _sole_user(users) and not (self.folder / "stay").exists():
                self._stop()

    def _initialise(self, programs: Binaries) -> None:
        """Run initdb in a folder of its own and rename it, so that a half-made cluster is never taken for one."""
        unfinished = self.home / "cluster.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        major = programs.major_version()
        if major < OLDEST_MAJOR:
            raise DatabaseUnavailable(
                f"PostgreSQL {major} in {programs.folder} is too old: {OLDEST_MAJOR} or newer is needed."
            )
        # The builtin locale sorts and folds alike on every machine; before PostgreSQL 17 the system's comes nearest.
        locale = (
            ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            if major >= 17
            else ["--locale=C.UTF-8"]
        )
        access = ["--username", SUPERUSER, "--auth-local=trust", "--auth-host=reject"]
        answer = self.account.run(
            [programs.program("initdb"), "-D", unfinished, "--encoding=UTF8", *locale, *access, "--data-checksums"]
        )
        if answer.returncode:
            last = answer.stdout.strip().splitlines()[-1:] or ["no reason given"]
            raise DatabaseUnavailable(f"PostgreSQL could not make a cluster in {self.data}: {last[0]}")
        if self.data.exists():
            raise DatabaseUnavailable(f"{self.data} is in the way: it is no PostgreSQL cluster.")
        unfinished.rename(self.data)

    def _check_version(self, programs: Binaries) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(programs.major_version()):
            raise DatabaseUnavailable(
                f"The data in {self.folder} was made by PostgreSQL {made_by} and this is {programs.major_version()}: "
                "install the former, name another folder with --data-dir, or begin anew with `manage.py demo --reset`."
            )

    def _forget_recycled_pids(self) -> None:
        """Where a dead server's number lives on, in another program or a zombie, put one that no process can have.

        PostgreSQL would refuse to start. The lock files stay, because it also reads from them whether orphans of the
        dead server still write.
        """
        for lock_file in (self.data / "postmaster.pid", self.socket_folder / f".s.PGSQL.{PORT}.lock"):
            pid = _pid_in(lock_file)
            if pid is not None and Path(f"/proc/{pid}").exists() and not self._is_postmaster(pid):
                rest = lock_file.read_text().partition("\n")[2]
                lock_file.write_text(f"{NOBODYS_PID}\n{rest}")

    def _is_postmaster(self, pid: int | None) -> bool:
        """Whether the process is a server of this cluster: its working folder is the data."""
        try:
            return pid is not None and Path(f"/proc/{pid}/cwd").readlink() == self.data.resolve()
        except OSError:
            return False

    def _create_database(self) -> None:
        with self.connect() as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
                connection.execute(f'CREATE DATABASE "{DATABASE}"')

    def _complaint(self, written: int) -> str:
        """What the server logged since the log was `written` bytes long: its last word of failure."""
        if not self.log.exists():
            return "it left no log"
        lines = self.log.read_bytes()[written:].decode(errors="replace").strip().splitlines()
        failures = [line for line in lines if "FATAL" in line or "PANIC" in line]
        return (failures or lines or ["it gave no reason"])[-1]

    def _make_private(self, folder: Path) -> None:
        """Make `folder` for the account alone; refuse one that somebody else made or may enter."""
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            status = folder.lstat()
            if (
                status.st_uid != self.account.uid
                or status.st_mode & 0o077
                or not folder.is_dir()
                or folder.is_symlink()
            ):
                raise DatabaseUnavailable(
                    f"{folder} is in the way: it should be a folder that only {self.account.name} may enter."
                ) from None
            return
        if not self.account.ours:
            os.chown(folder, self.account.uid, self.account.gid)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        make_open_folder(self.folder)
        with self._open("lock") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _open(self, name: str) -> IO[str]:
        return (self.folder / name).open("a")


def _sole_user(users: IO[str]) -> bool:
    """Take the lock for ourselves; False when others hold it too."""
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _pid_in(lock_file: Path) -> int | None:
    """The process number in the first line of one of PostgreSQL's lock files."""
    try:
        return int(lock_file.read_text().partition("\n")[0])
    except (OSError, ValueError):
        return None
