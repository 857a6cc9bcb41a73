import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsclaims.postgres import locate, server_account
from newsclaims.postgres.cluster import Cluster
from tests.databases import HASTY, make_run_folder

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root drops to another account")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the server's account can enter; pytest's tmp_path is closed to it when we are root."""
    folder = make_run_folder()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def cluster(folder: Path) -> Iterator[Cluster]:
    cluster = Cluster(folder / "data", server_account.current_account(), HASTY)
    yield cluster
    cluster.remove()


@pytest.fixture
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (locate.DATABASE_URL, locate.DATA_DIR, locate.POOL_SIZE):
        monkeypatch.delenv(name, raising=False)
