"""What the head of a page tells machines, read back from its HTML."""

import json
import re
from html import unescape
from typing import Any


def blocks(page: str) -> list[dict[str, Any]]:
    """The blocks of linked data in a page."""
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)]


def block(page: str, kind: str) -> dict[str, Any]:
    """The one block of a type."""
    (found,) = [one for one in blocks(page) if one["@type"] == kind]
    return found


def properties(page: str) -> dict[str, str]:
    """The Open Graph properties and named metas of a page; of several of one name the last."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', page)
    return {name: unescape(value) for name, value in found}
