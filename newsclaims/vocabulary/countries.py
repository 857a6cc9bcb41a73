"""Names of countries in the languages of the public side.

From the Unicode Common Locale Data Repository, release 48 (Unicode-3.0 licence): `cldr-localenames-full`.
"""

import json
from functools import lru_cache
from pathlib import Path

from django.utils.translation import get_language

_ENGLISH = "en"


def name_of(code: str) -> str:
    """The country of an ISO 3166-1 code in the language of the page; the code itself where it is none of ours."""
    names = _names().get(code.upper(), {})
    language = (get_language() or _ENGLISH).split("-")[0]
    return names.get(language) or names.get(_ENGLISH) or code


@lru_cache(maxsize=1)
def _names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    return names
