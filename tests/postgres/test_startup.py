"""`manage.py` as a person types it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsclaims.postgres import locate, server_account
from newsclaims.postgres.cluster import Cluster


@pytest.fixture
def manage(folder: Path):
    """Run `manage.py` with these words and return what came of it; the data directory is a new one."""

    def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {
            name: value for name, value in os.environ.items() if name not in (locate.DATABASE_URL, locate.POOL_SIZE)
        }
        return subprocess.run(
            [sys.executable, locate.CHECKOUT / "manage.py", *words],
            env=kept | {"NEWSCLAIMS_DATA_DIR": str(folder / "data")} | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    yield run
    Cluster(folder / "data", server_account.current_account()).remove()


def test_postgres_starts_says_where_it_is_and_stops(manage, folder):
    assert "does not run" in manage("postgres", "status").stdout
    assert "runs now" in manage("postgres", "start").stdout
    assert f"Data: {folder}/data/postgres/cluster" in manage("postgres", "status").stdout
    assert "has stopped" in manage("postgres", "stop").stdout


def test_a_bare_command_finds_the_server_running_and_leaves_none_behind(manage):
    answer = manage(
        "shell", "-c", "from django.db import connection as c; print(c.cursor().execute('SELECT 40+2').fetchone())"
    )
    assert "(42,)" in answer.stdout, answer.stderr
    assert "does not run" in manage("postgres", "status").stdout


@pytest.mark.parametrize("words", [("check",), ("migrate", "--help")])
def test_what_needs_no_database_starts_none(manage, folder, words):
    assert manage(*words).returncode == 0
    assert not (folder / "data").exists()


@pytest.mark.parametrize("words", [("migrate",), ("check",), ("postgres", "start"), ("demo",)])
def test_a_wrong_database_url_is_one_sentence_and_exit_code_2(manage, words):
    answer = manage(*words, DATABASE_URL="mysql://u:secret@h/n")
    assert answer.returncode == 2
    assert answer.stderr == (
        "DATABASE_URL is wrong: it does not start with postgresql://; it should look like postgresql://user:password@host:5432/name.\n"
    )
    assert not answer.stdout


def test_an_unreachable_data_directory_is_one_sentence_and_exit_code_2(manage):
    answer = manage("postgres", "start", "--data-dir", "/dev/null/data")
    assert answer.returncode == 2
    assert answer.stderr == "The data directory /dev/null/data cannot be used: /dev/null is not a folder.\n"
