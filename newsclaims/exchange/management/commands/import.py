import argparse
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import Progress

from newsclaims.exchange import services
from newsclaims.exchange.formats.jsonl import Fault


class Command(BaseCommand):
    help = "Bring a newsclaims-jsonl file into the record: all of it, or nothing."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="a .jsonl file, or .jsonl.gz")
        parser.add_argument(
            "--without-second-reading",
            metavar="REASON",
            default="",
            help="publish definitive statuses that nobody has read a second time; readers see the reason",
        )

    def handle(self, *args: Any, file: Path, without_second_reading: str, **options: Any) -> None:
        console = Console(file=sys.stderr)
        try:
            with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
                bar = bars.add_task(f"Importing {file.name}")
                outcome = services.import_file(
                    path=file,
                    without_second_reading=without_second_reading,
                    progress=lambda done, total: bars.update(bar, completed=done, total=total),
                )
        except Fault as fault:
            raise CommandError(f"{fault} Nothing was imported.") from fault
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        self._tell("brought", outcome.brought)
        self._tell("there already", outcome.there_already)
        self._tell("of a type that is not known here, left out", outcome.unknown)

    def _tell(self, what: str, counts: dict[str, int]) -> None:
        for kind, count in counts.items():
            self.stdout.write(f"{count} {kind}: {what}")
