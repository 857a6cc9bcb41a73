"""A rename: the last document of whatever shows a subject, with its name replaced and nothing else."""

from typing import Any

from newsclaims.publication import headings

Document = dict[str, Any]


def renamed(document: Document, kind: str, public_id: str, name: str) -> Document:
    """A copy of `document` in which the subject `kind` `public_id` is called `name`, in its heading and title too."""
    copy: Document = _replace(document, kind, public_id, name)
    if "heading" in copy:
        copy["title"] = headings.plain(copy["heading"])
    return copy


def _replace(part: Any, kind: str, public_id: str, name: str) -> Any:
    if isinstance(part, list):
        return [_replace(inner, kind, public_id, name) for inner in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _replace(value, kind, public_id, name) for key, value in part.items()}
    if copy.get("type") == kind and copy.get("id") == public_id and "name" in copy:
        copy["name"] = name
    return copy
