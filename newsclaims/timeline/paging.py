"""Pages of lists: what is shown at a cursor, and the addresses of the pages beside it."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

from newsclaims.core.errors import Missing

Found = TypeVar("Found")


class Placed(Protocol):
    """A page with the cursors of those before and after it; an empty cursor where there is none."""

    @property
    def previous(self) -> str: ...

    @property
    def next(self) -> str: ...


def at_cursor(read: Callable[..., Found], asked: Mapping[str, Any]) -> tuple[Found, bool]:
    """The page at the cursor of an address, or the first one where it is none of ours, and whether that is so."""
    try:
        return read(after=asked.get("after", ""), before=asked.get("before", "")), False
    except Missing:
        return read(), True


def beside(page: Placed, address: str) -> dict[str, str]:
    """What "components/pager.html" leads to from a page; `address` is that of the list, with its query string."""
    return {
        "previous_href": with_cursor(address, "before", page.previous),
        "next_href": with_cursor(address, "after", page.next),
    }


def with_cursor(address: str, name: str, cursor: str) -> str:
    """The address of the page at `cursor`; empty where there is none."""
    joint = "" if address.endswith("?") else "&" if "?" in address else "?"
    return f"{address}{joint}{name}={cursor}" if cursor else ""
