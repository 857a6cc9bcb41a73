"""Which words of a text are meant: by their place, or typed exactly as they are printed."""

import re
from typing import Any

from django import forms

from newsclaims.articles import anchors
from newsclaims.articles.anchors import Selector
from newsclaims.core.errors import Refused

_SPAN = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


class SpansField(forms.Field):
    """The selected spans as hidden fields, `start-end` in code points; cleans to pairs."""

    widget = forms.MultipleHiddenInput

    def clean(self, value: Any) -> list[tuple[int, int]]:
        found = [_SPAN.fullmatch(one) for one in value or []]
        if not all(found):
            raise forms.ValidationError("Select the words again.")
        return [(int(match[1]), int(match[2])) for match in found if match]


class SelectionForm(forms.Form):
    """Which words are selected: those before, without one that is taken away, and new ones by their place or typed."""

    span = SpansField(required=False)
    start = forms.IntegerField(required=False, min_value=0)
    end = forms.IntegerField(required=False, min_value=0)
    exact = forms.CharField(label="Exact words", required=False)
    occurrence = forms.IntegerField(label="Which one", required=False, min_value=1)
    remove = forms.CharField(required=False)

    def kept(self, text: str) -> list[Selector]:
        """The spans from before; the last one cannot be taken away. Raises UnusableSpan."""
        spans = self.cleaned_data.get("span", [])
        left = [span for span in spans if "{}-{}".format(*span) != self.cleaned_data.get("remove")]
        return [anchors.select(text, *span) for span in left or spans]

    def added(self, text: str) -> list[Selector]:
        """The words that are new, if any. Raises Refused when they are not in the text, or there several times."""
        start, end = self.cleaned_data.get("start"), self.cleaned_data.get("end")
        if start is not None and end is not None:
            return [anchors.select(text, start, end)]
        if self.cleaned_data.get("exact"):
            return [place_of(text, self.cleaned_data["exact"], self.cleaned_data.get("occurrence"))]
        return []


def place_of(text: str, exact: str, occurrence: int | None) -> Selector:
    """Where typed words stand. Raises Refused when they do not, or in several places and `occurrence` names none."""
    places = anchors.places(text, exact)
    if not places:
        raise Refused(f"“{exact}” does not stand in this text. Type the words exactly as they are printed.", "exact")
    if len(places) == 1 and not occurrence:
        return places[0]
    if occurrence and occurrence <= len(places):
        return places[occurrence - 1]
    raise Refused(
        f"“{exact}” stands {len(places)} times in this text: say which, counted from the top (1 to {len(places)}).",
        "occurrence",
    )
