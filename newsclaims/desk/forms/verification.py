from collections.abc import Sequence
from typing import Any

from django import forms

from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.desk.queries.workbench import Workbench
from newsclaims.verification.models import Evidence
from newsclaims.vocabulary.grades import Confidence
from newsclaims.vocabulary.statuses import Status

DAY_FORMATS = ["%Y-%m-%d", "%d %B %Y"]


class AssessmentForm(RecordForm):
    """An editor's judgement of a claim, resting on pieces of its evidence."""

    status = forms.ChoiceField(
        label="Status",
        choices=Status.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a status."},
    )
    rationale = forms.CharField(
        label="Why",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Say why: a status needs a reason that readers can read."},
    )
    relies_on = forms.MultipleChoiceField(
        label="Rests on",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={
            "invalid_choice": "A piece that you ticked is not there any more: tick again what it rests on."
        },
    )
    confidence = forms.ChoiceField(
        label="Confidence", choices=[("", "not said"), *Confidence.choices], widget=forms.RadioSelect, required=False
    )
    recheck_on = forms.DateField(
        label="Look again on",
        required=False,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "text"}),
        help_text="2025-12-01. “Cannot be known yet” needs a day.",
        error_messages={"invalid": "Write the day as 2025-12-01 or 1 December 2025."},
    )

    def __init__(self, *args: Any, pieces: Sequence[Evidence] = (), **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "assess-%s", **options})
        self.piece_by_id = {piece.public_id: piece for piece in pieces}
        rests_on = self.fields["relies_on"]
        assert isinstance(rests_on, forms.MultipleChoiceField)
        rests_on.choices = [(public_id, public_id) for public_id in self.piece_by_id]

    @classmethod
    def showing(cls, bench: Workbench) -> dict[str, Any]:
        """The initial values: the latest judgement, to be thought on from there."""
        judgement = bench.judgement
        return {
            "status": bench.status.value,
            "rationale": judgement.rationale if judgement else "",
            "relies_on": list(judgement.relies_on) if judgement else [],
            "confidence": judgement.confidence if judgement else "",
            "recheck_on": bench.recheck_on,
        }

    def values(self) -> dict[str, Any]:
        values = super().values()
        return {**values, "relies_on": [self.piece_by_id[public_id] for public_id in values["relies_on"]]}


class SecondReadingForm(forms.Form):
    """Another editor's answer to a judgement. Whether it may be given, and that it names a status, the service says."""

    use_required_attribute = False

    status = forms.ChoiceField(
        label="The status that you would give", choices=Status.choices, widget=forms.RadioSelect, required=False
    )
    note = forms.CharField(
        label="Note", widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="For the desk alone."
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "second-%s", **options})
