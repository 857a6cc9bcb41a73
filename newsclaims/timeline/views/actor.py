from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsclaims.publication.queries.actors import actor_page
from newsclaims.publication.queries.counted import Counted
from newsclaims.timeline import tallies
from newsclaims.timeline.caching import moment_of, public
from newsclaims.timeline.markup import markup_of_subject
from newsclaims.timeline.sayings import first_and_last, sayings_of
from newsclaims.vocabulary import languages
from newsclaims.vocabulary.kinds import ActorKind, Basis, SubjectKind
from newsclaims.vocabulary.on_screen import on_the_web

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class OtherName:
    """Another name, with its language and script in words, as far as they are recorded."""

    name: str
    language: str
    told: str


@dataclass(frozen=True, slots=True)
class TakingPart:
    """An event in which an actor took part, in which roles, and how well that is known."""

    event: Counted
    role: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Belonging:
    """An actor that is part of another or affiliated with it, in which role."""

    actor: Document
    role: str


@public
def actor(request: HttpRequest, actor_id: str) -> HttpResponse:
    """An actor: its names and affiliations, its record as counts, and what it said and took part in."""
    page = actor_page(actor_id, moment_of(request))
    document = page.document
    sayings = sayings_of(actor_id, page.claims)
    return render(
        request,
        "timeline/actor.html",
        {
            "canonical": request.build_absolute_uri(request.path),
            "markup": markup_of_subject(SubjectKind.ACTOR, document, request),
            "page": page,
            "actor": document,
            "unnamed": document["kind"] == ActorKind.UNNAMED_SOURCE,
            "names": [_other_name(other) for other in document["names"]],
            "links": [(address, site) for address in document["same_as"] if (site := _site(address))],
            "all_made": tallies.of_all_made(actor_id, page.record),
            "made": tallies.made(actor_id, page.record),
            "other_parts": tallies.other_parts(actor_id, page.record),
            "sayings": sayings,
            "first_and_last": None if page.more_claims else first_and_last(sayings),
            "took_part": [_taking_part(event, actor_id) for event in page.events],
            "belonging": [_belonging(other, actor_id) for other in page.belonging],
        },
    )


def _other_name(other: Document) -> OtherName:
    language = languages.name_of(other["language"]) if other["language"] else ""
    script = languages.script_of(other["script"]) if other["script"] else ""
    return OtherName(other["name"], other["language"], ", ".join(filter(None, [language, script])))


def _site(address: str) -> str:
    """The site of an address on the web; empty for an address of any other kind, which is not to be followed."""
    return urlsplit(on_the_web(address)).hostname or ""


def _taking_part(event: Counted, actor_id: str) -> TakingPart:
    parts = [one for one in event.document["participants"] if one["actor"]["id"] == actor_id]
    roles = ", ".join(one["role"] for one in parts if one["role"])
    return TakingPart(event, roles, Basis(parts[0]["basis"] or event.document["basis"]))


def _belonging(other: Document, actor_id: str) -> Belonging:
    roles = [one["role"] for one in other["affiliations"] if one["with"]["id"] == actor_id and one["role"]]
    return Belonging(other, ", ".join(roles))
