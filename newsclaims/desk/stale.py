"""A stale save (409): both versions side by side, nothing typed lost, and a choice for each field that differs."""

import difflib
import re
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.formats import date_format
from django.utils.timezone import localtime

from newsclaims.core.records import VersionedRecord
from newsclaims.desk.access import EditorRequest
from newsclaims.desk.responses import page
from newsclaims.history.queries import last_change

_TOKENS = re.compile(r"\s+|\S+")
_TEXT_INPUTS = (forms.TextInput, forms.Textarea)


def both_versions(
    request: EditorRequest, *, form: forms.Form, saved: forms.Form, record: VersionedRecord, kind: str, back: str
) -> HttpResponse:
    """What was typed (`form`, bound) beside what is saved now (`saved`, unbound); `kind` as in the change log.

    It is sent to the address that was posted to, whose view reads the answers with `chosen`.
    """
    change = last_change(kind, record.pk)
    compared = [name for name in form.fields if name != "version"]
    differing = [name for name in compared if _differs(form[name], saved[name])]
    same = [
        f"{form[name].label} {words}" for name in compared if name not in differing and (words := in_words(form[name]))
    ]
    context = {
        "title": str(record),
        "kind": kind,
        "back": back,
        "version": record.version,
        "typed": _typed(form),
        "comparison": {
            "saved_by": change.editor_name if change else "Somebody else",
            "saved_at": _clock(change.at) if change else "",
            "saved_version": record.version,
            "typed_by": request.user.name,
            "typed_version": form["version"].value(),
            "same": "; ".join(same),
            "differences": [_difference(form[name], saved[name]) for name in differing],
        },
    }
    return page(request, "desk/stale.html", context, "both-versions", status=409)


def chosen(posted: QueryDict, saved: forms.Form) -> QueryDict:
    """What was posted, with the choices of the comparison made in it: ours, theirs or a third text for each field."""
    made = posted.copy()
    for name in saved.fields:
        choice = posted.get(f"choose-{name}")
        if choice == "saved":
            _send_as_saved(made, saved[name])
        elif choice == "third":
            made[name] = posted.get(f"third-{name}", "")
    return made


def in_words(bound: forms.BoundField) -> str:
    """What a field says, for reading."""
    value, field = bound.value(), bound.field
    if hasattr(field, "in_words"):
        return str(field.in_words(value))
    if isinstance(field, forms.BooleanField):
        return "yes" if value else ""
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return {str(key): str(label) for key, label in choices}.get(str(value), "")
    return "" if value is None else "\n".join(str(value).strip().splitlines())


def _differs(typed: forms.BoundField, saved: forms.BoundField) -> bool:
    return in_words(typed) != in_words(saved)


def _difference(typed: forms.BoundField, saved: forms.BoundField) -> dict[str, Any]:
    saved_pieces, typed_pieces = _pieces(in_words(saved), in_words(typed))
    return {
        "name": typed.name,
        "label": typed.label,
        "chosen": "typed",
        "saved": saved_pieces,
        "typed": typed_pieces,
        "third": in_words(typed) if type(typed.field.widget) in _TEXT_INPUTS else None,
    }


def _pieces(one: str, other: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Both texts in pieces; `changed` where the other says something else."""
    ones, others = _TOKENS.findall(one), _TOKENS.findall(other)
    first, second = [], []
    for tag, start, end, other_start, other_end in difflib.SequenceMatcher(
        None, ones, others, autojunk=False
    ).get_opcodes():
        first.append({"text": "".join(ones[start:end]), "changed": tag != "equal"})
        second.append({"text": "".join(others[other_start:other_end]), "changed": tag != "equal"})
    return [piece for piece in first if piece["text"]], [piece for piece in second if piece["text"]]


def _typed(form: forms.Form) -> list[tuple[str, str]]:
    """All that was sent, to be sent again: hidden names and texts."""
    left_out = ("csrfmiddlewaretoken", "version")
    sent = form.data.lists() if isinstance(form.data, QueryDict) else []
    return [
        (name, text)
        for name, texts in sent
        if name not in left_out and not name.startswith(("choose-", "third-"))
        for text in texts
    ]


def _send_as_saved(posted: QueryDict, saved: forms.BoundField) -> None:
    widget, value = saved.field.widget, saved.value()
    if hasattr(widget, "to_data"):
        for name, texts in widget.to_data(saved.html_name, value).items():
            posted.setlist(name, texts)
    elif isinstance(widget, forms.CheckboxInput):
        posted.setlist(saved.html_name, ["on"] if value else [])
    else:
        shown = widget.format_value(value)
        posted.setlist(saved.html_name, [str(text) for text in shown] if isinstance(shown, list) else [shown or ""])


def _clock(moment: datetime) -> str:
    return date_format(localtime(moment), "j F Y, H:i")
