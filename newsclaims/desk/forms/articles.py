from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from newsclaims.articles.models import Article, Outlet
from newsclaims.articles.services import NewOutlet
from newsclaims.desk.forms.fields import LanguageField, MomentField, NewName, RecordField
from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.vocabulary.kinds import PublicText

LARGEST_FILE = 2 * 1024 * 1024
_OTHER_MARKS = (b"\xff\xfe", b"\xfe\xff")


class TextFileField(forms.FileField):
    """A text file; cleans to its text, or None where none was chosen."""

    default_error_messages = {"empty": "This file is empty."}
    widget = forms.FileInput(attrs={"accept": ".txt,.md,text/plain"})

    def clean(self, data: Any, initial: Any = None) -> str | None:
        opened = super().clean(data, initial)
        return _read(opened) if opened else None


class ArticleForm(RecordForm):
    """What is recorded about a report, its text apart."""

    outlet = RecordField(
        "outlets",
        accepts_new=True,
        label="Outlet",
        help_text="Who published it. A name that is not known yet makes a new outlet.",
        error_messages={"required": "Say who published it."},
    )
    title = forms.CharField(label="Headline", error_messages={"required": "Give the headline."})
    url = forms.URLField(
        required=False,
        label="Address",
        assume_scheme="https",
        error_messages={"invalid": "Write the address in full, https://example.org/report, or leave it empty."},
    )
    byline = forms.CharField(required=False, label="Byline")
    published_at = MomentField(required=False, label="Published")
    language = LanguageField(label="Language", initial="en")
    public_text = forms.ChoiceField(
        label="Readers see", choices=PublicText.choices, initial=PublicText.EXCERPTS, widget=forms.RadioSelect
    )

    def values(self) -> dict[str, Any]:
        outlet: Outlet | NewName = self.cleaned_data["outlet"]
        return {**super().values(), "outlet": NewOutlet(outlet.name) if isinstance(outlet, NewName) else outlet}


class AddArticleForm(ArticleForm):
    """A report with its text, pasted or from a file."""

    text = forms.CharField(
        required=False,
        strip=False,
        label="Text",
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Paste the report as it was printed, headline apart.",
    )
    file = TextFileField(required=False, label="Or open a text file", help_text="UTF-8, at most 2 MB.")
    carried = forms.BooleanField(required=False, label="Another outlet carries the same text")

    title = forms.CharField(
        label="Headline",
        error_messages={"required": "Give the headline. The first line of the text is proposed: check it."},
    )

    field_order = [
        "text",
        "file",
        "title",
        "outlet",
        "url",
        "byline",
        "published_at",
        "language",
        "public_text",
        "carried",
    ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        pasted, opened = cleaned.get("text", "").strip(), cleaned.get("file")
        if pasted and opened:
            self.add_error("file", "Paste the text or open a file, not both. Choose the file again if you meant it.")
        elif opened:
            cleaned["text"] = opened
        elif not pasted and "file" not in self.errors:
            self.add_error("text", "Paste the text of the report, or open a file.")
        return cleaned

    def values(self) -> dict[str, Any]:
        return {name: content for name, content in super().values().items() if name != "file"}

    def keep_text(self) -> None:
        """Before the form is shown again: put the file's text into the text field, and the first line for a headline.

        Browsers do not keep a chosen file.
        """
        data = cast(QueryDict, self.data).copy()
        if not data.get("text", "").strip():
            data["text"] = self.cleaned_data.get("file") or ""
        if not data.get("title", "").strip():
            data["title"] = first_line(str(data["text"]))
        self.data = data


def first_line(text: str) -> str:
    """The first line that is not blank, as a headline to propose; cut at a word where it is long."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line if len(line) <= 150 else line[:150].rsplit(" ", 1)[0] + " …"


def initial_of(article: Article) -> dict[str, Any]:
    return {**ArticleForm.of(article), "outlet": article.outlet}


def _read(opened: "UploadedFile[bytes]") -> str:
    if (opened.size or 0) > LARGEST_FILE:
        raise forms.ValidationError("This file is larger than 2 MB. Open a smaller one, or paste the report.")
    content: bytes = opened.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise forms.ValidationError(_other_encoding(content)) from error
    if "\x00" in text:
        raise forms.ValidationError("This is no text file. Open a .txt file, or paste the text.")
    if not text.strip():
        raise forms.ValidationError("There are no words in this file.")
    return text


def _other_encoding(content: bytes) -> str:
    named = "UTF-16" if content.startswith(_OTHER_MARKS) else "another encoding"
    return f"This file is not UTF-8 but {named}. Save it as UTF-8, or paste the text."
