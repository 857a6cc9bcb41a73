from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.records import DerivationForm, SourceForm
from newsclaims.desk.queries.records import origins_of
from newsclaims.desk.views import record_pages
from newsclaims.desk.views.record_pages import Values
from newsclaims.sources import queries, services
from newsclaims.sources.models import Source


def _columns(source: Source) -> tuple[str, ...]:
    reliability = f"{source.reliability}, {source.get_reliability_display()}"
    return source.get_kind_display(), reliability, source.get_visibility_display()


SOURCE = record_pages.Kind(
    word="source",
    form=SourceForm,
    get=queries.get_source,
    rows=queries.sources,
    order=("title", "pk"),
    descending=False,
    find=queries.find_sources,
    heads=("Kind", "Usual reliability", "Readers see"),
    columns=_columns,
    empty="What editors consult stands here: documents, images, posts, data sets, people. One may have no address.",
    published=False,
)


@require_safe
@editor_required
def sources(request: EditorRequest) -> HttpResponse:
    return record_pages.list_records(request, SOURCE)


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def add_source(request: EditorRequest) -> HttpResponse:
    return record_pages.add_record(
        request,
        SOURCE,
        lambda values: services.add_source(by=request.user, **values),
        initial={"title": request.GET.get("title", "")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_source(request: EditorRequest, source_id: str) -> HttpResponse:
    source = queries.get_source(source_id)
    return record_pages.mend_record(
        request,
        SOURCE,
        source,
        lambda version, values: services.mend_source(by=request.user, source=source, version=version, **values),
        lambda: _beside(source, DerivationForm()),
    )


@require_POST
@editor_required
def derive(request: EditorRequest, source_id: str) -> HttpResponse:
    """Record that the source stands on another one."""
    source = queries.get_source(source_id)
    form = DerivationForm(request.POST)
    if record_pages.saved(form, lambda: services.derive(by=request.user, source=source, **form.cleaned_data)):
        return record_pages.back_to(request, SOURCE.address(source), "The derivation is recorded.")
    return record_pages.show_record(request, SOURCE, source, _beside(source, form), status=422)


@require_POST
@editor_required
def take_back_derivation(request: EditorRequest, source_id: str, derivation_id: str) -> HttpResponse:
    source = queries.get_source(source_id)
    services.take_back_derivation(by=request.user, derivation=queries.get_derivation(source, derivation_id))
    return record_pages.back_to(request, SOURCE.address(source), "The derivation is taken back.")


def _beside(source: Source, form: DerivationForm) -> Values:
    return {"origins": origins_of(source), "derivation_form": form}
