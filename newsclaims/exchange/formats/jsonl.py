"""newsclaims-jsonl, version 1, as lines: what is checked before a line means anything."""

import gzip
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from newsclaims.core.ids import PATTERN

FORMAT = "newsclaims-jsonl"
VERSION = 1
# Longer than any report; a line beyond it is refused before it fills the memory.
LONGEST_LINE = 16 * 1024 * 1024

Fields = dict[str, Any]


class Fault(Exception):
    """What is wrong with a file: the line, the field where there is one, and the reason as a sentence."""

    def __init__(self, line: int, reason: str, field: str = "") -> None:
        super().__init__(f"Line {line}{f', {field}' if field else ''}: {reason}")
        self.line, self.field, self.reason = line, field, reason


@dataclass(frozen=True, slots=True)
class Line:
    """One object of the file, with its number from 1."""

    number: int
    type: str
    fields: Fields

    @property
    def id(self) -> str:
        return str(self.fields.get("id", ""))


def read(path: Path) -> Iterator[Line]:
    """The lines of a file in order, header and end left out.

    Raises Fault for a line that is not one; and at the end when the file is cut off or altered, so use nothing before
    that.
    """
    with _open(path) as stream:
        try:
            yield from _lines(stream)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise Fault(0, "The file cannot be unpacked: it is cut off, or it is no gzip.") from error


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb"))


def _lines(stream: BinaryIO) -> Iterator[Line]:
    counts: Counter[str] = Counter()
    digest = hashlib.sha256()
    number, ended = 0, False
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        line = _parse(number, raw)
        if ended:
            raise Fault(number, "There are lines after the end line.")
        if number == 1:
            _check_header(line)
        if line.type == "end":
            _check_end(line, counts, digest.hexdigest())
            ended = True
            continue
        counts[line.type] += 1
        digest.update(raw)
        if number > 1:
            yield line
    if not ended:
        raise Fault(number, "The file is cut off: it has no end line.")


def _parse(number: int, raw: bytes) -> Line:
    if not raw.endswith(b"\n"):
        reason = "The line is too long." if len(raw) == LONGEST_LINE else "The file is cut off: this line does not end."
        raise Fault(number, reason)
    fields = _decode(number, raw)
    if not isinstance(fields, dict) or not isinstance(fields.get("type"), str):
        raise Fault(number, "Each line is an object with a type.", "type")
    kind = fields.pop("type")
    if kind != "end" and (not isinstance(fields.get("id"), str) or not PATTERN.fullmatch(fields["id"])):
        raise Fault(number, "An id is 1 to 64 letters, digits or any of _ . : -", "id")
    return Line(number, kind, fields)


def _decode(number: int, raw: bytes) -> Any:
    try:
        fields = json.loads(raw.decode("utf-8"), parse_constant=_refuse_constant)
        if b"\\u" in raw:
            json.dumps(fields, ensure_ascii=False).encode()
        return fields
    except UnicodeDecodeError as error:
        raise Fault(number, "The file is not in UTF-8.") from error
    except UnicodeEncodeError as error:
        raise Fault(number, "Half a character is written here, a lone surrogate.") from error
    except json.JSONDecodeError as error:
        raise Fault(number, f"This is not JSON: {error.msg} at character {error.pos + 1}.") from error
    except (ValueError, RecursionError) as error:
        raise Fault(
            number, "This is not JSON that can be read: a number without end, or brackets without end."
        ) from error


def _refuse_constant(constant: str) -> None:
    raise ValueError(constant)


def _check_header(line: Line) -> None:
    if line.type != "header" or line.fields.get("format") != FORMAT:
        raise Fault(line.number, f"The file does not begin with a header of {FORMAT}.", "format")
    if line.fields.get("version") != VERSION:
        raise Fault(line.number, f"Only version {VERSION} can be read.", "version")


def _check_end(line: Line, counts: Counter[str], sha256: str) -> None:
    if line.fields.get("counts") != dict(counts):
        raise Fault(line.number, "The counts are not those of the lines: the file is cut off or altered.", "counts")
    if line.fields.get("sha256") != sha256:
        raise Fault(line.number, "The SHA-256 is not that of the lines: the file is altered.", "sha256")
