import unicodedata

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.lookups import LOOKUPS

LONGEST_TYPED = 200
_LETTERS = str.maketrans("ıøłđ’ʼ", "iold''")


@require_safe
@editor_required
def suggest(request: EditorRequest, kind: str) -> HttpResponse:
    """The records of a kind that go by `?q=`, as options of a list; `?new=1` adds the offer to make one."""
    if kind not in LOOKUPS:
        raise Http404
    lookup = LOOKUPS[kind]
    typed = request.GET.get("q", "").strip()[:LONGEST_TYPED]
    options = [
        {
            "public_id": record.public_id,
            "label": str(record),
            "pieces": around(str(record), typed),
            "note": lookup.note(record),
        }
        for record in (lookup.find(typed) if typed else [])
    ]
    return render(
        request,
        "desk/suggestions.html",
        {"options": options, "new": typed if "new" in request.GET else "", "one": lookup.one},
    )


def around(label: str, typed: str) -> tuple[str, str, str]:
    """The label as what stands before, in and after the letters that were typed, case and accents apart."""
    letters = [(letter, position) for position, character in enumerate(label) for letter in _bare(character)]
    needle = "".join(map(_bare, typed))
    begin = "".join(letter for letter, _ in letters).find(needle)
    if begin < 0 or not needle:
        return label, "", ""
    start, end = letters[begin][1], letters[begin + len(needle) - 1][1] + 1
    return label[:start], label[start:end], label[end:]


def _bare(character: str) -> str:
    """A character as `fold_text` of PostgreSQL leaves it; empty for a combining mark."""
    parts = unicodedata.normalize("NFKD", character).lower()
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_LETTERS)
