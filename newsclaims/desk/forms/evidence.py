from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model

from newsclaims.desk.forms.fields import MomentField, NewName, RecordField
from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.sources.models import Source
from newsclaims.sources.services import NewSource
from newsclaims.vocabulary.grades import Credibility, Reliability
from newsclaims.vocabulary.kinds import EvidenceStance, Sensitivity, SourceKind, Visibility

SOURCE_KINDS = [("", "Choose"), *SourceKind.choices]


@dataclass(frozen=True, slots=True)
class Choice:
    """A segment of a row of choices, with what it means or does."""

    value: str
    label: str
    effect: str = ""


LETTERS = [Choice(letter.value, letter.value, f"{letter.label}: {letter.explanation}") for letter in Reliability]
DIGITS = [Choice(str(digit.value), str(digit.value), f"{digit.label}: {digit.explanation}") for digit in Credibility]
STANCES = [Choice(stance.value, stance.label.lower()) for stance in EvidenceStance]


class EvidenceForm(RecordForm):
    """What a source does to the claim, judged for this use."""

    stance = forms.ChoiceField(
        label="What it does to the claim",
        choices=EvidenceStance.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Say what the source does to the claim."},
    )
    reliability = forms.ChoiceField(
        label="Reliability, for this use", choices=Reliability.choices, widget=forms.RadioSelect, required=False
    )
    credibility = forms.TypedChoiceField(
        label="Credibility of the item",
        choices=Credibility.choices,
        coerce=int,
        empty_value=Credibility.UNJUDGED,  # type: ignore[arg-type]  # the stubs know of texts only
        initial=str(Credibility.UNJUDGED.value),
        widget=forms.RadioSelect,
        required=False,
    )
    excerpt = forms.CharField(
        label="What it shows", widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="Readers see this."
    )
    locator = forms.CharField(label="Where in it", required=False, help_text="Page, minute, place in the image.")
    note = forms.CharField(
        label="Note", widget=forms.Textarea(attrs={"rows": 2}), required=False, help_text="Stays at the desk."
    )
    primary = forms.BooleanField(
        label="A primary record",
        required=False,
        help_text="The event itself made it: minutes, a log, raw footage. One is enough for “Confirmed”.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"auto_id": "evidence-%s", **options})

    @classmethod
    def of(cls, record: Model) -> dict[str, Any]:
        initial = super().of(record)
        return {**initial, "credibility": str(initial["credibility"])}


class LinkEvidenceForm(EvidenceForm):
    """A source, found or new, and what it does to the claim."""

    source = RecordField(
        "sources",
        accepts_new=True,
        label="Source",
        help_text="Three letters find it. What is not there yet is added as a new source of this title.",
        error_messages={"required": "Say which source: type three letters of its title, or the title of a new one."},
    )
    kind = forms.ChoiceField(label="Kind of source", choices=SOURCE_KINDS, required=False)
    publisher = RecordField(
        "actors", label="Publisher", required=False, help_text="Without one its origin counts as unknown."
    )
    url = forms.URLField(
        label="Address",
        required=False,
        assume_scheme="https",
        help_text="May be left empty.",
        error_messages={"invalid": "Write the whole address: https://example.org/report."},
    )
    usual = forms.ChoiceField(
        label="Usual reliability",
        choices=Reliability.choices,
        widget=forms.RadioSelect,
        initial=Reliability.F.value,
        required=False,
    )
    visibility = forms.ChoiceField(
        label="Readers see",
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        initial=Visibility.PUBLIC.value,
        required=False,
    )
    public_as = forms.CharField(
        label="Its description", required=False, help_text="What readers see in place of the title."
    )
    sensitivity = forms.ChoiceField(
        label="Sensitivity",
        choices=Sensitivity.choices,
        widget=forms.RadioSelect,
        initial=Sensitivity.NONE.value,
        required=False,
    )
    embargo_until = MomentField(
        label="Not before",
        required=False,
        help_text="Embargo: readers see nothing of it before. Empty: public at once.",
    )

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(self._with_defaults(data) if data is not None else None, **options)
        self.fields["source"].widget.attrs["data-focus-after-swap"] = True

    @classmethod
    def _with_defaults(cls, data: Any) -> Any:
        """What was sent; the form that comes back shows what a choice that was not offered yet stands at."""
        sent = data.copy()
        for name in ("usual", "visibility", "sensitivity", "credibility"):
            sent.setdefault(name, cls.base_fields[name].initial)
        return sent

    @property
    def known_source(self) -> Source | None:
        """The source that was chosen from the suggestions so far. One query where there is one."""
        typed = self["source"].value()
        if not typed or not typed.public_id:
            return None
        return Source.objects.filter(public_id=typed.public_id).first()

    @property
    def grown(self) -> bool:
        """Whether the fields of a new source are wanted: a title is typed that is none of the known ones."""
        if not self.is_bound:
            typed = self["source"].value()
            return bool(typed and typed.words and not typed.public_id)
        self.full_clean()
        return isinstance(self.cleaned_data.get("source"), NewName)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        source = cleaned.get("source")
        if isinstance(source, NewName) and not cleaned.get("kind"):
            self.add_error("kind", f"“{source.name}” is not in the record yet: say what kind of source it is.")
        return cleaned

    def found_or_new(self) -> Source | NewSource:
        """The source that was found, or a new one of the title that was typed."""
        cleaned = self.cleaned_data
        found = cleaned["source"]
        if not isinstance(found, NewName):
            return found  # type: ignore[no-any-return]
        return NewSource(
            kind=cleaned["kind"],
            title=found.name,
            reliability=cleaned["usual"] or Reliability.F,
            url=cleaned["url"],
            publisher=cleaned["publisher"],
            visibility=cleaned["visibility"] or Visibility.PUBLIC,
            public_as=cleaned["public_as"],
            embargo_until=cleaned["embargo_until"],
            sensitivity=cleaned["sensitivity"] or Sensitivity.NONE,
        )

    def values(self) -> dict[str, Any]:
        judged = {name: self.cleaned_data[name] for name in EvidenceForm.base_fields if name != "version"}
        return {"source": self.found_or_new(), **judged}
