"""`manage.py demo` as a person runs it, in a terminal of its own."""

import os
import re
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsclaims.articles.models import Article
from newsclaims.postgres import locate, server_account
from newsclaims.postgres.cluster import Cluster
from tests.databases import make_run_folder
from tests.factories import make_article

PATIENCE = 90
# One worker runs them all, on data that is loaded once.
pytestmark = pytest.mark.xdist_group("demo")


class Demo:
    """One run of the command; the process group is its own, as a terminal gives it one."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_", "PYTEST_"))}
        self.began = time.monotonic()
        self.ready_after = 0.0
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-u", locate.CHECKOUT / "manage.py", "demo", "--data-dir", folder, "--port", "0", *words],
            env=kept | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def read_until(self, pattern: str) -> re.Match[str]:
        """The next line that the pattern is found in."""
        while self.process.poll() is None or select.select([self.process.stdout], [], [], 0)[0]:
            assert time.monotonic() < self.began + PATIENCE, self.output
            line = self.process.stdout.readline()
            self.said.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"it ended before it said {pattern}:\n{self.output}")

    def press_ctrl_c(self) -> int:
        """Interrupt the whole process group and return the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.end()

    def end(self) -> int:
        said, _ = self.process.communicate(timeout=PATIENCE)
        self.said.append(said)
        return self.process.returncode

    @property
    def output(self) -> str:
        return "".join(self.said)


@pytest.fixture(scope="module")
def loaded() -> Iterator[tuple[Path, Demo, str]]:
    """A folder whose data a whole first start has made, that start, and the timeline as it showed it."""
    run = make_run_folder()
    first = Demo(run / "data")
    page = _get(_where(first)[0])
    assert first.press_ctrl_c() == 0
    yield run / "data", first, page
    _remove(run)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with nothing in it yet."""
    run = make_run_folder()
    yield run / "data"
    _remove(run)


@pytest.fixture
def demo(folder: Path) -> Iterator[Callable[..., Demo]]:
    """Start the command; whatever still runs at the end is ended, before the folder goes."""
    started: list[Demo] = []

    def start(folder: Path, *words: str, **environment: str) -> Demo:
        started.append(Demo(folder, *words, **environment))
        return started[-1]

    yield start
    for one in started:
        if one.process.poll() is None:
            one.press_ctrl_c()
        one.process.stdout.close()


def _get(address: str) -> str:
    """The page without its own address, whose port differs from run to run."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read().decode().replace(address, "/")


def _where(demo: Demo) -> tuple[str, str]:
    timeline, desk = demo.read_until(r"Timeline.*(http\S+)")[1], demo.read_until(r"Desk.*(http\S+)")[1]
    demo.ready_after = time.monotonic() - demo.began
    return timeline, desk


def _remove(run: Path) -> None:
    Cluster(run / "data", server_account.current_account()).remove()
    shutil.rmtree(run)


def _database_answers(folder: Path) -> bool:
    return Cluster(folder, server_account.current_account()).ready()


class TestFirstStart:
    def test_says_what_it_is_doing_before_it_does_it(self, demo, folder):
        first = demo(folder)
        first.read_until("getting the demonstration ready")
        assert not _database_answers(folder)

    def test_loads_the_dossier(self, loaded):
        _, _, page = loaded
        assert "drone" in page.lower()

    def test_makes_two_editors_and_a_chief_with_passwords_of_their_own(self, loaded):
        _, first, _ = loaded
        passwords = dict(re.findall(r"^  ([\w-]+) +(\w{4}(?:-\w{4}){3})  \(", first.output, re.MULTILINE))
        assert set(passwords) == {"editor", "second-editor", "chief"}
        assert len(set(passwords.values())) == 3

    def test_interrupted_stops_the_database_and_can_be_begun_anew(self, demo, folder):
        interrupted = demo(folder)
        interrupted.read_until("Loading the dossier")
        assert interrupted.press_ctrl_c() == 0
        assert "Traceback" not in interrupted.output
        assert not _database_answers(folder)
        of_before = folder / "postgres" / "cluster" / "of_before"
        of_before.touch()
        anew = demo(folder, "--reset")
        anew.process.stdin.write("yes\n")
        anew.process.stdin.flush()
        anew.read_until("Preparing the tables")
        assert not of_before.exists()


class TestSecondStart:
    def test_is_quick_keeps_the_data_and_prints_no_password(self, demo, loaded):
        folder, first, page = loaded
        second = demo(folder)
        assert _get(_where(second)[0]) == page
        assert second.ready_after < first.ready_after
        assert "passwords were printed at the first start" in second.output
        assert not re.search(r"\w{4}(-\w{4}){3}", second.output)

    def test_ctrl_c_stops_server_and_database_ten_times_of_ten(self, demo, loaded):
        folder, _, _ = loaded
        for _ in range(10):
            running = demo(folder)
            port = int(_where(running)[0].rstrip("/").rpartition(":")[2])
            assert running.press_ctrl_c() == 0, running.output
            assert "Traceback" not in running.output
            assert not _database_answers(folder)
            with pytest.raises(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port), timeout=5)

    def test_reset_deletes_nothing_without_a_yes(self, demo, loaded):
        folder, _, _ = loaded
        asked = demo(folder, "--reset")
        asked.process.stdin.write("no\n")
        assert asked.end() == 1
        assert "Nothing was deleted." in asked.output
        assert (folder / "postgres" / "cluster" / "PG_VERSION").exists()

    def test_recognises_data_of_earlier_migrations(self, demo, loaded):
        folder, _, _ = loaded
        noted = folder / "postgres" / "migrations.json"
        as_made = noted.read_text()
        noted.write_text('{"claims/migrations/0001_earlier.py": "abc"}')
        refused = demo(folder)
        assert refused.end() == 2
        noted.write_text(as_made)
        assert "was made by an earlier set of migrations (claims/migrations/0001_earlier.py" in refused.output
        assert "--reset" in refused.output


def test_uses_the_server_that_database_url_names_and_leaves_its_record_alone(demo, folder, databases, cloned_database):
    article = make_article()
    running = demo(folder, DATABASE_URL=databases.url(cloned_database))
    assert "Timeline" in running.read_until("Timeline")[0]
    assert running.press_ctrl_c() == 0
    assert "Loading the dossier" not in running.output
    assert list(Article.objects.all()) == [article]
    assert not folder.exists()


class TestRefusals:
    def test_a_port_in_use(self, demo, folder):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            refused = demo(folder, "--port", str(port))
            assert refused.end() == 2
        assert refused.output.splitlines()[1:] == [
            f"CommandError: Port {port} is in use or no port at all; take another with --port."
        ]
        assert not folder.exists()

    @pytest.mark.parametrize("words", [("--port", "70000"), ("--data-dir", "/dev/null/data")])
    def test_a_wrong_option(self, demo, folder, words):
        refused = demo(folder, *words)
        assert refused.end() == 2
        assert "Traceback" not in refused.output

    @pytest.mark.parametrize("url", ["postgresql://u:secret@127.0.0.1:1/n", "postgresql:///n?host=/nowhere"])
    def test_a_server_that_does_not_answer(self, demo, folder, url):
        refused = demo(folder, DATABASE_URL=url)
        assert refused.end() == 2
        assert "The server that DATABASE_URL names cannot be used: " in refused.output
        assert "Traceback" not in refused.output
        assert "secret" not in refused.output
