"""Fields that name records of the desk: found by typing, or without JavaScript by the whole name or public id."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.safestring import SafeString

from newsclaims.desk.lookups import LOOKUPS

BLANK_ROWS = 2


class Typed(NamedTuple):
    """What stands in the field: the words, and the public id where one of the suggestions was chosen."""

    words: str = ""
    public_id: str = ""


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that no record has yet, where the field says that a new one may be made."""

    name: str


class RecordInput(forms.Widget):
    """A text input with suggestions beside a hidden one for the chosen id (`<name>_id`)."""

    template_name = "components/record-input.html"
    label = ""

    def __init__(self, kind: str, *, accepts_new: bool = False, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.kind = kind
        self.accepts_new = accepts_new

    def rows(self, value: Any) -> Sequence[Typed]:
        return [value or Typed()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        attributes = self.build_attrs(self.attrs, attrs)
        identifier = attributes.pop("id", None) or f"id_{name}"
        suggest_url = reverse("desk:suggest", args=[self.kind]) + ("?new=1" if self.accepts_new else "")
        rows = [
            {
                "typed": typed,
                "id": identifier if position == 1 else f"{identifier}_{position}",
                "hidden_id": f"{identifier}_id" if position == 1 else f"{identifier}_id_{position}",
                "label": "" if position == 1 else f"{self.label}, {position}",
            }
            for position, typed in enumerate(self.rows(value), start=1)
        ]
        return {"name": name, "rows": rows, "attributes": attributes, "suggest_url": suggest_url}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return Typed(data.get(name, "").strip(), data.get(f"{name}_id", "").strip())

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data

    def to_data(self, name: str, value: Any) -> dict[str, list[str]]:
        """The fields that a browser would send for `value`."""
        rows = self.rows(value)
        return {name: [typed.words for typed in rows], f"{name}_id": [typed.public_id for typed in rows]}


class RecordsInput(RecordInput):
    """Such an input for each record, and blank ones for more."""

    def rows(self, value: Any) -> Sequence[Typed]:
        return [*(value or []), *[Typed()] * BLANK_ROWS]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return [
            typed
            for words, public_id in aligned(data, name, f"{name}_id")
            if (typed := Typed(words, public_id)) != Typed()
        ]


class _FindsRecords(forms.Field):
    """What the fields for one record and for several share: how words become a record, and a record words."""

    widget: RecordInput
    one_widget: type[RecordInput] = RecordInput

    def __init__(self, kind: str, *, accepts_new: bool = False, **options: Any) -> None:
        self.kind = kind
        self.accepts_new = accepts_new
        super().__init__(widget=self.one_widget(kind, accepts_new=accepts_new), **options)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        widget.label = self.label or ""
        return {}

    def find(self, typed: Typed) -> Any:
        """The record that was typed or chosen. Raises ValidationError where there is none, or several."""
        lookup = LOOKUPS[self.kind]
        if typed.public_id:
            record = lookup.by_public_id(typed.public_id)
            if record is None:
                raise forms.ValidationError(f"This {lookup.one} is not there any more: type its name again.")
            return record
        found = lookup.by_typing(typed.words)
        if len(found) == 1:
            return found[0]
        if not found and self.accepts_new:
            return NewName(" ".join(typed.words.split()))
        raise forms.ValidationError(
            _not_found(lookup.one, typed.words, found or list(lookup.find(typed.words))[:3], bool(found))
        )

    def typed(self, value: Any) -> Any:
        """What the field shows for a record, or for what was typed."""
        if isinstance(value, NewName):
            return Typed(value.name)
        return (
            Typed(str(value), value.public_id)
            if hasattr(value, "public_id") and not isinstance(value, Typed)
            else value
        )


class RecordField(_FindsRecords):
    """One record; cleans to it or None, which is also its initial value. With `accepts_new` also to a `NewName`."""

    def prepare_value(self, value: Any) -> Any:
        return Typed(value) if isinstance(value, str) else self.typed(value)

    def clean(self, value: Any) -> Any:
        if not value or value == Typed():
            if self.required:
                raise forms.ValidationError(self.error_messages["required"], code="required")
            return None
        return self.find(value)

    def in_words(self, value: Any) -> str:
        return self.prepare_value(value).words if value else ""


class RecordsField(_FindsRecords):
    """Several records; cleans to a list without repeats, which is also its initial value."""

    one_widget = RecordsInput

    def prepare_value(self, value: Any) -> Any:
        return [self.typed(one) for one in value or []]

    def clean(self, value: Any) -> Any:
        errors, records = [], []
        for typed in value or []:
            try:
                records.append(self.find(typed))
            except forms.ValidationError as error:
                errors.append(error)
        if errors:
            raise forms.ValidationError(errors)
        if self.required and not records:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(dict.fromkeys(records))

    def in_words(self, value: Any) -> str:
        return "; ".join(typed.words for typed in self.prepare_value(value))


def aligned(data: Any, *names: str) -> list[tuple[str, ...]]:
    """The rows of repeated inputs, blank ones too; a column that was not sent is blank."""
    columns = [
        [text.strip() for text in data.getlist(name)] if isinstance(data, MultiValueDict) else list(data.get(name, []))
        for name in names
    ]
    length = max(map(len, columns), default=0)
    return [tuple(column[row] if row < len(column) else "" for column in columns) for row in range(length)]


def _not_found(one: str, words: str, near: list[Any], shared: bool) -> str:
    choices = " or ".join(f"{record} ({record.public_id})" for record in near)
    if shared:
        return f"More than one {one} is called “{words}”. Choose from the suggestions, or type its id: {choices}."
    if near:
        return f"No {one} is called exactly “{words}”. Did you mean {choices}? Type the whole name or the id."
    return f"No {one} is called “{words}”. Add it first, or look for another name."
