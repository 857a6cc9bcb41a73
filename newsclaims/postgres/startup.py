"""What happens before and after a `manage.py` command: the embedded server is there for it and is gone afterwards."""

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator

from newsclaims.postgres import locate
from newsclaims.postgres.errors import DatabaseUnavailable

# These need no database, or (demo, postgres) start it themselves; all others find it running.
WITHOUT_DATABASE = frozenset(
    {
        "help",
        "version",
        "check",
        "collectstatic",
        "compilemessages",
        "makemessages",
        "diffsettings",
        "findstatic",
        "demo",
        "docs",
        "postgres",
    }
)


@contextlib.contextmanager
def database_for(arguments: list[str]) -> Iterator[None]:
    """Have a database for the time of the command in `arguments` (as sys.argv).

    Ends the program with a sentence and exit code 2 when there can be none.
    """
    with contextlib.ExitStack() as stack:
        try:
            _read_data_dir(arguments)
            locate.database_settings()
            if _needs_embedded_server(arguments):
                stack.enter_context(locate.embedded_cluster().in_use())
        except DatabaseUnavailable as refusal:
            sys.stderr.write(f"{refusal}\n")
            sys.exit(2)
        yield


def _needs_embedded_server(arguments: list[str]) -> bool:
    command = arguments[1] if len(arguments) > 1 else "help"
    asks_for_help = bool({"--help", "-h", "--version"} & set(arguments[1:]))
    return locate.uses_embedded_server() and command not in WITHOUT_DATABASE and not asks_for_help


def _read_data_dir(arguments: list[str]) -> None:
    """Take `--data-dir` before the settings are read, for they name the server's socket."""
    if arguments[1:2] not in (["demo"], ["postgres"]):
        return
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--data-dir")
    with contextlib.suppress(argparse.ArgumentError):
        named = parser.parse_known_args(arguments[2:])[0].data_dir
        if named:
            os.environ[locate.DATA_DIR] = os.path.abspath(os.path.expanduser(named))
