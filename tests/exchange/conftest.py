"""Importing small files, and what the whole record holds before and after."""

import pytest
from django.db import connection

from newsclaims.exchange import services
from newsclaims.exchange.formats.jsonl import Fault
from tests.exchange.files import write


def everything() -> dict[str, list[str]]:
    """Every row of every table of ours, as text."""
    rows = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'log_made' ORDER BY 1")
        tables = [table for (table,) in cursor.fetchall()]
        for table in [*tables, "verification_standing", "publication_edition", "history_change"]:
            cursor.execute(f"SELECT one::text FROM {table} AS one ORDER BY 1")
            rows[table] = [row for (row,) in cursor.fetchall()]
    return rows


@pytest.fixture
def imported(db, tmp_path):
    """Imports a file of these lines and returns the outcome."""

    def do(lines, **options):
        return services.import_file(path=write(tmp_path, lines), **options)

    return do


@pytest.fixture
def fault_of(db, tmp_path):
    """The fault of a file of these lines, which leaves nothing behind."""

    def find(content, name="sample.jsonl", **options):
        before = everything()
        with pytest.raises(Fault) as fault:
            services.import_file(path=write(tmp_path, content, name), **options)
        assert everything() == before
        assert str(fault.value).startswith(f"Line {fault.value.line}")
        return fault.value

    return find
