from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from newsclaims.publication.services import rebuild_editions


class Command(BaseCommand):
    help = "Make the table that the public pages read again, from the publications alone."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            rows = rebuild_editions()
        self.stdout.write(f"{rows} editions made again.")
