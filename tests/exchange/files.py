"""Small newsclaims-jsonl files for tests: a whole record in a few lines, to be spoilt in one place."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import Any

TEXT = "🛩️ Kira Rudik claimed that 40 aircraft were destroyed. Moscow did not comment."
QUOTATION = "40 aircraft were destroyed"
DAY = "2025-06-0{}T09:00:00Z"


def span(start: int | None = None, **changed: Any) -> dict[str, Any]:
    at = TEXT.index(QUOTATION) if start is None else start
    return {"exact": QUOTATION, "prefix": "claimed that ", "start": at, "end": at + len(QUOTATION), **changed}


def sample() -> list[dict[str, Any]]:
    """The lines of a file that is right, header and end apart; each may be changed by its id."""
    return [
        {"type": "editor", "id": "ed-1", "name": "First desk"},
        {"type": "editor", "id": "ed-2", "name": "Second desk"},
        {"type": "outlet", "id": "o-1", "name": "The Gazette", "kind": "newspaper"},
        {"type": "actor", "id": "a-1", "kind": "person", "name": "Kira Rudik", "aliases": [{"name": "Кіра Рудик"}]},
        {"type": "actor", "id": "a-2", "kind": "organisation", "name": "Parliament"},
        {"type": "affiliation", "id": "f-1", "actor": "a-1", "with": "a-2", "role": "member", "since": "2019"},
        {
            "type": "event",
            "id": "e-1",
            "kind": "strike",
            "title": "Drone strikes",
            "happened": "2025-06-01",
            "basis": "established",
            "place": {"name": "Belaya", "country": "RU", "lat": 52.9, "lon": 103.5},
            "participants": [{"actor": "a-2", "role": "witness"}],
        },
        {
            "type": "article",
            "id": "r-1",
            "outlet": "o-1",
            "title": "Aircraft hit",
            "language": "en",
            "published": "2025-06-02T08:40:00Z",
            "events": ["e-1"],
            "snapshots": [
                {
                    "id": "n-1",
                    "captured": DAY.format(2),
                    "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
                    "text": TEXT,
                }
            ],
        },
        {
            "type": "source",
            "id": "s-1",
            "kind": "satellite_image",
            "title": "Image",
            "reliability": "B",
            "publisher": "a-2",
        },
        {"type": "source", "id": "s-2", "kind": "document", "title": "List", "reliability": "C"},
        {"type": "derivation", "id": "d-1", "source": "s-2", "from": "s-1", "how": "cites"},
        {"type": "question", "id": "q-1", "text": "How many aircraft were destroyed?", "events": ["e-1"]},
        {
            "type": "claim",
            "id": "c-1",
            "text": "40 aircraft were destroyed",
            "language": "en",
            "kind": "figure",
            "stage": "published",
            "recorded": DAY.format(2),
            "editor": "ed-1",
            "events": ["e-1"],
            "questions": ["q-1"],
            "quantity": {"value": 40, "unit": "aircraft"},
            "status": "supported",
        },
        {"type": "statement", "id": "u-1", "voice": "named", "actor": "a-1", "said": "2025-06-02"},
        {
            "type": "attribution",
            "id": "t-1",
            "claim": "c-1",
            "statement": "u-1",
            "stance": "asserts",
            "recorded": DAY.format(2),
            "cue": "claimed",
            "article": "r-1",
            "snapshot": "n-1",
            "selectors": [span()],
        },
        {
            "type": "evidence",
            "id": "v-1",
            "claim": "c-1",
            "source": "s-1",
            "stance": "supports",
            "credibility": 2,
            "recorded": DAY.format(2),
            "editor": "ed-1",
        },
        {
            "type": "assessment",
            "id": "j-1",
            "claim": "c-1",
            "seq": 1,
            "status": "unverified",
            "rationale": "One speaker only.",
            "recorded": DAY.format(2),
            "editor": "ed-1",
        },
        {
            "type": "assessment",
            "id": "j-2",
            "claim": "c-1",
            "seq": 2,
            "status": "supported",
            "rationale": "An image shows as many.",
            "recorded": DAY.format(3),
            "editor": "ed-1",
            "relies_on": ["v-1"],
        },
        {
            "type": "second_reading",
            "id": "y-1",
            "assessment": "j-2",
            "status": "supported",
            "recorded": DAY.format(3),
            "editor": "ed-2",
        },
        {
            "type": "publication",
            "id": "p-1",
            "subject": {"type": "claim", "id": "c-1"},
            "revision": 1,
            "change": "first",
            "recorded": DAY.format(2),
            "editor": "ed-1",
        },
        {
            "type": "publication",
            "id": "p-2",
            "subject": {"type": "claim", "id": "c-1"},
            "revision": 2,
            "change": "update",
            "recorded": DAY.format(4),
            "editor": "ed-1",
        },
    ]


def changed(public_id: str, **fields: Any) -> list[dict[str, Any]]:
    """The sample with some fields of one line changed; None takes a field away."""
    lines = sample()
    line = line_of(lines, public_id)
    line.update(fields)
    for name in [name for name, value in line.items() if value is None]:
        del line[name]
    return lines


def without(*public_ids: str) -> list[dict[str, Any]]:
    return [line for line in sample() if line["id"] not in public_ids]


def line_of(lines: list[dict[str, Any]], public_id: str) -> dict[str, Any]:
    return next(line for line in lines if line["id"] == public_id)


def number_of(lines: list[dict[str, Any]], public_id: str) -> int:
    """The number of a line in the file, where the header is line 1."""
    return lines.index(line_of(lines, public_id)) + 2


def in_bytes(lines: list[dict[str, Any]], **end: Any) -> bytes:
    """The file of these lines; `end` replaces what its last line says."""
    header = {"type": "header", "format": "newsclaims-jsonl", "version": 1, "id": "sample", "created": DAY.format(4)}
    body = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in [header, *lines]).encode()
    counts = dict(Counter(line["type"] for line in [header, *lines]))
    last = {"type": "end", "counts": counts, "sha256": hashlib.sha256(body).hexdigest(), **end}
    return body + json.dumps(last).encode() + b"\n"


def write(folder: Path, content: list[dict[str, Any]] | bytes, name: str = "sample.jsonl") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else in_bytes(content))
    return path
