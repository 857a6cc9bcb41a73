from typing import Any

from django import forms
from django.db.models import Model

from newsclaims.claims.models import Claim
from newsclaims.desk.forms.fields import (
    LanguageField,
    QuantityField,
    RecordsField,
    UncertainDateField,
    UncertainDateTyped,
    WordsField,
)
from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.vocabulary.kinds import ClaimKind

KINDS = ClaimKind.choices


class ClaimForm(RecordForm):
    """A claim's own words and relations, for adding and for mending."""

    text = forms.CharField(
        label="Wording",
        widget=forms.Textarea(attrs={"rows": 2, "data-focus-after-swap": True}),
        help_text="One assertion, without its speaker: “40 aircraft were destroyed”.",
        error_messages={"required": "Give the wording of the claim, without its speaker."},
    )
    kind = forms.ChoiceField(label="Kind", choices=KINDS, initial=ClaimKind.FACT)
    language = LanguageField(label="Language", initial="en")
    quantity = QuantityField(label="Quantity", required=False)
    happened = UncertainDateField(label="Happened", required=False)
    events = RecordsField("events", label="Events", required=False)
    questions = RecordsField("questions", label="Answers the questions", required=False)
    about = RecordsField("actors", label="About", required=False, help_text="The actors it speaks of, not who said it.")
    tags = WordsField(label="Tags", required=False, rows=2, help_text="One a line.")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "claim-%s", **options})

    @classmethod
    def of(cls, record: Model) -> dict[str, Any]:
        assert isinstance(record, Claim)
        return {
            **super().of(record),
            "happened": UncertainDateTyped(record.happened, record.happened_words),
            "events": list(record.events.order_by("happened_lower", "pk")),
            "questions": list(record.questions.order_by("text", "pk")),
            "about": list(record.about.order_by("name", "pk")),
        }

    def values(self) -> dict[str, Any]:
        values = super().values()
        happened = values.pop("happened")
        return {**values, "happened": happened.edtf, "happened_words": happened.words}
