from collections.abc import Sequence
from typing import Any, NamedTuple

from django import forms

from newsclaims.desk.forms.fields import CountryField, RecordField, Typed, UncertainDateField, UncertainDateTyped
from newsclaims.desk.forms.record_fields import RecordInput, aligned
from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.desk.forms.records import CHOOSE
from newsclaims.events.models import Event
from newsclaims.events.services import Participant, Where
from newsclaims.vocabulary.kinds import Basis, EventKind

BLANK_ROWS = 3
COMMON_ROLES = ("host", "mediator", "delegation", "head of delegation", "attacker", "target", "recipient", "witness")


class ParticipantRow(NamedTuple):
    """A row as typed: who, in which role, and the basis where it differs."""

    actor: Typed = Typed()
    role: str = ""
    basis: str = ""


class ParticipantsInput(RecordInput):
    """A row of actor, role and basis for each participant, and blank ones for more."""

    template_name = "components/participants-input.html"

    def __init__(self) -> None:
        super().__init__("actors")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        rows: Sequence[ParticipantRow] = [*(value or []), *[ParticipantRow()] * BLANK_ROWS]
        context = super().get_context(name, [row.actor for row in rows], attrs)
        for shown, row in zip(context["rows"], rows, strict=True):
            shown |= {"role": row.role, "basis": row.basis}
        return {**context, "bases": Basis.choices, "roles": COMMON_ROLES}

    def rows(self, value: Any) -> Sequence[Typed]:
        return list(value)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        sent = aligned(data, name, f"{name}_id", f"{name}_role", f"{name}_basis")
        rows = (ParticipantRow(Typed(words, public_id), role, basis) for words, public_id, role, basis in sent)
        return [row for row in rows if row != ParticipantRow()]

    def to_data(self, name: str, value: Any) -> dict[str, list[str]]:
        return {
            name: [row.actor.words for row in value],
            f"{name}_id": [row.actor.public_id for row in value],
            f"{name}_role": [row.role for row in value],
            f"{name}_basis": [row.basis for row in value],
        }


class ParticipantsField(forms.Field):
    """Who took part, in which role; cleans to a list of `Participant`, which is also its initial value."""

    widget = ParticipantsInput

    def prepare_value(self, value: Any) -> Any:
        return [row if isinstance(row, ParticipantRow) else _row(row) for row in value or []]

    def clean(self, value: Any) -> Any:
        errors, participants = [], []
        for row in value or []:
            try:
                participants.append(self._participant(row))
            except forms.ValidationError as error:
                errors.append(error)
        if errors:
            raise forms.ValidationError(errors)
        return participants

    def in_words(self, value: Any) -> str:
        rows = self.prepare_value(value)
        return "; ".join(", ".join(filter(None, [row.actor.words, row.role, row.basis])) for row in rows)

    def _participant(self, row: ParticipantRow) -> Participant:
        if row.actor == Typed():
            raise forms.ValidationError(f"Say who was the {row.role or 'participant'}.")
        if not row.role:
            raise forms.ValidationError(f"Say in which role {row.actor.words or 'the participant'} took part.")
        if row.basis not in ("", *Basis.values):
            raise forms.ValidationError("Choose how well it is known that they took part.")
        return Participant(RecordField("actors").find(row.actor), row.role, row.basis)


class EventForm(RecordForm):
    title = forms.CharField(
        label="Title",
        error_messages={"required": "Give the event a neutral title."},
        help_text="Neutral, as both sides could read it: “Drone strikes on bomber bases”.",
    )
    kind = forms.ChoiceField(
        label="Kind",
        choices=[CHOOSE, *EventKind.choices],
        error_messages={"required": "Choose what kind of event it is."},
    )
    happened = UncertainDateField(
        label="Happened",
        error_messages={"required": "Say when it happened; “June 2025” or “early June 2025” is enough."},
    )
    basis = forms.ChoiceField(
        label="Basis", choices=Basis.choices, initial=Basis.REPORTED, help_text="How well it is known that it happened."
    )
    place = forms.CharField(label="Place", required=False, help_text="Çırağan Palace, Istanbul")
    country = CountryField(label="Country", required=False)
    latitude = forms.FloatField(label="Latitude", required=False, min_value=-90, max_value=90, widget=forms.TextInput())
    longitude = forms.FloatField(
        label="Longitude", required=False, min_value=-180, max_value=180, widget=forms.TextInput()
    )
    parent = RecordField("events", label="Part of the event", required=False)
    participants = ParticipantsField(label="Who took part", required=False)
    summary = forms.CharField(
        label="Summary",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What is known, without claims.",
    )

    @classmethod
    def of(cls, record: Any) -> dict[str, Any]:
        event: Event = record
        place = event.place
        return {
            **super().of(event),
            "happened": UncertainDateTyped(event.happened, event.happened_words),
            "place": place.name if place else "",
            "country": place.country if place else "",
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            "participants": [Participant(one.actor, one.role, one.basis) for one in event.participations.all()],
        }

    def clean(self) -> dict[str, Any]:
        read = super().clean() or self.cleaned_data
        if (read.get("latitude") is None) != (read.get("longitude") is None):
            missing = "latitude" if read.get("latitude") is None else "longitude"
            self.add_error(missing, "Give both coordinates in degrees, or neither.")
        if not read.get("place") and (read.get("country") or read.get("latitude") is not None):
            self.add_error("place", "Name the place.")
        return read

    def values(self) -> dict[str, Any]:
        values = super().values()
        happened: UncertainDateTyped = values.pop("happened")
        name, country, latitude, longitude = (
            values.pop(part) for part in ("place", "country", "latitude", "longitude")
        )
        where = Where(name, country, latitude, longitude) if name else None
        return {**values, "happened": happened.edtf, "happened_words": happened.words, "where": where}


def _row(participant: Participant) -> ParticipantRow:
    return ParticipantRow(
        Typed(participant.actor.name, participant.actor.public_id), participant.role, participant.basis
    )
