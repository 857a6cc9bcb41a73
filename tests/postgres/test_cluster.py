import os
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import psycopg
import pytest

from newsclaims.postgres.cluster import Cluster
from newsclaims.postgres.errors import DatabaseUnavailable
from tests.postgres.conftest import as_root


def _show(cluster: Cluster, setting: str) -> str:
    with cluster.connect() as connection:
        return connection.execute(f"SHOW {setting}").fetchone()[0]


def _postmaster_pid(cluster: Cluster) -> int:
    return int((cluster.data / "postmaster.pid").read_text().split("\n", 1)[0])


def _kill_server(cluster: Cluster) -> None:
    os.kill(_postmaster_pid(cluster), signal.SIGKILL)
    while cluster.ready():
        time.sleep(0.02)


def _start(cluster: Cluster) -> bool:
    return cluster.start()


class TestStart:
    def test_makes_a_cluster_with_checksums_and_a_locale_that_is_alike_everywhere(self, cluster):
        assert cluster.start()
        assert cluster.ready()
        assert _show(cluster, "data_checksums") == "on"
        with cluster.connect("newsclaims") as connection:
            assert connection.execute("SELECT upper('ж'), 'B' < 'a'").fetchone() == ("Ж", True)

    def test_is_reached_by_its_socket_only(self, cluster):
        cluster.start()
        assert _show(cluster, "listen_addresses") == ""
        assert stat.S_IMODE(cluster.socket_folder.stat().st_mode) == 0o700
        lines = (cluster.data / "pg_hba.conf").read_text().splitlines()
        methods = {line.split()[-1] for line in lines if line.startswith("host")}
        assert methods == {"reject"}

    def test_second_start_is_quick_and_leaves_the_server_alone(self, cluster):
        cluster.start()
        pid = _postmaster_pid(cluster)
        began = time.monotonic()
        assert not cluster.start()
        assert time.monotonic() - began < 0.5
        assert _postmaster_pid(cluster) == pid

    def test_six_at_once_start_one_server(self, cluster):
        with get_context("spawn").Pool(6) as pool:
            assert sorted(pool.map(_start, [cluster] * 6)) == [False] * 5 + [True]

    def test_keeps_what_was_written_before_it_stopped(self, cluster):
        cluster.start()
        with cluster.connect("newsclaims") as connection:
            connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        cluster.stop()
        cluster.start()
        with cluster.connect("newsclaims") as connection:
            assert connection.execute("SELECT number FROM kept").fetchone() == (7,)

    def test_recovers_from_a_server_that_was_killed(self, cluster):
        cluster.start()
        _kill_server(cluster)
        assert cluster.start()
        assert cluster.ready()

    def test_is_not_fooled_by_a_pid_that_another_program_has_now(self, cluster):
        cluster.start()
        cluster.stop()
        with _bystander(cluster) as bystander:
            for lock_file in (cluster.data / "postmaster.pid", cluster.socket_folder / ".s.PGSQL.5432.lock"):
                lock_file.write_text(f"{bystander.pid}\n{cluster.data}\n1\n5432\n\n\n\n")
            assert not cluster.ready()
            assert cluster.start()
            assert bystander.poll() is None

    def test_serves_from_a_path_too_long_for_a_socket(self, cluster, folder):
        long = replace(cluster, folder=folder / ("long" * 40))
        try:
            long.start()
            assert long.ready()
            assert len(str(long.socket_folder)) < 60
            assert stat.S_IMODE(long.socket_folder.stat().st_mode) == 0o700
        finally:
            long.remove()
        assert not long.socket_folder.exists()

    def test_serves_from_a_path_with_spaces_and_quotes(self, cluster, folder):
        odd = replace(cluster, folder=folder / """it's a "folder", $HOME""")
        try:
            odd.start()
            assert odd.ready()
        finally:
            odd.remove()

    def test_refuses_a_socket_folder_that_somebody_else_may_enter(self, cluster, folder):
        long = replace(cluster, folder=folder / ("open" * 40))
        long.socket_folder.mkdir(mode=0o755)
        try:
            with pytest.raises(DatabaseUnavailable, match="is in the way"):
                long.start()
        finally:
            long.socket_folder.rmdir()

    def test_begins_again_where_the_first_start_broke_off(self, cluster):
        cluster.start()
        cluster.stop()
        cluster.data.rename(cluster.home / "cluster.unfinished")
        (cluster.home / "cluster.unfinished" / "PG_VERSION").unlink()
        assert cluster.start()
        assert not (cluster.home / "cluster.unfinished").exists()

    def test_says_what_the_server_complained_of(self, cluster):
        broken = replace(cluster, settings={"shared_buffers": "nonsense"})
        with pytest.raises(DatabaseUnavailable, match=r'FATAL: .*"shared_buffers".*its log is'):
            broken.start()

    def test_refuses_data_of_another_version(self, cluster):
        cluster.start()
        cluster.stop()
        (cluster.data / "PG_VERSION").write_text("9\n")
        with pytest.raises(DatabaseUnavailable, match=r"made by PostgreSQL 9 .*--reset"):
            cluster.start()
        assert (cluster.data / "global").exists()

    @as_root
    def test_root_runs_it_as_an_unprivileged_account_and_opens_no_folder(self, cluster, folder):
        modes = [(path, path.stat().st_mode) for path in (folder, *folder.parents)]
        cluster.start()
        owner = Path(f"/proc/{_postmaster_pid(cluster)}").stat().st_uid
        assert owner == cluster.account.uid != 0
        assert cluster.data.stat().st_uid == owner
        assert [(path, path.stat().st_mode) for path, _ in modes] == modes

    def test_ctrl_c_in_the_terminal_does_not_reach_the_server(self, cluster):
        start = (
            "import sys, time; from pathlib import Path; from newsclaims.postgres import cluster, server_account;"
            "cluster.Cluster(Path(sys.argv[1]), server_account.current_account()).start();"
            "print(flush=True); time.sleep(60)"
        )
        child = subprocess.Popen(
            [sys.executable, "-c", start, str(cluster.folder)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        child.stdout.readline()
        os.killpg(child.pid, signal.SIGINT)
        child.wait(10)
        assert cluster.ready()


class TestStop:
    def test_stops_a_running_server(self, cluster):
        cluster.start()
        assert cluster.stop()
        assert not cluster.ready()
        assert not (cluster.data / "postmaster.pid").exists()

    def test_of_a_stopped_server_or_of_none_says_so(self, cluster):
        assert not cluster.stop()
        cluster.start()
        cluster.stop()
        assert not cluster.stop()

    def test_leaves_alone_another_program_that_has_the_pid_now(self, cluster):
        cluster.start()
        _kill_server(cluster)
        with _bystander(cluster) as bystander:
            pid_file = cluster.data / "postmaster.pid"
            pid_file.write_text(f"{bystander.pid}\n" + pid_file.read_text().split("\n", 1)[1])
            assert not cluster.stop()
            assert bystander.poll() is None


class TestInUse:
    def test_the_last_to_leave_stops_the_server(self, cluster):
        with cluster.in_use():
            with cluster.in_use():
                assert cluster.ready()
            assert cluster.ready()
        assert not cluster.ready()

    def test_a_server_started_by_hand_stays(self, cluster):
        cluster.start()
        with cluster.in_use():
            pass
        assert cluster.ready()

    def test_a_failure_inside_stops_it_too(self, cluster):
        with pytest.raises(ZeroDivisionError), cluster.in_use():
            raise ZeroDivisionError
        assert not cluster.ready()


class TestRemove:
    def test_takes_everything_away(self, cluster):
        cluster.start()
        cluster.remove()
        assert not cluster.home.exists()
        with pytest.raises(psycopg.OperationalError):
            cluster.connect()

    def test_refuses_while_another_command_uses_it(self, cluster):
        with cluster.in_use(), pytest.raises(DatabaseUnavailable, match="is in use"):
            cluster.remove()
        assert cluster.exists()


def _bystander(cluster: Cluster) -> subprocess.Popen:
    """A program of the server's account that is no server; it ends with the block."""
    identity = {} if cluster.account.ours else {"user": cluster.account.uid}
    return _Bystander(["sleep", "60"], cwd="/", **identity)


class _Bystander(subprocess.Popen):
    def __exit__(self, *raised: object) -> None:
        self.kill()
        super().__exit__(*raised)
