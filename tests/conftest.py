import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.test import override_settings
from django.utils import translation

from tests.databases import Databases, make_run_folder

# How quickly examples come is the machine's affair, and no property of what is tested.
hypothesis.settings.register_profile(
    "newsclaims", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("newsclaims")

RUN_FOLDER = pytest.StashKey[Path]()
EMPTIES_TABLES = ("transactional_db", "live_server", "django_db_reset_sequences", "django_db_serialized_rollback")


def pytest_configure(config: pytest.Config) -> None:
    """Agree on one folder for the whole run: the controller makes it, its workers are told."""
    worker = getattr(config, "workerinput", None)
    config.stash[RUN_FOLDER] = Path(worker["run_folder"]) if worker else make_run_folder()


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A page that was asked for in another language leaves it on: no test hands it to the next."""
    yield
    translation.deactivate()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    node.workerinput["run_folder"] = str(node.config.stash[RUN_FOLDER])


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        Databases(config.stash[RUN_FOLDER], "controller").remove_run()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where NEWSCLAIMS_REQUIRE_BROWSER is set, a run in which no test drove the browser has failed."""
    if hasattr(session.config, "workerinput") or not os.environ.get("NEWSCLAIMS_REQUIRE_BROWSER"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if not any("browser" in report.keywords for report in reporter.stats.get("passed", [])):
        reporter.write_line("No browser test ran.", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse what empties tables between tests: append-only tables refuse TRUNCATE, and no test relaxes them."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        forbidden = [name for name in EMPTIES_TABLES if name in getattr(item, "fixturenames", ())]
        if forbidden or (marker and marker.kwargs.get("transaction")):
            raise pytest.UsageError(f"{item.nodeid} wants committed data: take the fixture cloned_database instead.")


@pytest.fixture(autouse=True, scope="session")
def hasty_passwords(django_test_environment) -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=["tests.hashing.HastyPasswordHasher"]):
        yield


@pytest.fixture(scope="session")
def databases(request: pytest.FixtureRequest, worker_id: str) -> Databases:
    return Databases(request.config.stash[RUN_FOLDER], worker_id)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, databases: Databases) -> Iterator[None]:
    """This worker's database, for tests whose changes are rolled back (`db`)."""
    with django_db_blocker.unblock():
        databases.prepare()
        name = databases.copy()
        databases.use(name)
    yield
    with django_db_blocker.unblock():
        databases.drop(name)


@pytest.fixture
def database_template() -> str:
    """What `cloned_database` is a copy of: the empty record, unless a module says otherwise."""
    return ""


@pytest.fixture
def database_name() -> str:
    """What `cloned_database` is called, where it matters."""
    return ""


@pytest.fixture
def cloned_database(
    django_db_setup, django_db_blocker, databases: Databases, database_template: str, database_name: str
) -> Iterator[str]:
    """The name of a database for this test alone, where commits are real: for browsers and threads. Not with `db`."""
    with django_db_blocker.unblock():
        from django.db import connections

        workers_own = connections.settings["default"]["NAME"]
        name = databases.copy(database_template, database_name)
        databases.use(name)
        yield name
        databases.use(workers_own)
        databases.drop(name)


@pytest.fixture(scope="session")
def dossier_template(django_db_setup, django_db_blocker, databases: Databases) -> str:
    """The template with the demonstration's dossier in it, loaded once a run; its name."""
    with django_db_blocker.unblock():
        from newsclaims.demonstration.dossier import load

        return databases.prepare_further("dossier", lambda: load(lambda done, total: None))


@pytest.fixture(scope="session")
def dossier_database(dossier_template: str, django_db_blocker, databases: Databases) -> Iterator[str]:
    """This worker's database with the demonstration's dossier in it; its name."""
    with django_db_blocker.unblock():
        name = databases.copy(dossier_template)
        yield name
        databases.drop(name)


@pytest.fixture
def dossier(dossier_database: str, django_db_blocker, databases: Databases) -> Iterator[None]:
    """The demonstration's dossier is in the record; what the test changes is rolled back. Not together with `db`."""
    with django_db_blocker.unblock():
        from django.db import connections, transaction

        workers_own = connections.settings["default"]["NAME"]
        databases.use(dossier_database)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        databases.use(workers_own)
