"""docs/addresses.md: every address of the site."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver

from newsclaims.desk.access import editor_required
from newsclaims.documentation.markdown import code, first_sentence, table
from newsclaims.documentation.markdown import page as whole_page

TITLES = {"timeline": "For readers", "desk": "For editors", "": "For supervisors"}


class Address(NamedTuple):
    """One pattern, with the face it belongs to."""

    face: str
    path: str
    name: str
    view: Callable[..., Any]


def page() -> str:
    addresses = list(_addresses(get_resolver()))
    sections = [_section(face, title, addresses) for face, title in TITLES.items()]
    return whole_page(
        "Addresses",
        "`<id:…>` stands for a public id such as `c-7Q2M0X4KTA`. Templates and tests name an address as `face:name` "
        "(`desk:claim`). Where *signed in* stands, a visitor without an account is sent to sign in, and comes back.",
        *sections,
    )


def _addresses(resolver: URLResolver, before: str = "", face: str = "") -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _addresses(pattern, path, pattern.namespace or face)
        elif isinstance(pattern, URLPattern):
            yield Address(face, path, pattern.name or "", pattern.callback)


def _section(face: str, title: str, addresses: list[Address]) -> str:
    rows = (_row(address) for address in addresses if address.face == face)
    return f"## {title}\n\n{table(['Address', 'Name', 'Who', 'What it is'], rows)}"


def _row(address: Address) -> list[str]:
    name = code(address.name) if address.name else ""
    return [code(f"/{address.path}"), name, _who(address.view), first_sentence(address.view.__doc__)]


def _who(view: Callable[..., Any]) -> str:
    """What `editor_required` wrapped is for editors: a decorator around it keeps what it wraps in `__wrapped__`."""
    layer: Any = view
    while layer:
        if layer.__code__.co_qualname.startswith(editor_required.__name__):
            return "signed in"
        layer = getattr(layer, "__wrapped__", None)
    return "anyone"
