"""What the demonstration says while it works: bars and colour at a terminal, plain lines anywhere else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

Hear = Callable[[int, int], None]


class Teller:
    """Writes to standard output, at once."""

    def __init__(self) -> None:
        self.console = Console(highlight=False, soft_wrap=True)

    def say(self, line: str = "") -> None:
        self.console.print(line, markup=False)

    @contextmanager
    def step(self, doing: str) -> Iterator[Hear]:
        """Say what the block is doing while it does it. It may call what it gets with how much is done, of how much."""
        if not self.console.is_terminal:
            self.say(f"{doing} …")
            yield _unheard
            return
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            TimeElapsedColumn(),
        )
        with Progress(*columns, console=self.console, transient=True) as bars:
            bar = bars.add_task(doing, total=None)
            yield lambda done, total: bars.update(bar, completed=done, total=total)
        self.say(f"✓ {doing}")


def _unheard(done: int, total: int) -> None:
    """Plain output shows each step, and no bars."""
