from typing import Any

from django import forms

from newsclaims.desk.forms.fields import RecordField
from newsclaims.desk.queries.queue import Filters
from newsclaims.vocabulary.kinds import ClaimKind
from newsclaims.vocabulary.statuses import Stage, Status


class QueueForm(forms.Form):
    """What the queue's address may narrow it to."""

    q = forms.CharField(
        label="Words",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"type": "search", "placeholder": "Words"}),
    )
    event = RecordField("events", label="Event", required=False)
    actor = RecordField("actors", label="Who said it", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *ClaimKind.choices])
    stage = forms.ChoiceField(required=False, choices=[("", "All"), *Stage.choices], widget=forms.HiddenInput())
    status = forms.ChoiceField(required=False, choices=[("", "All"), *Status.choices], widget=forms.HiddenInput())
    order = forms.ChoiceField(required=False, choices=[("", ""), ("oldest", "")], widget=forms.HiddenInput())

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in ("event", "actor"):
            self.fields[name].widget.attrs["placeholder"] = self.fields[name].label
        self.fields["q"].widget.attrs |= {"data-key": "/", "data-key-label": "Find"}

    def filters(self) -> Filters:
        """What was asked for, as far as it could be read."""
        read = self.cleaned_data
        return Filters(
            stage=read.get("stage", ""),
            status=read.get("status", ""),
            kind=read.get("kind", ""),
            event=read.get("event"),
            actor=read.get("actor"),
            typed=read.get("q", ""),
        )
