"""Documents of form 1: what readers see of a subject, frozen from the record as it stood at one moment.

Dates of the story are `{edtf, words}`, instants are ISO 8601 in UTC, other subjects are `{type, id, name}`.
"""

from datetime import datetime
from typing import Any

from newsclaims.actors.models import Actor
from newsclaims.articles import passages
from newsclaims.articles.models import Article, Outlet
from newsclaims.claims.models import Question
from newsclaims.events.models import Event
from newsclaims.publication.references import Subject, reference

FORM = 1
Document = dict[str, Any]


def instant(moment: datetime | None) -> str:
    """An instant as it stands in a document; empty where it is not known."""
    return moment.isoformat().replace("+00:00", "Z") if moment else ""


def dated(edtf: str, words: str) -> dict[str, str]:
    """A date of the story as it stands in a document."""
    return {"edtf": edtf, "words": words}


def begin(subject: Subject) -> Document:
    """What every document begins with."""
    known = reference(subject)
    return {"form": FORM, "type": known["type"], "id": known["id"], "title": known["name"]}


def freeze_event(event: Event) -> Document:
    """An event with its place, parent and participants. Two queries."""
    place = event.place
    return {
        **begin(event),
        "kind": event.kind,
        "basis": event.basis,
        "happened": dated(event.happened, event.happened_words),
        "place": {
            "name": place.name,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
        if place
        else None,
        "parent": reference(event.parent) if event.parent else None,
        "participants": [
            {"actor": reference(one.actor), "role": one.role, "basis": one.basis}
            for one in event.participations.select_related("actor").order_by("position")
        ],
        "summary": event.summary,
    }


def freeze_question(question: Question) -> Document:
    """A question with its measure and finding. One query."""
    return {
        **begin(question),
        "measure": question.measure,
        "unit": question.unit,
        "finding": question.finding,
        "events": [reference(event) for event in question.events.order_by("happened_lower", "pk")],
    }


def freeze_actor(actor: Actor) -> Document:
    """An actor with its other names and affiliations. Two queries."""
    affiliations = actor.affiliations.select_related("organisation").order_by("pk")
    return {
        **begin(actor),
        "kind": actor.kind,
        "names": [
            {"name": other.name, "language": other.language, "script": other.script}
            for other in actor.names.order_by("name", "pk")
        ],
        "description": actor.description,
        "part_of": reference(actor.part_of) if actor.part_of else None,
        "affiliations": [
            {
                "with": reference(affiliation.organisation),
                "role": affiliation.role,
                "since": affiliation.since,
                "until": affiliation.until,
            }
            for affiliation in affiliations
        ],
        "same_as": actor.same_as,
    }


def freeze_outlet(outlet: Outlet) -> Document:
    return {
        **begin(outlet),
        "domain": outlet.domain,
        "country": outlet.country,
        "language": outlet.language,
        "kind": outlet.kind,
    }


def freeze_article(article: Article) -> Document:
    """What is recorded about a report, its snapshots, and the text only where its licence allows it. One query."""
    snapshots = list(article.snapshots.order_by("captured_at", "pk"))
    whole = article.public_text == "full"
    return {
        **begin(article),
        "outlet": reference(article.outlet),
        "language": article.language,
        "url": article.url,
        "byline": article.byline,
        "published": instant(article.published_at),
        "public_text": article.public_text,
        "snapshots": [
            {
                "id": snapshot.public_id,
                "captured": instant(snapshot.captured_at),
                "sha256": snapshot.sha256,
                "sentences": len(passages.sentences(snapshot.text)),
                **({"text": snapshot.text} if whole else {}),
            }
            for snapshot in snapshots
        ],
    }
