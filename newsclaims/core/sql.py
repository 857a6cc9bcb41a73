"""SQL that is kept as SQL: a room's `sql/` folder, run by its migrations."""

from pathlib import Path

from django.db.migrations import RunSQL


def run_file(migration: str, name: str) -> RunSQL:
    """The operation that runs `sql/<name>` of the room whose migration (`__file__`) asks for it."""
    return RunSQL(
        (Path(migration).parent.parent / "sql" / name).read_text(encoding="utf-8"),
        RunSQL.noop,
    )
