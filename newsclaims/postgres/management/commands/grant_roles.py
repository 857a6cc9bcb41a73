from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError

from newsclaims.core.environment import env_secret
from newsclaims.postgres import roles
from newsclaims.postgres.errors import DatabaseUnavailable
from newsclaims.postgres.roles import Role

CANNOT = 2


class Command(BaseCommand):
    help = (
        "Make the database roles that a production site connects as, and give them their rights; run it as the owner "
        "after each migrate. Passwords come from WEB_DATABASE_PASSWORD and PUBLIC_DATABASE_PASSWORD (or …_FILE); "
        "without them a role keeps the one it has."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--web", default="newsclaims_web", metavar="ROLE", help="the site's role (newsclaims_web)")
        parser.add_argument(
            "--public", default="newsclaims_public", metavar="ROLE", help="for public pages (newsclaims_public)"
        )

    def handle(self, *args: Any, web: str, public: str, **options: Any) -> None:
        try:
            kept = roles.grant(
                web=Role(web, env_secret("WEB_DATABASE_PASSWORD")),
                public=Role(public, env_secret("PUBLIC_DATABASE_PASSWORD")),
            )
        except DatabaseUnavailable as refusal:
            raise CommandError(str(refusal), returncode=CANNOT) from refusal
        except ProgrammingError as error:
            raise CommandError(f"The database refused: {error}".strip(), returncode=CANNOT) from error
        self.stdout.write(f"{web} reads and writes, and only adds to {', '.join(kept)}.")
        self.stdout.write(f"{public} reads {', '.join(roles.READ_BY_THE_PUBLIC)}.")
