"""Forms of the three steps: what is claimed, which statement it is, how the report prints it."""

from collections.abc import Sequence
from typing import Any

from django import forms

from newsclaims.actors.models import Actor
from newsclaims.articles.anchors import Selector
from newsclaims.articles.models import Article
from newsclaims.claims import queries
from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.claims.services import MendedStatement, NewClaim, NewSpeaker, NewStatement, Occasion, Saying
from newsclaims.core.errors import Missing, Refused
from newsclaims.desk.forms.fields import (
    LanguageField,
    NewName,
    QuantityField,
    RecordField,
    RecordsField,
    UncertainDateField,
    UncertainDateTyped,
)
from newsclaims.desk.forms.selecting import SpansField, place_of
from newsclaims.vocabulary.kinds import ActorKind, ClaimKind, Directness, Heard, Part, Stance, Voice

_NAMED_KINDS = [choice for choice in ActorKind.choices if choice[0] != ActorKind.UNNAMED_SOURCE]
_SPEAKER_KINDS = [("", "Choose if new"), *_NAMED_KINDS]
_FOCUSED_WORDING = forms.Textarea(attrs={"rows": 2, "data-focus-after-swap": True})


class StatementField(forms.CharField):
    """A statement in the record by its public id, or the voice of a new one."""

    def in_words(self, value: Any) -> str:
        if value in Voice.values:
            return f"a new statement: {Voice(value).label.lower()}"
        return str(queries.get_statement(value)) if value else ""


class SayingForm(forms.Form):
    """Which statement it is, and how the report prints it."""

    which = StatementField(label="Which statement it is", error_messages={"required": "Choose which statement it is."})
    speaker = RecordField("actors", accepts_new=True, required=False, label="Who speaks")
    speaker_kind = forms.ChoiceField(label="Kind of actor", choices=_SPEAKER_KINDS, required=False)
    said = UncertainDateField(required=False, label="Said", help_text="2 June 2025, “early June 2025”, 2025-06")
    venue = forms.CharField(required=False, label="Where", help_text="a briefing, a post on X, an interview")
    heard = forms.ChoiceField(label="Heard", choices=Heard.choices, initial=Heard.REPORTED)
    revises = StatementField(required=False, label="Revises", widget=forms.Select)
    through = RecordsField("actors", required=False, label="Through whom")
    cue = forms.CharField(required=False, label="Verb as printed")
    hedge = forms.CharField(required=False, label="Hedge as printed")
    stance = forms.ChoiceField(label="Relation", choices=[(stance.value, stance.label.lower()) for stance in Stance])
    part = forms.ChoiceField(label="Stands in", choices=[(part.value, part.label.lower()) for part in Part])
    directness = forms.ChoiceField(
        required=False,
        label="Words",
        choices=[("", "not said"), *[(kind.value, kind.label.lower()) for kind in Directness]],
    )
    as_named = forms.CharField(required=False, label="Named here as")

    def offer_earlier(self, choices: Sequence[tuple[str, str]]) -> None:
        """What a new statement may revise: public ids with the words for them."""
        self.fields["revises"].widget.choices = [("", "nothing earlier"), *choices]

    def clean_which(self) -> str | Statement:
        which = str(self.cleaned_data["which"])
        return which if which in Voice.values else _statement(which)

    def clean_revises(self) -> Statement | None:
        revises = self.cleaned_data["revises"]
        return _statement(revises) if revises else None

    def clean(self) -> dict[str, Any]:
        which, cleaned = self.cleaned_data.get("which"), self.cleaned_data
        if which == Voice.NAMED and "speaker" in cleaned:
            self._check_speaker(cleaned["speaker"])
        if which == Voice.UNNAMED and not cleaned["as_named"]:
            self.add_error("as_named", "Write how the report names the source: “two US officials”.")
        return cleaned

    def _check_speaker(self, speaker: Actor | NewName | None) -> None:
        if speaker is None:
            self.add_error("speaker", "Say who speaks.")
        if isinstance(speaker, NewName) and not self.cleaned_data.get("speaker_kind"):
            self.add_error("speaker_kind", f"“{speaker.name}” is new: choose what kind of actor it is.")

    def statement(self, article: Article | None) -> Statement | NewStatement:
        """The statement that was chosen, or a new one. Raises Refused where a report is to speak and there is none."""
        which = self.cleaned_data["which"]
        if isinstance(which, Statement):
            return which
        if which == Voice.OUTLET:
            if article is None:
                raise Refused("Only a report can speak in its own voice: give the article.", "article")
            return NewStatement(which, outlet=article.outlet, occasion=self.occasion())
        return NewStatement(*self._speaker(Voice(which)), occasion=self.occasion())

    def _speaker(self, voice: Voice) -> tuple[Voice, Actor | NewSpeaker | None]:
        speaker = self.cleaned_data["speaker"]
        if voice == Voice.UNATTRIBUTED:
            return voice, None
        if voice == Voice.UNNAMED:
            return voice, NewSpeaker(ActorKind.UNNAMED_SOURCE, self.cleaned_data["as_named"])
        if isinstance(speaker, NewName):
            return voice, NewSpeaker(self.cleaned_data["speaker_kind"], speaker.name)
        return (Voice.UNNAMED if speaker.kind == ActorKind.UNNAMED_SOURCE else voice), speaker

    def occasion(self, language: str = "") -> Occasion:
        said = self.cleaned_data["said"]
        return Occasion(
            said=said.edtf,
            said_words=said.words,
            venue=self.cleaned_data["venue"],
            language=language,
            heard=self.cleaned_data["heard"],
            revises=self.cleaned_data["revises"],
        )

    def saying(self, selectors: Sequence[Selector]) -> Saying:
        names = ("stance", "cue", "hedge", "directness", "as_named", "part", "through")
        return Saying(selectors=selectors, **{name: self.cleaned_data[name] for name in names})


class RecordingForm(SayingForm):
    """All three steps, for words selected in an article."""

    snapshot = forms.CharField(widget=forms.HiddenInput, required=False)
    span = SpansField(required=False)
    known_claim = RecordField("claims", required=False, label="Or a claim already recorded")
    text = forms.CharField(required=False, label="Wording, without its speaker", widget=_FOCUSED_WORDING)
    language = LanguageField(required=False, label="Language of the wording", initial="en")
    events = RecordsField("events", required=False, label="Event")
    kind = forms.ChoiceField(
        label="Kind", choices=[(kind.value, kind.label.lower()) for kind in ClaimKind], initial=ClaimKind.FACT
    )
    quantity = QuantityField(required=False, label="Quantity", help_text="40, at least 13, 12 of 41 jets, none")
    happened = UncertainDateField(required=False, label="Happened", help_text="")
    questions = RecordsField("questions", required=False, label="Answers the question")
    about = RecordsField("actors", required=False, label="About")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("text") and not cleaned.get("known_claim") and "known_claim" not in self.errors:
            self.add_error("text", "Give the wording of the claim, without its speaker.")
        return cleaned

    def found_claim(self) -> Claim | None:
        """The claim that was chosen from the suggestions so far. One query where there is one."""
        typed = self["known_claim"].value()
        if not typed or not typed.public_id:
            return None
        return Claim.objects.select_related("standing").filter(public_id=typed.public_id).first()

    def claim(self) -> Claim | NewClaim:
        """The claim that was found, or a new one of this wording."""
        cleaned = self.cleaned_data
        if cleaned["known_claim"]:
            return queries.get_claim(cleaned["known_claim"].public_id)
        return NewClaim(
            text=cleaned["text"],
            kind=cleaned["kind"],
            language=cleaned["language"] or "en",
            quantity=cleaned["quantity"],
            happened=cleaned["happened"].edtf,
            happened_words=cleaned["happened"].words,
            about=cleaned["about"],
            events=cleaned["events"],
            questions=cleaned["questions"],
        )


class AttributionForm(SayingForm):
    """One more attribution of a claim, from the claim's own page; the words are typed instead of selected."""

    article = RecordField("articles", required=False, label="Article", help_text="Empty for what no report carried.")
    exact = forms.CharField(
        required=False,
        label="Exact words",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="As they stand in the article; the parts of a split quotation on lines of their own.",
    )
    occurrence = forms.IntegerField(required=False, min_value=1, label="Which one, if they stand there more than once")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    statement_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("exact") and "article" in cleaned and not cleaned["article"]:
            self.add_error("article", "Say which article the words stand in.")
        return cleaned

    def found_article(self) -> Article | None:
        """The article that was chosen so far."""
        typed = self["article"].value()
        if not typed or not typed.public_id:
            return None
        return Article.objects.select_related("outlet").filter(public_id=typed.public_id).first()

    def selectors(self, text: str) -> list[Selector]:
        """Where the typed words stand. Raises Refused when they do not, or stand in several places."""
        lines = [line.strip() for line in self.cleaned_data["exact"].splitlines() if line.strip()]
        return [place_of(text, line, self.cleaned_data["occurrence"] if len(lines) == 1 else None) for line in lines]

    def selectors_of(self, attribution: Attribution) -> list[Selector]:
        """The spans that `attribution` has, where its words were left as they are; else as `selectors`."""
        if self.cleaned_data["exact"] == initial_of(attribution)["exact"] and not self.cleaned_data["occurrence"]:
            return [Selector.from_document(span) for span in attribution.selectors]
        return self.selectors(attribution.snapshot.text if attribution.snapshot else "")

    def mended_statement(self, attribution: Attribution) -> Statement | NewStatement | MendedStatement:
        """As `statement`, but the one it was keeps its speaker and takes what was typed about its occasion."""
        known = attribution.statement
        if self.cleaned_data["which"] != known:
            return self.statement(attribution.article)
        version = self.cleaned_data["statement_version"] or 0
        return MendedStatement(known, version, self.occasion(known.language))


class StrikeForm(forms.Form):
    reason = forms.CharField(
        label="Why it is struck",
        help_text="Readers see this as a correction; the attribution stays, struck through.",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why it is struck: readers see the reason."},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def initial_of(attribution: Attribution) -> dict[str, Any]:
    """What the form shows of an attribution that is in the record."""
    statement = attribution.statement
    return {
        "article": attribution.article,
        "exact": "\n".join(span["exact"] for span in attribution.selectors),
        "which": statement.public_id,
        "speaker": statement.actor,
        "said": UncertainDateTyped(statement.said, statement.said_words),
        "venue": statement.venue,
        "heard": statement.heard,
        "revises": statement.revises.public_id if statement.revises else "",
        "through": [relay.actor for relay in attribution.relays.all()],
        "cue": attribution.cue,
        "hedge": attribution.hedge,
        "stance": attribution.stance,
        "part": attribution.part,
        "directness": attribution.directness,
        "as_named": attribution.as_named,
        "version": attribution.version,
        "statement_version": statement.version,
    }


def _statement(public_id: str) -> Statement:
    try:
        return queries.get_statement(public_id)
    except Missing as error:
        raise forms.ValidationError("This statement is not there any more: choose again.") from error
