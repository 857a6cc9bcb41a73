"""What the head of a page tells machines: linked data, a preview, and the page's other forms.

It describes the live page: a page of an earlier moment has none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from newsclaims.publication.queries import ArticlePage, ClaimPage, EventPage
from newsclaims.publication.queries.companions import companions
from newsclaims.publication.queries.questions import QuestionPage
from newsclaims.timeline.caching import moment_of
from newsclaims.timeline.formats import json_ld
from newsclaims.timeline.formats.claim_review import claim_review
from newsclaims.timeline.formats.counting import counted_in_words
from newsclaims.timeline.formats.open_graph import Picture, Preview, standing_in_words
from newsclaims.timeline.formats.site import Site, desk_name, site_of
from newsclaims.timeline.formats.web_page import actor_of, event_of, item_list, report_of, web_page
from newsclaims.vocabulary import headings
from newsclaims.vocabulary.kinds import SubjectKind
from newsclaims.vocabulary.statuses import Status

Document = dict[str, Any]

ANNOTATIONS = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
OEMBED = "application/json+oembed"


@dataclass(frozen=True, slots=True)
class OtherForm:
    """Another form of the page, for a program that asks for its media type."""

    media_type: str
    href: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    url: str
    locale: str
    other_locales: tuple[str, ...]
    site_name: str
    preview: Preview
    blocks: tuple[SafeString, ...]
    forms: tuple[OtherForm, ...] = ()


def markup_of(page: ClaimPage, request: HttpRequest) -> Markup | None:
    """The markup of a published claim's page. One query; None for an earlier moment."""
    if moment_of(request):
        return None
    site, claim = site_of(request), page.document
    url, title = site.page(SubjectKind.CLAIM, claim["id"]), headings.plain(claim["heading"])
    known = companions([claim])
    published = page.revisions[-1].recorded_at.isoformat()
    review = claim_review(page, known, site)
    described = web_page(
        site,
        url=url,
        name=title,
        about=[event_of(event, site) for event in page.events],
        mentions=[actor_of(actor, known, site) for actor in _named_in(claim)],
        datePublished=published,
        dateModified=page.newest.recorded_at.isoformat(),
    )
    status = str(Status(claim["status"]).label)
    preview = Preview(
        title=title,
        description=standing_in_words(status, claim["rationale"]),
        kind="article",
        picture=_picture(site, SubjectKind.CLAIM, claim["id"], page.newest.revision, standing_in_words(title, status)),
        published=published,
        modified=page.newest.recorded_at.isoformat(),
    )
    annotations = OtherForm(ANNOTATIONS, reverse("timeline:claim_annotations", args=[claim["id"]]))
    blocks = [described, review] if review else [described]
    return _markup(site, url, preview, blocks, (annotations, _oembed(site, url, title)))


def markup_of_event(page: EventPage, request: HttpRequest) -> Markup | None:
    """The markup of an event's page. No query; None for an earlier moment."""
    if moment_of(request):
        return None
    site, event = site_of(request), page.document
    url = site.page(SubjectKind.EVENT, event["id"])
    described = web_page(
        site,
        url=url,
        name=event["title"],
        about=event_of(event, site),
        mainEntity=item_list(site.page(SubjectKind.CLAIM, claim.id) for claim in page.claims),
    )
    words = event["summary"] or counted_in_words([claim.status for claim in page.claims], more=page.more_claims)
    picture = _picture(site, SubjectKind.EVENT, event["id"], page.revision, event["title"])
    return _markup(
        site, url, Preview(event["title"], words, picture=picture), [described], (_oembed(site, url, event["title"]),)
    )


def markup_of_question(page: QuestionPage, request: HttpRequest) -> Markup | None:
    """The markup of a question's page. No query; None for an earlier moment."""
    if moment_of(request):
        return None
    site, question = site_of(request), page.document
    url = site.page(SubjectKind.QUESTION, question["id"])
    described = web_page(
        site,
        url=url,
        name=question["title"],
        about=[event_of(event, site) for event in question["events"]],
        mainEntity=item_list(site.page(SubjectKind.CLAIM, claim["id"]) for claim in page.answers),
    )
    statuses = [Status(claim["status"]) for claim in page.answers]
    words = question["finding"] or counted_in_words(statuses, more=page.more_answers)
    picture = _picture(site, SubjectKind.QUESTION, question["id"], page.revision, question["title"])
    return _markup(
        site,
        url,
        Preview(question["title"], words, picture=picture),
        [described],
        (_oembed(site, url, question["title"]),),
    )


def markup_of_article(page: ArticlePage, request: HttpRequest) -> Markup | None:
    """The markup of an article's page: a page of ours about somebody else's report. None for an earlier moment."""
    if moment_of(request):
        return None
    site, article = site_of(request), page.document
    url = site.page(SubjectKind.ARTICLE, article["id"])
    events = {event["id"]: event for claim in page.claims for event in claim["events"]}
    described = web_page(
        site,
        url=url,
        name=article["title"],
        about=report_of(article),
        mentions=[event_of(event, site) for event in events.values()],
        mainEntity=item_list(site.page(SubjectKind.CLAIM, claim["id"]) for claim in page.claims),
    )
    annotations = OtherForm(ANNOTATIONS, reverse("timeline:article_annotations", args=[article["id"]]))
    return _markup(site, url, Preview(article["title"], article["outlet"]["name"]), [described], (annotations,))


def markup_of_subject(kind: SubjectKind, document: Document, request: HttpRequest) -> Markup | None:
    """The markup of the page of an actor or an outlet, whom it is about. None for an earlier moment."""
    if moment_of(request):
        return None
    site = site_of(request)
    url = site.page(kind, document["id"])
    about = actor_of({**document, "name": document["title"]}, {(kind, document["id"]): document}, site)
    preview = Preview(document["title"], document.get("description") or str(settings.SITE_TITLE))
    return _markup(site, url, preview, [web_page(site, url=url, name=document["title"], about=about)], ())


def markup_of_other(request: HttpRequest) -> Markup | None:
    """The markup of any other page: that it is one of this site's. None for an earlier moment."""
    if getattr(request, "as_of", None):
        return None
    site = site_of(request)
    url = site.address(request.path)
    return _markup(site, url, Preview(str(settings.SITE_TITLE), desk_name()), [web_page(site, url=url)], ())


def _markup(
    site: Site, url: str, preview: Preview, described: Iterable[Document], forms: tuple[OtherForm, ...]
) -> Markup:
    return Markup(
        url=url,
        locale=site.locale,
        other_locales=site.other_locales,
        site_name=str(settings.SITE_TITLE),
        preview=preview,
        blocks=tuple(json_ld.block(document) for document in described),
        forms=forms,
    )


def _picture(site: Site, kind: SubjectKind, public_id: str, revision: int, words: str) -> Picture:
    """The revision stands in the address for those who keep a picture for ever under its address."""
    return Picture(f"{site.address(reverse(f'timeline:{kind}_picture', args=[public_id]))}?revision={revision}", words)


def _oembed(site: Site, url: str, title: str) -> OtherForm:
    return OtherForm(OEMBED, f"{site.address(reverse('timeline:oembed'))}?{urlencode({'url': url})}", title)


def _named_in(claim: Document) -> list[Document]:
    """Who speaks of the claim and whom it is about, each once."""
    standing = [
        statement["speaker"]
        for statement in claim["statements"]
        if statement["speaker"] and any(not report["struck"] for report in statement["reports"])
    ]
    return list({actor["id"]: actor for actor in (*standing, *claim["about"])}.values())
