"""The server that the product is deployed with, for as long as the demonstration runs."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

HOST = "127.0.0.1"
WORKERS = 2
THREADS = min(4, 2 * (os.cpu_count() or 1) + 1)
STOP_SECONDS = 15
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
CHECKOUT = Path(__file__).resolve().parents[2]


class Interrupted(Exception):
    """Somebody wants us to stop."""


class PortTaken(Exception):
    """Somebody else listens there; `args[0]` is a sentence."""


def free_port(port: int) -> int:
    """`port`, or any free one for 0. Raises PortTaken when it cannot be had."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((HOST, port))
        except PermissionError:
            raise PortTaken(
                f"Port {port} needs a right that you do not have; take one above 1023 with --port."
            ) from None
        except (OSError, OverflowError):
            raise PortTaken(f"Port {port} is in use or no port at all; take another with --port.") from None
        return int(trial.getsockname()[1])


@contextmanager
def interruptible() -> Iterator[None]:
    """Let Ctrl-C, SIGTERM and a closed terminal raise Interrupted in the block, once; the stopping ignores them."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        for stopping in STOPPING:
            signal.signal(stopping, signal.SIG_IGN)
        raise Interrupted

    before = {stopping: signal.signal(stopping, interrupt) for stopping in STOPPING}
    try:
        yield
    finally:
        for stopping, handler in before.items():
            signal.signal(stopping, handler)


def serve(port: int, secret_key: str, when_up: Callable[[], None]) -> int:
    """Serve until interrupted (which passes through) or until the server ends by itself, and return its exit code."""
    with running(port, secret_key) as server:
        threading.Thread(target=_tell_when_up, args=(server, port, when_up), daemon=True).start()
        return server.wait()


def _tell_when_up(server: subprocess.Popen[bytes], port: int, when_up: Callable[[], None]) -> None:
    if wait_until_up(server, port):
        when_up()


@contextmanager
def running(port: int, secret_key: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the server for the time of the block, with `environment` over ours.

    It runs in a session of its own and hears of a Ctrl-C from us: workers that get the terminal's signal beside their
    parent's hang every second time.
    """
    given = {"DATABASE_POOL_SIZE": str(THREADS), "SECRET_KEY": secret_key} | os.environ | environment
    server = subprocess.Popen(_command(port), cwd=CHECKOUT, env=given, start_new_session=True)
    try:
        yield server
    finally:
        _stop(server)


def wait_until_up(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server answers, whatever it answers; False when it ended before."""
    while server.poll() is None:
        if _answers(port):
            return True
        time.sleep(0.05)
    return False


def new_secret_key() -> str:
    return secrets.token_urlsafe(48)


def kept_secret_key(folder: Path) -> str:
    """The key in `folder`, made at the first call, so that who is signed in stays so over a restart."""
    path = folder / "secret_key"
    with suppress(FileExistsError), os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(new_secret_key())
    return path.read_text()


def _command(port: int) -> list[str]:
    flags = {
        "--interface": "wsgi",
        "--host": HOST,
        "--port": str(port),
        "--workers": str(WORKERS),
        "--workers-kill-timeout": "2",
        "--blocking-threads": str(THREADS),
        "--log-level": "warning",
    }
    words = [word for pair in flags.items() for word in pair]
    return [sys.executable, "-m", "granian", *words, "newsclaims.wsgi:application"]


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://{HOST}:{port}/livez", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def _stop(server: subprocess.Popen[bytes]) -> None:
    """End the server: politely, and with its workers by force if that takes too long."""
    if server.poll() is not None:
        return
    server.terminate()
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        server.wait()
