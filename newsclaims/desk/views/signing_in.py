from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from newsclaims.desk.forms.signing_in import SignInForm


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form, and on success the page that was asked for."""
    wanted = _wanted(request)
    if request.user.is_authenticated:
        return redirect(wanted)
    if request.method != "POST":
        return render(request, "desk/sign-in.html", {"form": SignInForm(request), "next": wanted})
    form = SignInForm(request, data=request.POST)
    if not form.is_valid():
        return render(request, "desk/sign-in.html", {"form": form, "next": wanted}, status=422)
    login(request, form.get_user())
    return redirect(wanted)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect("desk:sign-in")


def _wanted(request: HttpRequest) -> str:
    """Where to go afterwards: an address of this site, else the queue."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else resolve_url(settings.LOGIN_REDIRECT_URL)
