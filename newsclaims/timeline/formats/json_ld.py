"""Linked data inside a page: a block of data, which no browser runs, so that the policy against scripts stands."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

# As Django's json_script does it, which knows one media type only: nothing in the data can end the element.
_ESCAPES = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def block(document: dict[str, Any]) -> SafeString:
    """The document as a script element of type application/ld+json."""
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', SafeString(written))
