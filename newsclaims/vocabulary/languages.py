"""Names of languages and of scripts, for readers."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

SCRIPTS = {
    "Arab": _("Arabic script"),
    "Armn": _("Armenian script"),
    "Cyrl": _("Cyrillic script"),
    "Geor": _("Georgian script"),
    "Grek": _("Greek script"),
    "Hans": _("simplified Chinese script"),
    "Hant": _("traditional Chinese script"),
    "Hebr": _("Hebrew script"),
    "Latn": _("Latin script"),
}


def name_of(tag: str) -> str:
    """A language by its tag in the language of the page, as far as Django knows it; else the tag itself."""
    try:
        return str(get_language_info(tag)["name_translated"])
    except KeyError:
        return tag


def script_of(code: str) -> str:
    """A script by its ISO 15924 code; the code itself where it is none of the usual ones."""
    return str(SCRIPTS.get(code, code))
