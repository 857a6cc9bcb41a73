"""What changed between two revisions of a claim, in sentences for the person who publishes."""

from collections.abc import Iterator
from typing import Any

from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]
COUNTED = (("statements", "statement"), ("evidence", "piece of evidence"))


def since(before: Document, after: Document) -> list[str]:
    """The sentences; none when readers would see no difference."""
    return list(_sentences(before, after)) or (["Other details."] if before != after else [])


def _sentences(before: Document, after: Document) -> Iterator[str]:
    if before["status"] != after["status"]:
        yield f"Status {Status(before['status']).label} to {Status(after['status']).label}."
    elif before["rationale"] != after["rationale"]:
        yield "A new reason for the status."
    if before["text"] != after["text"]:
        yield f"The wording was “{before['text']}”."
    if before["quantity"] != after["quantity"]:
        yield "Another figure."
    for field, name in COUNTED:
        yield from _counted(before[field], after[field], name)
    struck = _struck(after) - _struck(before)
    if struck:
        yield f"{len(struck)} attribution{'s' if len(struck) > 1 else ''} struck."


def _counted(before: list[Document], after: list[Document], name: str) -> Iterator[str]:
    old, new = {one["id"] for one in before}, {one["id"] for one in after}
    plural = name.replace("piece", "pieces") if "piece" in name else f"{name}s"
    for ids, verb in ((new - old, "added"), (old - new, "no longer shown")):
        if ids:
            yield f"{len(ids)} {name if len(ids) == 1 else plural} {verb}."


def _struck(document: Document) -> set[str]:
    reports = (report for statement in document["statements"] for report in statement["reports"])
    return {report["attribution"] for report in reports if report["struck"]}
