"""A dump of a full database is restored whole: generated columns, checks and triggers find what they stand on."""

import subprocess
from pathlib import Path

import pytest
from django.db import connection

from newsclaims.postgres.binaries import find_binaries
from newsclaims.postgres.locate import uses_embedded_server


@pytest.mark.skipif(not uses_embedded_server(), reason="pg_dump has to be of the server's own version")
def test_a_dump_of_the_dossier_comes_back_the_same(dossier_database, cloned_database, databases, tmp_path: Path):
    dump = tmp_path / "newsclaims.dump"
    run("pg_dump", "-Fc", "-Z", "gzip", "-f", str(dump), "-d", databases.url(dossier_database))
    run("pg_restore", "--clean", "--if-exists", "--exit-on-error", "-d", databases.url(cloned_database), str(dump))
    restored = counts_of_all_tables()
    databases.use(dossier_database)
    assert restored == counts_of_all_tables()
    assert restored["publication_publication"] > 80


def run(program: str, *arguments: str) -> None:
    done = subprocess.run([find_binaries().program(program), *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def counts_of_all_tables() -> dict[str, int]:
    counts = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
    return counts
