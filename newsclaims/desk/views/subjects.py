"""Publishing a record on its own: an event, a question, an actor or an outlet."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.records import PublishSubjectForm
from newsclaims.desk.queries.records import publishing_of
from newsclaims.desk.views import record_pages
from newsclaims.desk.views.actors import ACTOR
from newsclaims.desk.views.events import EVENT
from newsclaims.desk.views.outlets import OUTLET
from newsclaims.desk.views.questions import QUESTION
from newsclaims.publication import services

KINDS = {kind.word: kind for kind in (EVENT, QUESTION, ACTOR, OUTLET)}


@require_POST
@editor_required
def publish_subject(request: EditorRequest, word: str, public_id: str) -> HttpResponse:
    """Publish the record as it stands, or say beside the button why not."""
    kind = KINDS[word]
    subject = kind.get(public_id)
    form = PublishSubjectForm(request.POST, changes=publishing_of(subject).changes)
    if record_pages.saved(
        form, lambda: services.publish_subject(by=request.user, subject=subject, **form.cleaned_data)
    ):
        return record_pages.back_to(request, kind.address(subject), f"Readers see the {word} as it stands.")
    return record_pages.show_record(request, kind, subject, {"publish_form": form}, status=422)
