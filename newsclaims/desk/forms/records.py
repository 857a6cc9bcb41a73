"""The forms of actors, outlets, questions and sources. Events have `events.py`."""

from typing import Any

from django import forms

from newsclaims.actors.models import Actor
from newsclaims.actors.services import Alias
from newsclaims.claims.models import Question
from newsclaims.desk.forms.fields import (
    CountryField,
    LanguageField,
    MomentField,
    RecordField,
    RecordsField,
    WordsField,
)
from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.vocabulary.grades import Reliability
from newsclaims.vocabulary.kinds import (
    ActorKind,
    DerivationKind,
    OutletKind,
    Sensitivity,
    SourceKind,
    Visibility,
)

CHOOSE = ("", "Choose …")


class ActorForm(RecordForm):
    name = forms.CharField(label="Name", error_messages={"required": "Give the name."})
    kind = forms.ChoiceField(
        label="Kind",
        choices=[CHOOSE, *ActorKind.choices],
        help_text="An unnamed source is a new actor for each report, unless you can say why two are one.",
        error_messages={"required": "Choose what kind of actor it is."},
    )
    aliases = WordsField(
        label="Other names",
        required=False,
        help_text="One a line; language and script may follow bars: Рустем Умєров | uk | Cyrl",
    )
    description = forms.CharField(
        label="Description",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Role or office, for readers too.",
    )
    part_of = RecordField(
        "actors", label="Part of", required=False, help_text="The organisation or state it belongs to."
    )

    @classmethod
    def of(cls, record: Any) -> dict[str, Any]:
        actor: Actor = record
        lines = [" | ".join([other.name, other.language, other.script]).rstrip(" |") for other in actor.names.all()]
        return {**super().of(actor), "aliases": lines}

    def clean_aliases(self) -> list[Alias]:
        return [_alias(line) for line in self.cleaned_data["aliases"]]


class OutletForm(RecordForm):
    name = forms.CharField(label="Name", error_messages={"required": "Give the name."})
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Not known"), *OutletKind.choices])
    domain = forms.CharField(label="Domain", required=False, max_length=253, help_text="reuters.com")
    country = CountryField(label="Country", required=False)
    language = LanguageField(label="Language", required=False)


class QuestionForm(RecordForm):
    text = forms.CharField(
        label="Question",
        error_messages={"required": "Write the question."},
        help_text="“How many were hit?” and “How many were destroyed?” are two questions.",
    )
    measure = forms.CharField(
        label="Measure",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What exactly is counted: the predicate, the scope, the cut-off.",
    )
    unit = forms.CharField(label="Unit", required=False, max_length=100, help_text="aircraft")
    finding = forms.CharField(
        label="Finding",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What is known, as the heading of its chart.",
    )
    events = RecordsField("events", label="Events", required=False)

    @classmethod
    def of(cls, record: Any) -> dict[str, Any]:
        question: Question = record
        return {**super().of(question), "events": list(question.events.order_by("pk"))}


class SourceForm(RecordForm):
    title = forms.CharField(label="Title", error_messages={"required": "Give the source a title."})
    kind = forms.ChoiceField(
        label="Kind",
        choices=[CHOOSE, *SourceKind.choices],
        error_messages={"required": "Choose what kind of source it is."},
    )
    url = forms.URLField(
        label="Address",
        required=False,
        assume_scheme="https",
        max_length=2000,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text="A source may have none.",
        error_messages={"invalid": "Write the whole address: https://example.org/page."},
    )
    published_at = MomentField(label="Published", required=False)
    publisher = RecordField("actors", label="Publisher", required=False)
    article = RecordField(
        "articles", label="Article", required=False, help_text="Where the source is a report that is recorded."
    )
    reliability = forms.ChoiceField(
        label="Usual reliability",
        initial=Reliability.F,
        choices=[(letter.value, f"{letter.value}, {letter.label}. {letter.explanation}") for letter in Reliability],
        help_text="Proposed for each use; the letter for a use is judged with the evidence.",
    )
    visibility = forms.ChoiceField(
        label="What readers see of it",
        initial=Visibility.PUBLIC,
        choices=Visibility.choices,
        widget=forms.RadioSelect(),
    )
    public_as = forms.CharField(
        label="Description for readers",
        required=False,
        help_text="Stands for the title where readers see a description only.",
    )
    sensitivity = forms.ChoiceField(
        label="Sensitivity", initial=Sensitivity.NONE, choices=Sensitivity.choices, widget=forms.RadioSelect()
    )
    embargo_until = MomentField(
        label="Embargo until",
        required=False,
        help_text="Until then readers see “A source known to the desk” and nothing else. 2025-06-02 08:40",
    )

    @property
    def visibilities(self) -> list[Visibility]:
        return list(Visibility)

    @property
    def sensitivities(self) -> list[Sensitivity]:
        return list(Sensitivity)


class DerivationForm(forms.Form):
    how = forms.ChoiceField(label="This source", choices=DerivationKind.choices)
    origin = RecordField("sources", label="Origin", error_messages={"required": "Say which source it stands on."})


class PublishSubjectForm(forms.Form):
    """Publishing an event, a question, an actor or an outlet on its own."""

    change = forms.ChoiceField(label="Kind of change", widget=forms.RadioSelect())
    note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="A correction says what was wrong: readers see it.",
    )

    def __init__(self, *arguments: Any, changes: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        change = self.fields["change"]
        assert isinstance(change, forms.ChoiceField)
        change.choices = [(one.value, one.label) for one in changes]
        change.initial = changes[0].value


def _alias(line: str) -> Alias:
    name, language, script, *more = [*(part.strip() for part in line.split("|")), "", ""]
    if not name or any(more) or len(script) not in (0, 4):
        raise forms.ValidationError(f"Write the name, then its language and script where they are known: “{line}”.")
    return Alias(name, LanguageField(required=False).clean(language), script)
