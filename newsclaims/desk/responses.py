"""The two answers of the desk: show a page (or the parts of it that a swap asks for), and say that an act is done."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from newsclaims.desk.access import EditorRequest

Context = dict[str, Any]


def page(request: EditorRequest, template: str, context: Context, *parts: str, status: int = 200) -> HttpResponse:
    """The whole page, or for a swap its named partials.

    The first in place, the others out of band (`oob` is true in them).
    """
    if not request.htmx or request.htmx.boosted or not parts:
        return HttpResponse(render_to_string(template, context, request), status=status)
    return HttpResponse(_parts(request, template, context, parts), status=status)


def done(request: EditorRequest, template: str, context: Context, *parts: str, said: str, address: str) -> HttpResponse:
    """After an act: a plain POST is redirected to `address` with the announcement.

    A swap gets the parts that changed with it.
    """
    if not request.htmx or not parts:
        messages.success(request, said)
        if request.htmx:
            return HttpResponse(headers={"HX-Redirect": address})
        return redirect(address)
    announcement = render_to_string("desk/announcement.html", {"said": said}, request)
    return HttpResponse(_parts(request, template, context, parts) + announcement)


def _parts(request: EditorRequest, template: str, context: Context, parts: tuple[str, ...]) -> str:
    return "".join(
        render_to_string(f"{template}#{part}", {**context, "oob": position > 0}, request)
        for position, part in enumerate(parts)
    )
