import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsclaims.demonstration import server
from tests.databases import Databases

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Set by .ci/run: there a browser test that did not run is a failure.
REQUIRED = bool(os.environ.get("NEWSCLAIMS_REQUIRE_BROWSER"))

# Playwright keeps an event loop in the test's thread, where Django would refuse plain queries.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None and not REQUIRED:
                item.add_marker(pytest.mark.skip(reason="there is no Chromium on this machine"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """The system's Chromium, which may run as root in a container and asks nothing of the network by itself."""
    assert CHROMIUM, "NEWSCLAIMS_REQUIRE_BROWSER is set and there is no Chromium on this machine"
    arguments = ["--no-sandbox", "--disable-quic", "--disable-background-networking"]
    return {"executable_path": CHROMIUM, "args": arguments}


@pytest.fixture(scope="session")
def dossier_server(dossier_database: str, databases: Databases) -> Iterator[str]:
    """The address of the demonstration's dossier, served once for all the tests of this worker that only read it."""
    with _serving(databases.url(dossier_database)) as address:
        yield address


@pytest.fixture
def dossier_site(dossier_server: str, dossier: None) -> str:
    """The same, with the dossier's record at hand; for a test that changes nothing."""
    return dossier_server


@pytest.fixture
def database_name(databases: Databases) -> str:
    return databases.served


@pytest.fixture(scope="session")
def server_of_this_worker(django_db_setup, databases: Databases) -> Iterator[str]:
    """A server, started once: a test's database takes the place of the one before it, as after a restart."""
    with _serving(databases.url(databases.served)) as address:
        yield address


@pytest.fixture
def served_site(cloned_database: str, server_of_this_worker: str) -> str:
    """The address of the site on this test's own database, served as it is deployed; ends without a slash."""
    return server_of_this_worker


@contextmanager
def _serving(database: str) -> Iterator[str]:
    port = server.free_port(0)
    with server.running(port, "a key for tests", DATABASE_URL=database) as process:
        assert server.wait_until_up(process, port)
        yield f"http://{server.HOST}:{port}"
