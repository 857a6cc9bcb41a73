"""The messages that code and templates ask to have translated, found without gettext's programs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent

_PLACES = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), ("message",)),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), ("message", "plural")),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ("context", "message")),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ("context", "message", "plural")),
}
_CALL_IN_TEMPLATE = re.compile(rf"(?<!\w)({'|'.join(_PLACES)})\(")
_LITERAL = re.compile(r"""\s*,?\s*u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""")


class Message(NamedTuple):
    context: str | None
    message: str
    plural: str | None
    file: str


def messages() -> Iterator[Message]:
    """Every message of the project's Python files and templates, as often as it stands there."""
    for path in sorted((ROOT / "newsclaims").rglob("*.py")):
        yield from _in_python(path)
    for path in sorted((ROOT / "templates").rglob("*.*")):
        yield from _in_template(path)


def _in_python(path: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        words = [part.value for part in node.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]
        if name in _PLACES and words:
            yield _message(name, words, path)


def _in_template(path: Path) -> Iterator[Message]:
    code = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for call in _CALL_IN_TEMPLATE.finditer(code):
        words, position = [], call.end()
        while literal := _LITERAL.match(code, position):
            words.append(ast.literal_eval(literal[1]))
            position = literal.end()
        yield _message(call[1], words, path)


def _message(name: str, words: list[str], path: Path) -> Message:
    told = dict(zip(_PLACES[name], words, strict=False))
    return Message(told.get("context"), told["message"], told.get("plural"), str(path.relative_to(ROOT)))
