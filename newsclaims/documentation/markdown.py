"""The few pieces of Markdown that the generated pages are made of."""

from collections.abc import Iterable, Sequence

NOTICE = "<!-- Written by `manage.py docs` from the code: change the code, then run it again. -->"


def page(title: str, *blocks: str) -> str:
    """A whole document, ending in one line feed."""
    return "\n\n".join([NOTICE, f"# {title}", *blocks]) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def diagram(kind: str, lines: Iterable[str]) -> str:
    """A Mermaid diagram, which GitHub, GitLab and most editors draw."""
    return "\n".join(["```mermaid", kind, *(f"    {line}" for line in lines), "```"])


def code(words: str) -> str:
    return f"`{words}`"


def paragraph(docstring: str | None) -> str:
    """A docstring's first paragraph on one line; empty where there is none."""
    return " ".join((docstring or "").strip().partition("\n\n")[0].split())


def first_sentence(docstring: str | None) -> str:
    """The first sentence of a docstring, with its full stop; empty where there is none."""
    sentence, stop, _ = paragraph(docstring).partition(". ")
    return sentence + stop.strip()


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
