"""Form fields for what newsrooms type: uncertain dates, figures, moments, and records found by their names."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django import forms
from django.utils import timezone

from newsclaims.core.plain import NO_BREAK_SPACE
from newsclaims.desk.forms.record_fields import NewName, RecordField, RecordsField, Typed
from newsclaims.vocabulary import dates, quantities

__all__ = [
    "CountryField",
    "LanguageField",
    "MomentField",
    "NewName",
    "QuantityField",
    "RecordField",
    "RecordsField",
    "Typed",
    "UncertainDateField",
    "UncertainDateTyped",
    "WordsField",
]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


class UncertainDateTyped(NamedTuple):
    """A date as a service takes it: EDTF, and words where they say more. Both are empty where nothing was typed."""

    edtf: str = ""
    words: str = ""


class UncertainDateField(forms.CharField):
    """A date as an editor would say it; cleans to `UncertainDateTyped`, which is also its initial value."""

    default_help_text = "2 June 2025, 2025-06, “early June 2025”, “1-2 June 2025”, “before 2 June 2025”"

    def __init__(self, *, help_text: str = default_help_text, max_length: int = 200, **options: Any) -> None:
        super().__init__(help_text=help_text, max_length=max_length, **options)

    def prepare_value(self, value: Any) -> Any:
        return value.words or value.edtf if isinstance(value, UncertainDateTyped) else value

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return UncertainDateTyped()
        try:
            date, words = dates.read(typed)
        except dates.InvalidDate as error:
            raise forms.ValidationError(str(error)) from error
        return UncertainDateTyped(date.edtf, words)


class QuantityField(forms.CharField):
    """A figure as an editor would write it; cleans to the `quantity` of newsclaims-jsonl or None, and so begins."""

    default_help_text = (
        "40, about 40 aircraft, at least 13, 11-15 bombers, 12 of 41 aircraft, USD 2 billion, none, no figure"
    )

    def __init__(self, *, help_text: str = default_help_text, max_length: int = 200, **options: Any) -> None:
        super().__init__(help_text=help_text, max_length=max_length, **options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        return quantities.in_words(quantities.from_document(value)).replace(NO_BREAK_SPACE, " ")

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        if not typed:
            return None
        try:
            return quantities.to_document(quantities.read(typed))
        except quantities.InvalidQuantity as error:
            raise forms.ValidationError(str(error)) from error


class MomentField(forms.DateTimeField):
    """A day and time in the site's zone. A plain text field: a browser's own would throw away what it cannot read."""

    formats = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%d %B %Y, %H:%M", "%d %B %Y %H:%M", "%d %B %Y"]
    default_error_messages = {"invalid": "Write the day and the time: 2025-06-02 08:40, or 2 June 2025, 08:40."}

    def __init__(self, *, help_text: str = "2025-06-02 08:40 or 2 June 2025, 08:40", **options: Any) -> None:
        super().__init__(help_text=help_text, input_formats=self.formats, widget=forms.TextInput(), **options)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, datetime):
            return value
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{local:%Y-%m-%d %H:%M}"

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.prepare_value(initial) != data)


class LanguageField(forms.CharField):
    """A language tag (BCP 47) such as en, uk or pt-BR."""

    def __init__(self, *, help_text: str = "en, uk, ru, ar …", **options: Any) -> None:
        super().__init__(help_text=help_text, max_length=35, **options)

    def clean(self, value: Any) -> Any:
        tag = super().clean(value)
        if tag and not _LANGUAGE.fullmatch(tag):
            raise forms.ValidationError("Write the language as its tag: en, uk, ru, ar, pt-BR.")
        return tag


class CountryField(forms.CharField):
    """A country's two letters (ISO 3166-1 alpha-2), in capitals."""

    def __init__(self, *, help_text: str = "UA, RU, TR …", **options: Any) -> None:
        super().__init__(help_text=help_text, max_length=2, **options)

    def clean(self, value: Any) -> Any:
        code = super().clean(value).upper()
        if code and not (len(code) == 2 and code.isascii() and code.isalpha()):
            raise forms.ValidationError("Write the country as two letters: UA, RU, TR.")
        return code


class WordsField(forms.CharField):
    """Several short texts, one a line; cleans to a list without repeats, which is also its initial value."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **options)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> Any:
        lines = (" ".join(line.split()) for line in super().clean(value).splitlines())
        return list(dict.fromkeys(filter(None, lines)))
