"""What a reader's report is about, and the form it is written in."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django import forms
from django.conf import settings
from django.http import QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from newsclaims.core.ids import PATTERN
from newsclaims.publication import queries
from newsclaims.publication.models import Edition
from newsclaims.reports.models import LONGEST_ADDRESS, LONGEST_EMAIL, LONGEST_WORDS
from newsclaims.reports.services import Seen
from newsclaims.timeline import time_travel
from newsclaims.vocabulary.kinds import SubjectKind

_PATH = re.compile(r"/(?!/)[^\\]*")
TOO_LONG = _("This is too long: %(limit_value)d characters are the most, and these are %(show_value)d.")
EMPTY = {"required": _("Say what is wrong: a sentence is enough."), "max_length": TOO_LONG}


@dataclass(frozen=True, slots=True)
class About:
    """A subject that readers see, with the revision that this reader saw. Of a withdrawn one only its kind is told."""

    kind: SubjectKind
    edition: Edition
    revision: int

    @property
    def seen(self) -> Seen:
        return Seen(self.kind.value, self.edition.subject_id, self.revision)

    @property
    def reference(self) -> str:
        return f"{self.kind.value}/{self.edition.subject_id}"


class ReportForm(forms.Form):
    use_required_attribute = False

    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 6}),
        help_text=_("Say which words, and what is right instead, as far as you know."),
        error_messages=EMPTY,
    )
    source = forms.URLField(
        label=_("Where can we see that?"),
        required=False,
        max_length=LONGEST_ADDRESS,
        assume_scheme="https",
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off"}),
        help_text=_("The address of a page, a document or a picture that shows it, if you have one."),
        error_messages={
            "invalid": _("Write the whole address, as in https://example.org/report."),
            "max_length": TOO_LONG,
        },
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        max_length=LONGEST_EMAIL,
        widget=forms.TextInput({"inputmode": "email", "autocomplete": "email"}),
        help_text=_("Only if you want an answer. Readers never see it."),
        error_messages={
            "invalid": _("Write an e-mail address with a name, an @ and a domain, as in name@example.org."),
            "max_length": TOO_LONG,
        },
    )
    # Programs that fill in every field fill in this one too; people do not see it.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
    )
    about = forms.CharField(required=False, widget=forms.HiddenInput)
    revision = forms.CharField(required=False, widget=forms.HiddenInput)
    page = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("Empty the last field: it is there to catch programs that fill in everything.")
            )
        return ""

    def clean_page(self) -> str:
        page: str = self.cleaned_data["page"]
        return page if _ours(page) else ""


def about(asked: QueryDict) -> About | None:
    """What `about` (`claim/ID`) or `page` (an address of this site) names; None for the whole site.

    What readers never saw is the whole site too. One query at the most, and those of the page's moment.
    """
    kind, public_id = _named(asked)
    if kind not in SubjectKind.values or not PATTERN.fullmatch(public_id):
        return None
    edition = queries.current(kind, public_id)
    if edition is None:
        return None
    return About(SubjectKind(kind), edition, _revision(asked, edition))


def initial(asked: QueryDict, found: About | None) -> dict[str, Any]:
    """The hidden fields of the form that an address asks for."""
    page = asked.get("page", "")
    return {
        "about": found.reference if found else "",
        "revision": found.revision if found else "",
        "page": page if _ours(page) else "",
    }


def _named(asked: QueryDict) -> tuple[str, str]:
    if named := asked.get("about", ""):
        kind, _slash, public_id = named.partition("/")
        return kind, public_id
    try:
        path = urlsplit(asked.get("page", "")).path
        # An address belongs to its own language, also when the form has been turned to another since.
        with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
            match = resolve(path)
    except (Resolver404, ValueError):
        return "", ""
    kind = match.url_name or ""
    return kind, str(match.kwargs.get(f"{kind}_id", ""))


def _revision(asked: QueryDict, edition: Edition) -> int:
    """The revision that the reader names, or saw on a page as of an earlier moment; else the newest."""
    told = asked.get("revision", "")
    if told.isdecimal() and len(told) < 6 and 1 <= int(told) <= edition.revision:
        return int(told)
    moment = parse_qs(urlsplit(asked.get("page", "")).query).get("as_of", [""])[0]
    then = queries.current(edition.subject_type, edition.subject_id, time_travel.read(moment).moment)
    return then.revision if then else edition.revision


def _ours(page: str) -> bool:
    """Whether this is the path of a page: what readers typed into an address is kept and shown at the desk."""
    # Browsers drop tabs and line breaks: with one of them the path of a page could become another site's address.
    return bool(_PATH.fullmatch(page)) and page.isprintable() and len(page) <= LONGEST_ADDRESS
