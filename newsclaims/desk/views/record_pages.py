"""The pages of records that editors add and mend: one pattern for events, actors, sources, questions and outlets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from newsclaims.core.errors import Refused, Stale
from newsclaims.core.keyset import page_of
from newsclaims.core.records import VersionedRecord
from newsclaims.desk.access import EditorRequest
from newsclaims.desk.forms.record_forms import RecordForm
from newsclaims.desk.forms.records import PublishSubjectForm
from newsclaims.desk.queries.changes import history_of
from newsclaims.desk.queries.records import publishing_of
from newsclaims.desk.responses import done, page
from newsclaims.desk.stale import both_versions, chosen

ROWS_ON_A_PAGE = 50
LONGEST_TYPED = 200
Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its word (as in the change log and in the names of addresses), its form, and its list."""

    template: ClassVar[str] = "desk/record.html"

    word: str
    form: type[RecordForm]
    get: Callable[[str], Any]
    find: Callable[[str, int], Sequence[Any]]
    rows: Callable[[], QuerySet[Any]]
    order: tuple[str, ...]
    descending: bool
    heads: tuple[str, ...]
    columns: Callable[[Any], tuple[str, ...]]
    empty: str
    published: bool = True
    queue_filter: str = ""

    @property
    def plural(self) -> str:
        return f"{self.word}s"

    @property
    def list_address(self) -> str:
        return reverse(f"desk:{self.plural}")

    @property
    def add_address(self) -> str:
        return reverse(f"desk:add-{self.word}")

    @property
    def publish_url_name(self) -> str:
        return f"desk:publish-{self.word}"

    @property
    def fields_template(self) -> str:
        return f"desk/{self.word}-fields.html"

    def address(self, record: VersionedRecord) -> str:
        return reverse(f"desk:{self.word}", args=[_public_id(record)])

    def claims_address(self, record: VersionedRecord) -> str:
        """The queue narrowed to the claims of this record; empty where the queue has no such filter."""
        if not self.queue_filter:
            return ""
        chosen_record = {self.queue_filter: str(record), f"{self.queue_filter}_id": _public_id(record)}
        return f"{reverse('desk:queue')}?{urlencode(chosen_record)}"

    def form_for(self, record: VersionedRecord) -> RecordForm:
        """The form as the record stands now."""
        return self.form(initial={**self.form.of(record), "version": record.version})


@dataclass(frozen=True, slots=True)
class Row:
    """A record as a line of its list: its name, and what stands in the columns behind it."""

    href: str
    name: str
    columns: tuple[str, ...]


def list_records(request: EditorRequest, kind: Kind) -> HttpResponse:
    """The records in order, a page at a time, or the best matches of what was typed."""
    typed = request.GET.get("q", "").strip()[:LONGEST_TYPED]
    context: Values = {"kind": kind, "typed": typed}
    if typed:
        records: Sequence[Any] = kind.find(typed, ROWS_ON_A_PAGE)
    else:
        cursors = {name: request.GET.get(name, "") for name in ("after", "before")}
        shown = page_of(kind.rows(), kind.order, descending=kind.descending, size=ROWS_ON_A_PAGE, **cursors)
        records = shown.rows
        context |= {
            "previous_href": f"?{urlencode({'before': shown.previous})}" if shown.previous else "",
            "next_href": f"?{urlencode({'after': shown.next})}" if shown.next else "",
        }
    context["rows"] = [Row(kind.address(record), str(record), kind.columns(record)) for record in records]
    return page(request, "desk/records.html", context, "records")


def add_record(
    request: EditorRequest, kind: Kind, save: Callable[[Values], VersionedRecord], initial: Values | None = None
) -> HttpResponse:
    """The empty form; when it is sent, the record that `save` makes of it, or the form again with what is wrong."""
    if request.method != "POST":
        return page(request, kind.template, {"kind": kind, "form": kind.form(initial=initial)})
    form = kind.form(request.POST)
    record = saved(form, lambda: save(form.values()))
    if record is None:
        return page(request, kind.template, {"kind": kind, "form": form}, "record-form", status=422)
    return done(request, kind.template, {}, said=f"The {kind.word} is recorded.", address=kind.address(record))


def mend_record(
    request: EditorRequest,
    kind: Kind,
    record: VersionedRecord,
    save: Callable[[int, Values], VersionedRecord],
    beside: Callable[[], Values] = dict,
) -> HttpResponse:
    """The form, the history, and what else the page shows (`beside`); a stale save shows both versions."""
    as_saved = kind.form_for(record)
    if request.method != "POST":
        return page(request, kind.template, _whole(kind, record, as_saved) | beside())
    form = kind.form(chosen(request.POST, as_saved))
    try:
        mended = saved(form, lambda: save(form.opened_at, form.values()))
    except Stale:
        theirs = kind.get(_public_id(record))
        return both_versions(
            request, form=form, saved=kind.form_for(theirs), record=theirs, kind=kind.word, back=kind.address(theirs)
        )
    if mended is None:
        return page(request, kind.template, _whole(kind, record, form) | beside(), "record-form", status=422)
    mended = kind.get(_public_id(record))
    context = _whole(kind, mended, kind.form_for(mended)) | beside()
    parts = ("record-form", "record-title", "history", *(("publishing",) if kind.published else ()))
    return done(
        request, kind.template, context, *parts, said=f"The {kind.word} is saved.", address=kind.address(mended)
    )


def show_record(request: EditorRequest, kind: Kind, record: Any, beside: Values, *, status: int = 200) -> HttpResponse:
    """The record's page whole, with a form beside the main one that was refused."""
    context = _whole(kind, record, kind.form_for(record)) | beside
    return page(request, kind.template, context, status=status)


def saved(form: forms.Form, save: Callable[[], Any]) -> Any:
    """What `save` returns, or None where the form or the service refuses; the form then says why, beside its field."""
    if not form.is_valid():
        return None
    try:
        return save()
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)
        return None


def back_to(request: EditorRequest, address: str, said: str) -> HttpResponse:
    """After an act beside the form: the record's page again, whole, with the announcement."""
    return done(request, Kind.template, {}, said=said, address=address)


def _whole(kind: Kind, record: VersionedRecord, form: RecordForm) -> Values:
    publishing = publishing_of(record) if kind.published else None
    return {
        "kind": kind,
        "record": record,
        "form": form,
        "history": history_of(kind.word, record.pk),
        "claims_address": kind.claims_address(record),
        "publishing": publishing,
        "publish_form": PublishSubjectForm(changes=publishing.changes) if publishing else None,
    }


def _public_id(record: VersionedRecord) -> str:
    """Every record has one, though the base of all of them cannot say under which prefix."""
    return str(record.public_id)  # type: ignore[attr-defined]
