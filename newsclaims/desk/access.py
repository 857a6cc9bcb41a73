"""Who may see the desk, and how a refusal is answered: in one place for all its views."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from newsclaims.accounts.models import Editor
from newsclaims.core.errors import Forbidden, Missing, Refused, Stale

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

Arguments = ParamSpec("Arguments")


class EditorRequest(HttpRequest):
    """A request of somebody who is signed in."""

    if TYPE_CHECKING:
        user: Editor
        htmx: HtmxDetails


DeskView = Callable[Concatenate[EditorRequest, Arguments], HttpResponse]


def editor_required(view: DeskView[Arguments]) -> Callable[Concatenate[HttpRequest, Arguments], HttpResponse]:
    """Let a signed-in editor in.

    Send anybody else to sign in and back; answer what the view refuses with its sentence.
    """

    @wraps(view)
    def guarded(request: EditorRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        try:
            return view(request, *args, **kwargs)
        except Missing as refusal:
            return _refuse(request, refusal.sentence, 404)
        except Forbidden as refusal:
            return _refuse(request, refusal.sentence, 403)
        except Stale as refusal:
            return _refuse(request, refusal.sentence, 409)
        except Refused as refusal:
            return _refuse(request, refusal.sentence, 422)

    return never_cache(guarded)  # type: ignore[return-value]


def _ask_to_sign_in(request: EditorRequest) -> HttpResponse:
    """A page is redirected to the form; a swap keeps what was typed and says where to sign in."""
    if not request.htmx:
        return redirect_to_login(request.get_full_path())
    return render(request, "desk/refusal.html#message", {"sign_in": reverse("desk:sign-in")}, status=401)


def _refuse(request: EditorRequest, sentence: str, status: int) -> HttpResponse:
    template = "desk/refusal.html#message" if request.htmx else "desk/refusal.html"
    return render(request, template, {"sentence": sentence, "status": status}, status=status)
