from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from newsclaims.documentation import pages


class Command(BaseCommand):
    help = "Write the parts of docs/ that are made from the code: model, statuses, permissions, addresses."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")

    def handle(self, *args: Any, check: bool, **options: Any) -> None:
        folder = settings.BASE_DIR / "docs"
        if not check:
            changed = pages.write(folder)
            self.stdout.write(f"Written: {', '.join(changed)}." if changed else "Nothing has changed.")
            return
        differing = pages.differing(folder)
        if differing:
            raise CommandError(f"Not as the code says: {', '.join(differing)}. Run `manage.py docs`.")
        self.stdout.write("The documents are as the code says.")
