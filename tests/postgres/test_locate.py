import os
import shutil
import stat
from pathlib import Path

import pytest

from newsclaims.postgres import binaries, locate, server_account
from newsclaims.postgres.errors import DatabaseUnavailable
from tests.postgres.conftest import as_root

pytestmark = pytest.mark.usefixtures("no_environment")


class TestParseDatabaseUrl:
    def test_reads_every_part(self):
        assert locate.parse_database_url("postgresql://desk%40x:p%2Fw@db.example:6543/claims?sslmode=require") == {
            "NAME": "claims",
            "HOST": "db.example",
            "PORT": "6543",
            "USER": "desk@x",
            "PASSWORD": "p/w",
            "OPTIONS": {"sslmode": "require"},
        }

    @pytest.mark.parametrize(
        ("url", "host"),
        [
            ("postgres:///claims", ""),
            ("postgres://%2Fvar%2FRun/claims", "/var/Run"),
            ("postgres:///claims?host=/var/run", "/var/run"),
            ("postgres://u@[::1]:5432/claims", "::1"),
        ],
    )
    def test_reads_the_host_in_all_its_forms(self, url, host):
        assert locate.parse_database_url(url)["HOST"] == host

    @pytest.mark.parametrize(
        ("url", "reason"),
        [
            ("mysql://u:secret@h/n", "does not start with postgresql://"),
            ("claims", "does not start with postgresql://"),
            ("postgres://u:secret@h", "does not end in the name"),
            ("postgres://u:secret@h/a/b", "does not end in the name"),
            ("postgres://u:secret@h:port/n", "port cannot be read"),
            ("postgres://u:secret@h:99999/n", "port cannot be read"),
            ("postgres://u:secret@[h/n", "port cannot be read"),
            ("postgres://u:secret@h/n?sslmod=require", "sslmod is no setting of a connection"),
        ],
    )
    def test_refuses_a_wrong_one_with_its_reason_and_without_its_password(self, url, reason):
        with pytest.raises(DatabaseUnavailable, match=reason) as refusal:
            locate.parse_database_url(url)
        assert "secret" not in str(refusal.value)


class TestDatabaseSettings:
    def test_takes_the_server_that_the_url_names(self, monkeypatch):
        monkeypatch.setenv("DATABASE_URL", "postgresql://desk@db.example/claims")
        assert locate.database_settings()["default"]["HOST"] == "db.example"

    def test_without_a_url_names_the_socket_of_the_embedded_server(self, monkeypatch, folder):
        monkeypatch.setenv("NEWSCLAIMS_DATA_DIR", str(folder / "data"))
        assert locate.database_settings()["default"]["HOST"] == str(folder / "data" / "postgres" / "socket")
        assert not (folder / "data").exists()

    def test_pools_connections_when_told_to(self, monkeypatch, folder):
        monkeypatch.setenv("NEWSCLAIMS_DATA_DIR", str(folder))
        assert "pool" not in locate.database_settings()["default"]["OPTIONS"]
        monkeypatch.setenv("DATABASE_POOL_SIZE", "8")
        assert locate.database_settings()["default"]["OPTIONS"]["pool"]["max_size"] == 8

    @pytest.mark.parametrize("size", ["-1", "many", "²"])
    def test_refuses_a_pool_size_that_is_no_number(self, monkeypatch, size):
        monkeypatch.setenv("DATABASE_POOL_SIZE", size)
        with pytest.raises(DatabaseUnavailable, match="whole number"):
            locate.database_settings()


class TestEmbeddedCluster:
    def test_lies_in_the_checkout(self, monkeypatch, folder):
        monkeypatch.setattr(locate, "CHECKOUT", folder)
        assert locate.embedded_cluster().folder == folder / ".newsclaims"

    def test_refuses_a_named_folder_below_a_file(self, monkeypatch, folder):
        (folder / "file").touch()
        monkeypatch.setenv("NEWSCLAIMS_DATA_DIR", str(folder / "file" / "data"))
        with pytest.raises(DatabaseUnavailable, match=f"{folder}/file is not a folder"):
            locate.embedded_cluster()

    @as_root
    def test_refuses_a_named_folder_that_the_account_cannot_reach_and_names_the_obstacle(self, monkeypatch, folder):
        closed = folder / "closed"
        closed.mkdir(mode=0o700)
        monkeypatch.setenv("NEWSCLAIMS_DATA_DIR", str(closed / "a" / "data"))
        with pytest.raises(DatabaseUnavailable, match=f"may not enter {closed}\\."):
            locate.embedded_cluster()
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700

    @as_root
    def test_of_a_checkout_that_the_account_cannot_enter_lies_in_the_machines_folder_and_runs(
        self, monkeypatch, folder
    ):
        closed = folder / "closed"
        closed.mkdir(mode=0o700)
        monkeypatch.setattr(locate, "CHECKOUT", closed)
        monkeypatch.setattr(binaries, "MACHINE_FOLDERS", (folder / "machine",))
        cluster = locate.embedded_cluster()
        assert cluster.folder.parent == folder / "machine"
        try:
            assert cluster.start()
        finally:
            cluster.remove()
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700

    @as_root
    def test_goes_on_as_the_account_that_owns_the_data(self, monkeypatch, folder):
        other = server_account.account_of(1)
        (folder / "postgres").mkdir(mode=0o700)
        shutil.chown(folder / "postgres", other.uid, other.gid)
        monkeypatch.setenv("NEWSCLAIMS_DATA_DIR", str(folder))
        assert locate.embedded_cluster().account == other

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may serve anybody's data")
    def test_refuses_data_of_another_account(self, monkeypatch, folder):
        (folder / "postgres").symlink_to(Path("/etc"))
        monkeypatch.setenv("NEWSCLAIMS_DATA_DIR", str(folder))
        with pytest.raises(DatabaseUnavailable, match="belongs to root"):
            locate.embedded_cluster()


@pytest.fixture(autouse=True)
def forget_where_it_was():
    locate._embedded_cluster.cache_clear()
    yield
    locate._embedded_cluster.cache_clear()
