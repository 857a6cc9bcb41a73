"""Whether the data at hand was made by these migrations: they are rewritten while the product is young."""

import hashlib
import json
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader

ROOMS = Path(__file__).resolve().parents[1]
WRITTEN_IN = "migrations.json"


def remember(folder: Path) -> None:
    """Note in `folder`, where the data lies, what the migrations that made it look like."""
    (folder / WRITTEN_IN).write_text(json.dumps(_digests(), indent=1))


def first_difference(folder: Path) -> str | None:
    """The first file of those migrations that made the data in `folder` that is not as it was; None when all are."""
    try:
        noted = json.loads((folder / WRITTEN_IN).read_text())
    except (OSError, ValueError):
        return first_unknown()
    now = _digests()
    return next((path for path, digest in noted.items() if now.get(path) != digest), None) or first_unknown()


def first_unknown() -> str | None:
    """The first migration that ran on the database and that we do not have; None when we have all. One query."""
    loader = MigrationLoader(connection)
    ours = {app for app, _ in loader.disk_migrations or ()}
    unknown = [key for key in loader.applied_migrations if key[0] in ours and key not in loader.graph.nodes]
    return ".".join(min(unknown)) if unknown else None


def _digests() -> dict[str, str]:
    files = [*ROOMS.glob("*/migrations/[0-9]*.py"), *ROOMS.glob("*/sql/*.sql")]
    return {str(path.relative_to(ROOMS)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)}
