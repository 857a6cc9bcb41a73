"""Where the database is: the server that DATABASE_URL names, or an embedded one of ours beside the checkout."""

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg

from newsclaims.postgres import binaries, server_account
from newsclaims.postgres.cluster import Cluster
from newsclaims.postgres.errors import DatabaseUnavailable
from newsclaims.postgres.server_account import ServerAccount

CHECKOUT = Path(__file__).resolve().parents[2]
DATABASE_URL = "DATABASE_URL"
DATA_DIR = "NEWSCLAIMS_DATA_DIR"
POOL_SIZE = "DATABASE_POOL_SIZE"
EXAMPLE = "postgresql://user:password@host:5432/name"


def database_settings() -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Starts and makes nothing.

    DATABASE_POOL_SIZE above 0 gives each process a pool of so many connections: a server wants one, a command not.
    Raises DatabaseUnavailable when DATABASE_URL is wrong or the embedded server has nowhere to be.
    """
    url = os.environ.get(DATABASE_URL, "")
    place = parse_database_url(url) if url else embedded_cluster().connection_settings()
    options = place.pop("OPTIONS", {})
    size = _pool_size()
    if size:
        options["pool"] = {"min_size": min(2, size), "max_size": size, "timeout": 10}
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            **place,
            "OPTIONS": options,
            "CONN_HEALTH_CHECKS": bool(size),
        }
    }


def uses_embedded_server() -> bool:
    return not os.environ.get(DATABASE_URL)


def parse_database_url(url: str) -> dict[str, Any]:
    """Django's NAME, HOST, PORT, USER, PASSWORD and OPTIONS of a URL as libpq reads it.

    Raises DatabaseUnavailable with a sentence that never repeats the URL, which holds a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise _wrong_url("its host or port cannot be read") from None
    if parts.scheme not in ("postgres", "postgresql"):
        raise _wrong_url("it does not start with postgresql://")
    name = unquote(parts.path.lstrip("/"))
    if not name or "/" in name:
        raise _wrong_url("it does not end in the name of one database")
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(options.keys() - _libpq_settings())
    if unknown:
        raise _wrong_url(f"{unknown[0]} is no setting of a connection")
    host = options.pop("host", unquote(_host_as_written(parts.netloc)))
    return {
        "NAME": name,
        "HOST": host,
        "PORT": options.pop("port", str(port or "")),
        "USER": options.pop("user", unquote(parts.username or "")),
        "PASSWORD": options.pop("password", unquote(parts.password or "")),
        "OPTIONS": options,
    }


def embedded_cluster() -> Cluster:
    """The embedded cluster of this checkout, or of the folder that NEWSCLAIMS_DATA_DIR names; it may not exist yet.

    Raises DatabaseUnavailable when the named folder cannot be reached, or when no folder can.
    """
    return _embedded_cluster(os.environ.get(DATA_DIR, ""), os.geteuid())


@cache
def _embedded_cluster(named: str, _user: int) -> Cluster:
    account = server_account.current_account()
    folder = _named_folder(named, account) if named else _default_folder(account)
    return Cluster(folder, _account_for(folder, account))


def _named_folder(named: str, account: ServerAccount) -> Path:
    folder = Path(named).expanduser().resolve()
    obstacle = account.folder_in_the_way(folder)
    if obstacle is not None:
        raise DatabaseUnavailable(
            f"The data directory {folder} cannot be used: {_who(account)} may not enter {obstacle}."
        )
    existing = _nearest_existing(folder)
    if not existing.is_dir():
        raise DatabaseUnavailable(f"The data directory {folder} cannot be used: {existing} is not a folder.")
    if not os.access(existing, os.W_OK):
        raise DatabaseUnavailable(f"The data directory {folder} cannot be used: you may not write in {existing}.")
    return folder


def _default_folder(account: ServerAccount) -> Path:
    inside = CHECKOUT / ".newsclaims"
    if account.folder_in_the_way(inside) is None and os.access(_nearest_existing(inside), os.W_OK):
        return inside
    key = hashlib.sha256(os.fsencode(CHECKOUT)).hexdigest()[:10]
    if not account.ours:
        return binaries.machine_folder(account) / f"data-{key}"
    state = os.environ.get("XDG_STATE_HOME") or "~/.local/state"
    return _named_folder(f"{state}/newsclaims/data-{key}", account)


def _account_for(folder: Path, account: ServerAccount) -> ServerAccount:
    """Whoever owns the data that is there, else `account`. Root may serve anybody's data, others only their own."""
    home = folder / "postgres"
    if not home.exists() or home.stat().st_uid == account.uid:
        return account
    owner = server_account.account_of(home.stat().st_uid)
    if os.geteuid() != 0:
        raise DatabaseUnavailable(
            f"The data directory {folder} belongs to {owner.name}: run this as {owner.name}, or name another with "
            "--data-dir."
        )
    return owner


def _nearest_existing(path: Path) -> Path:
    return next(folder for folder in (path, *path.parents) if folder.exists())


def _who(account: ServerAccount) -> str:
    return "you" if account.ours else f"user {account.name}, as whom PostgreSQL runs because you are root,"


def _host_as_written(network_location: str) -> str:
    """The host as typed: a socket's folder is written `%2Fvar%2Frun`, and `hostname` would put it in lower case."""
    host = network_location.rpartition("@")[2]
    return host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]


def _libpq_settings() -> set[str]:
    return {option.keyword.decode() for option in psycopg.pq.Conninfo.get_defaults()}


def _pool_size() -> int:
    text = os.environ.get(POOL_SIZE, "0")
    if not (text.isascii() and text.isdigit()):
        raise DatabaseUnavailable(f"{POOL_SIZE} is to be a whole number, not {text!r}.")
    return int(text)


def _wrong_url(reason: str) -> DatabaseUnavailable:
    return DatabaseUnavailable(f"{DATABASE_URL} is wrong: {reason}; it should look like {EXAMPLE}.")
