from typing import Any

from django import forms

from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.vocabulary.kinds import Change


class PublishForm(RecordForm):
    """The kind of change that a new revision is, and what is said beside it."""

    change = forms.ChoiceField(
        label="What kind of change it is", choices=Change.choices, widget=forms.RadioSelect, required=False
    )
    note = forms.CharField(
        label="Note",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text="Readers see it beside the change. A correction says what was wrong.",
    )
    without_second_reading = forms.CharField(
        label="Why it goes out without a second reading",
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        help_text="Readers see this reason.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "publish-%s", **options})


class WithdrawForm(RecordForm):
    """Why a claim is taken down."""

    reason = forms.CharField(
        label="Why it is withdrawn",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="The page is taken down and shows this reason in its place.",
        error_messages={"required": "Say why: readers see the reason."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "withdraw-%s", **options})
