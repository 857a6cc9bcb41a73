"""What every form of the desk does with what was typed and with what a service refuses."""

from typing import Any, TypeVar

from django import forms

from newsclaims.core.errors import Refused

AnyForm = TypeVar("AnyForm", bound=forms.Form)


def as_typed(form: type[AnyForm], data: Any) -> AnyForm:
    """The form with what was typed so far, and nothing said about it yet."""
    fields = form.base_fields.items()
    return form(initial={name: field.widget.value_from_datadict(data, {}, name) for name, field in fields})


def refuse(form: forms.Form, refusal: Refused) -> None:
    """Put a service's refusal beside its field, or on top where the form has none of that name."""
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
