"""How often speaker and cue are found in six annotated news articles; data/LICENCE.md says whose they are."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsclaims.extraction.speakers import nearest_speaker

DATA = Path(__file__).parent / "data"


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def words(text: str, *spans: list[int] | tuple[int, int]) -> set[int]:
    return {match.start() for start, end in spans for match in re.finditer(r"\w+", text[:end]) if match.end() > start}


def answers() -> Iterator[tuple[bool, bool]]:
    """Whether source and cue were right, for each attribution of the sample that has both."""
    texts = {row["doc_id"]: row["text"] for row in rows("attribution-docs.jsonl")}
    for row in rows("attribution-gold.jsonl"):
        text = texts[row["doc_id"]]
        for gold in row["attributions"]:
            if gold["source"] and gold["cue"]:
                yield judged(text, gold)


def judged(text: str, gold: dict[str, Any]) -> tuple[bool, bool]:
    start, end = gold["content"][0]
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    paragraph = text[first : last if last >= 0 else len(text)]
    proposal = nearest_speaker(paragraph, start - first, end - first, {})
    if proposal.source_span is None or proposal.cue_span is None:
        return False, False
    source, cue = (
        words(text, (span[0] + first, span[1] + first)) for span in (proposal.source_span, proposal.cue_span)
    )
    expected = words(text, *gold["source"])
    return 2 * len(source & expected) >= len(source | expected), bool(cue & words(text, *gold["cue"]))


def test_speaker_and_cue_are_found_as_often_as_before():
    results = list(answers())
    assert len(results) > 50
    assert sum(source for source, _ in results) >= 0.88 * len(results)
    assert sum(cue for _, cue in results) >= 0.90 * len(results)
