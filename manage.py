#!/usr/bin/env python3
"""Run a command of newsclaims: `manage.py help` lists them."""

import os
import sys

from newsclaims.postgres.startup import database_for


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsclaims.settings")
    with database_for(sys.argv):
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
