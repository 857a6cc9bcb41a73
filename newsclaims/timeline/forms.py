"""The filters of every list of claims.

They stand in the address; a value that is none is said beside its filter and narrows nothing.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from newsclaims.core.ids import PATTERN
from newsclaims.publication import queries
from newsclaims.publication.queries import NEWEST, OLDEST, UPDATED, Filters, Option, Options
from newsclaims.publication.queries.filters import BOUNDS_BY_CLOCK
from newsclaims.timeline import moments
from newsclaims.vocabulary.kinds import ClaimKind, Clock
from newsclaims.vocabulary.known import Part
from newsclaims.vocabulary.statuses import Status

# What each field is called in the address, where that is another word.
ADDRESS_BY_FIELD = {"words": "q", "since": "from", "until": "to"}
LONGEST_SEARCH = 200

PARTS = {
    "": pgettext_lazy("part in a claim", "speaks in it"),
    "says": pgettext_lazy("part in a claim", "says it"),
    "denies": pgettext_lazy("part in a claim", "denies it"),
    "about": pgettext_lazy("part in a claim", "is spoken about"),
    "through": pgettext_lazy("part in a claim", "passed it on"),
}
CLOCKS = {clock: Clock(clock).label for clock in BOUNDS_BY_CLOCK}
DEFAULT_CLOCK = Filters().clock


class DayInput(forms.TextInput):
    """A calendar; what is no day stands there as it was typed, which a calendar could not show."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        typed = context["widget"]["value"]
        context["widget"]["type"] = "date" if not typed or moments.DAY.fullmatch(typed) else "text"
        return context


class MomentField(forms.CharField):
    """A day, or an instant with its time, in the site's zone unless it names another."""

    widget = DayInput

    def clean(self, value: Any) -> date | datetime | None:
        typed = super().clean(value)
        try:
            return moments.read(typed) if typed else None
        except (ValueError, OverflowError) as error:
            raise ValidationError(gettext("Write a day as 2025-06-02: year, month, day.")) from error


class FiltersForm(forms.Form):
    """The filters that an address asks for.

    With `options` whatever is none of them is an error; without them any id is taken as it stands, at no query.
    """

    use_required_attribute = False

    words = forms.CharField(
        label=_("Search claims, people, places"),
        required=False,
        max_length=LONGEST_SEARCH,
        error_messages={"max_length": _("Search for fewer words: 200 letters at the most.")},
    )
    event = forms.ChoiceField(
        label=_("Event"),
        required=False,
        error_messages={"invalid_choice": _("No published event has this address. Choose one from the list.")},
    )
    question = forms.ChoiceField(
        label=_("Question"),
        required=False,
        error_messages={"invalid_choice": _("No published question has this address. Choose one from the list.")},
    )
    actor = forms.ChoiceField(
        label=_("Person or body"),
        required=False,
        error_messages={"invalid_choice": _("Nobody of that address is named here. Choose from the list.")},
    )
    part = forms.ChoiceField(
        label=_("Their part"),
        required=False,
        choices=list(PARTS.items()),
        error_messages={"invalid_choice": _("Nobody plays such a part in a claim. Choose from the list.")},
    )
    outlet = forms.ChoiceField(
        label=_("Outlet that reports it"),
        required=False,
        error_messages={"invalid_choice": _("No published outlet has this address. Choose one from the list.")},
    )
    place = forms.ChoiceField(
        label=_("Place"),
        required=False,
        error_messages={"invalid_choice": _("No published event was there. Choose a place from the list.")},
    )
    known = forms.ChoiceField(
        label=_("What is known"),
        required=False,
        choices=[("", _("all of it")), *Part.choices],
        error_messages={"invalid_choice": _("There is no such part of what is known. Choose from the list.")},
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("any status")), *Status.choices],
        error_messages={"invalid_choice": _("There is no such status. These are the ten.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind of claim"),
        required=False,
        choices=[("", _("any kind")), *ClaimKind.choices],
        error_messages={"invalid_choice": _("There is no such kind of claim. Choose from the list.")},
    )
    clock = forms.ChoiceField(
        label=_("Dates go by when it was"),
        required=False,
        choices=list(CLOCKS.items()),
        error_messages={"invalid_choice": _("There is no such clock. Choose from the list.")},
    )
    since = MomentField(label=_("From"), required=False)
    until = MomentField(label=_("To"), required=False)
    order = forms.ChoiceField(
        required=False,
        choices=[("", ""), (NEWEST, ""), (UPDATED, ""), (OLDEST, "")],
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such order. Claims stand newest first.")},
    )

    def __init__(self, asked: Mapping[str, Any], options: Options | None = None) -> None:
        super().__init__(asked)
        self.options = options or Options((), (), (), (), ())
        if options is None:
            self._take_any_id()
        else:
            self._offer(options)
        self.is_valid()

    def add_prefix(self, field_name: str) -> str:
        return ADDRESS_BY_FIELD.get(field_name, field_name)

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and _moment(until, end=True) <= _moment(since, end=False):
            self.add_error("until", gettext("The end is before the beginning."))
            self.cleaned_data["since"] = None
        return self.cleaned_data

    @property
    def filters(self) -> Filters:
        """The filters that hold; what is not valid is left out."""
        asked = {name: value for name, value in self.cleaned_data.items() if value and name != "order"}
        return Filters(**asked)

    @property
    def chosen_order(self) -> str:
        return self.cleaned_data.get("order") or NEWEST

    def address(self, **changed: str) -> str:
        """The query string of this page with some fields changed; an empty one goes, and what is not valid."""
        asked = {name: self._typed(name) for name in self.fields} | changed
        if not asked["actor"]:
            asked["part"] = ""
        if asked["clock"] == DEFAULT_CLOCK:
            asked["clock"] = ""
        kept = {self.add_prefix(name): value for name, value in asked.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    def _typed(self, name: str) -> str:
        value = self.cleaned_data.get(name) or ""
        return str(value.isoformat() if isinstance(value, date) else value)

    def _take_any_id(self) -> None:
        for name in ("event", "question", "actor", "outlet"):
            self.fields[name] = forms.RegexField(rf"\A{PATTERN.pattern}\Z", required=False)
        self.fields["place"] = forms.CharField(required=False)

    def _offer(self, options: Options) -> None:
        offered = {
            "event": (_("any event"), options.events),
            "question": (_("any question"), options.questions),
            "actor": (_("anybody"), options.actors),
            "outlet": (_("any outlet"), options.outlets),
            "place": (_("anywhere"), options.places),
        }
        for name, (anything, found) in offered.items():
            self.fields[name].choices = _choices(str(anything), found)  # type: ignore[attr-defined]


def filters_of(asked: Mapping[str, Any]) -> Filters:
    """The filters that an address asks for; what cannot be one narrows nothing. No query."""
    return FiltersForm(asked).filters


def form_of(asked: Mapping[str, Any], at: datetime | None) -> FiltersForm:
    """The same as a form that offers what is published, and says what is not. One query."""
    return FiltersForm(asked, queries.options(filters_of(asked), at))


def _choices(anything: str, options: tuple[Option, ...]) -> list[tuple[str, str]]:
    return [("", anything), *((option.id, option.title) for option in options)]


def _moment(told: date | datetime, *, end: bool) -> datetime:
    if isinstance(told, datetime):
        return told
    return timezone.make_aware(datetime.combine(told, time.max if end else time.min))
