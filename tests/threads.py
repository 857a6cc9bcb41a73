"""Doing things at once, each in a thread and a database connection of its own. Takes the fixture `cloned_database`."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import connection

WAIT_SECONDS = 30

Meet = Callable[[], int]


def at_once(*acts: Callable[[Meet], Any]) -> list[Any]:
    """What each act returned, or the exception it raised. An act calls what it is given to wait for all the others."""
    barrier = threading.Barrier(len(acts), timeout=WAIT_SECONDS)

    def run(act: Callable[[Meet], Any]) -> Any:
        try:
            return act(barrier.wait)
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))
