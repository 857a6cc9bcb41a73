"""The operating system account that the embedded server runs as: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from newsclaims.postgres.errors import DatabaseUnavailable

UNPRIVILEGED_NAMES = ("postgres", "nobody", "daemon")


@dataclass(frozen=True, slots=True)
class ServerAccount:
    """An account by name and number. `ours` where it is the one that runs this process."""

    name: str
    uid: int
    gid: int
    ours: bool

    def run(self, arguments: Sequence[str | Path], folder: Path = Path("/")) -> subprocess.CompletedProcess[str]:
        """Run a program in `folder` as this account and return it with its output, whatever its exit code.

        It has a session of its own, which keeps a Ctrl-C in the terminal away from a server that is just starting.
        """
        return subprocess.run(
            [str(argument) for argument in arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            cwd=folder,
            env=_plain_environment(),
            start_new_session=True,
            check=False,
            user=None if self.ours else self.uid,
            group=None if self.ours else self.gid,
            extra_groups=None if self.ours else os.getgrouplist(self.name, self.gid),
        )

    def folder_in_the_way(self, path: Path) -> Path | None:
        """The first folder of `path`, itself included, that this account may not enter; None if it may enter all."""
        # Not Path.is_dir, which raises below a folder that we may not enter ourselves.
        folders = [folder for folder in (*reversed(path.parents), path) if os.path.isdir(folder)]
        if self.ours:
            return next((folder for folder in folders if not os.access(folder, os.X_OK)), None)
        script = 'for folder; do test -x "$folder" || { printf %s "$folder"; exit 1; }; done'
        answer = self.run(["/bin/sh", "-c", script, "sh", *folders])
        return Path(answer.stdout) if answer.returncode else None


def current_account() -> ServerAccount:
    """The account for a new cluster: ourselves, or an existing unprivileged one when we are root."""
    if os.geteuid() != 0:
        return account_of(os.geteuid())
    for name in UNPRIVILEGED_NAMES:
        try:
            return account_of(pwd.getpwnam(name).pw_uid)
        except KeyError:
            continue
    names = ", ".join(UNPRIVILEGED_NAMES)
    raise DatabaseUnavailable(
        f"PostgreSQL does not run as root and there is no unprivileged account to run it as (looked for {names}); "
        "run this as an ordinary user or set DATABASE_URL."
    )


def account_of(uid: int) -> ServerAccount:
    """The account with this number. Raises DatabaseUnavailable when the system has no name for it."""
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        raise DatabaseUnavailable(
            f"PostgreSQL needs an account with a name and user {uid} has none; set DATABASE_URL to a server elsewhere."
        ) from None
    return ServerAccount(name=entry.pw_name, uid=uid, gid=entry.pw_gid, ours=uid == os.geteuid())


def _plain_environment() -> dict[str, str]:
    """Our environment without anything that steers PostgreSQL's programs, and with its messages in English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C", "HOME": "/"}
