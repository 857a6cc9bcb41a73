"""What every form that adds or mends a record shares: the version that it was opened at."""

from typing import Any

from django import forms
from django.db.models import Model


class RecordForm(forms.Form):
    """A form that adds or mends one record; `values()` are the arguments of its service."""

    use_required_attribute = False

    version = forms.IntegerField(required=False, widget=forms.HiddenInput())

    @classmethod
    def of(cls, record: Model) -> dict[str, Any]:
        """The initial values for mending `record`."""
        names = [name for name in cls.base_fields if hasattr(record, name)]
        return {name: getattr(record, name) for name in names}

    def values(self) -> dict[str, Any]:
        return {name: content for name, content in self.cleaned_data.items() if name != "version"}

    @property
    def opened_at(self) -> int:
        """The version that the editor saw; 0, which no record has, where the form was sent without."""
        return self.cleaned_data.get("version") or 0
