"""The timeline's filters.

They stand in the address; a value that is none is said beside its filter and narrows nothing.
"""

from typing import Any
from urllib.parse import urlencode

from django import forms

from newsclaims.core.ids import PATTERN
from newsclaims.publication.queries import Filters, Option, Options
from newsclaims.vocabulary.statuses import Status

OLDEST_FIRST = "oldest"
ISO = "%Y-%m-%d"
NOT_A_DAY = "Write a day as 2025-06-02: year, month, day."


class FiltersForm(forms.Form):
    use_required_attribute = False

    event = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": "No published event has this address. Choose one from the list."},
    )
    actor = forms.ChoiceField(
        label="Person or body",
        required=False,
        error_messages={"invalid_choice": "Nobody of that address is named here. Choose from the list."},
    )
    since = forms.DateField(
        label="Happened from",
        required=False,
        input_formats=[ISO],
        widget=forms.DateInput({"type": "date"}, format=ISO),
        error_messages={"invalid": NOT_A_DAY},
    )
    until = forms.DateField(
        required=False,
        input_formats=[ISO],
        widget=forms.DateInput({"type": "date"}, format=ISO),
        error_messages={"invalid": NOT_A_DAY},
    )
    status = forms.ChoiceField(
        required=False,
        choices=[("", ""), *Status.choices],
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "There is no such status. These are the ten."},
    )
    order = forms.ChoiceField(
        required=False,
        choices=[("", ""), (OLDEST_FIRST, "")],
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": "There is no such order."},
    )

    def __init__(self, asked: Any, options: Options) -> None:
        super().__init__(asked)
        self.options = options
        self.fields["event"].choices = _choices("any event", options.events)  # type: ignore[attr-defined]
        self.fields["actor"].choices = _choices("anybody", options.actors)  # type: ignore[attr-defined]
        self.is_valid()

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day is before the first.")
            self.cleaned_data["since"] = None
        return self.cleaned_data

    @property
    def filters(self) -> Filters:
        """The filters that hold; what is not valid is left out."""
        asked = self.cleaned_data
        return Filters(
            event=asked.get("event", ""),
            actor=asked.get("actor", ""),
            status=asked.get("status", ""),
            since=asked.get("since"),
            until=asked.get("until"),
        )

    @property
    def oldest_first(self) -> bool:
        return bool(self.cleaned_data.get("order") == OLDEST_FIRST)

    def address(self, **changed: str) -> str:
        """The query string of this page with some parameters changed; an empty one goes."""
        asked = {name: str(self.cleaned_data.get(name) or "") for name in self.fields} | changed
        kept = {name: value for name, value in asked.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"


def asked_for(asked: Any, name: str) -> str:
    """The public id under `name` in a query string; empty where what stands there cannot be one."""
    value = asked.get(name, "")
    return value if PATTERN.fullmatch(value) else ""


def _choices(anything: str, options: tuple[Option, ...]) -> list[tuple[str, str]]:
    return [("", anything), *((option.id, option.title) for option in options)]
