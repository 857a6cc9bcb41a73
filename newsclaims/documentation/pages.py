"""Which documents are written from the code, and by what."""

from pathlib import Path

from newsclaims.documentation import addresses, model, permissions, statuses

PAGES = {
    "addresses.md": addresses.page,
    "model.md": model.page,
    "permissions.md": permissions.page,
    "statuses.md": statuses.page,
}


def write(folder: Path) -> list[str]:
    """Write every page into `folder` and return the names of those that changed."""
    changed = differing(folder)
    for name in changed:
        (folder / name).write_text(PAGES[name](), encoding="utf-8")
    return changed


def differing(folder: Path) -> list[str]:
    """The names of the pages that are not in `folder` as the code would write them."""
    return [name for name, page in PAGES.items() if _read(folder / name) != page()]


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
