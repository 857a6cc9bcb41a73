"""How the desk finds a record by what somebody typed: a part of its name, its whole name, or its public id."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils.formats import date_format

from newsclaims.actors.models import Actor
from newsclaims.actors.queries import find_actors
from newsclaims.articles.models import Article, Outlet
from newsclaims.articles.queries import find_articles, find_outlets
from newsclaims.claims.models import Claim, Question
from newsclaims.claims.queries import find_claims, find_questions
from newsclaims.core.matching import named
from newsclaims.core.text import fold
from newsclaims.events.models import Event
from newsclaims.events.queries import find_events
from newsclaims.sources.models import Source
from newsclaims.sources.queries import find_sources
from newsclaims.vocabulary import dates


@dataclass(frozen=True, slots=True)
class Lookup:
    """A kind of record that can be found by typing. `note` tells apart records of the same name."""

    model: type[Model]
    one: str
    find: Callable[[str], Sequence[Any]]
    exactly: Callable[[str], Iterable[Any]]
    note: Callable[[Any], str]

    def by_public_id(self, public_id: str) -> Any:
        """The record, or None where there is none of this id. One query."""
        return self.model._default_manager.filter(public_id=public_id).first()

    def by_typing(self, typed: str) -> list[Any]:
        """The records of this public id or whole name; several where a name is shared. At most two queries."""
        record = self.by_public_id(typed)
        return [record] if record else list(self.exactly(typed))


def _actors_exactly(typed: str) -> list[Actor]:
    folded = fold(" ".join(typed.split()))
    return list(Actor.objects.filter(Q(folded=folded) | Q(names__folded=folded)).distinct().order_by("pk"))


def _event_note(event: Event) -> str:
    return f"{event.get_kind_display()}, {dates.in_words(event.happened, event.happened_words)}"


def _source_note(source: Source) -> str:
    published = date_format(source.published_at, "j F Y") if source.published_at else ""
    return ", ".join(filter(None, [source.get_kind_display(), published]))


def _article_note(article: Article) -> str:
    published = date_format(article.published_at, "j F Y") if article.published_at else ""
    return ", ".join(filter(None, [article.outlet.name, published]))


LOOKUPS: dict[str, Lookup] = {
    "actors": Lookup(Actor, "actor", find_actors, _actors_exactly, lambda actor: actor.get_kind_display()),
    "events": Lookup(Event, "event", find_events, lambda typed: named(Event.objects.all(), typed), _event_note),
    "sources": Lookup(Source, "source", find_sources, lambda typed: named(Source.objects.all(), typed), _source_note),
    "questions": Lookup(
        Question,
        "question",
        find_questions,
        lambda typed: named(Question.objects.all(), typed),
        lambda question: question.measure,
    ),
    "claims": Lookup(
        Claim,
        "claim",
        find_claims,
        lambda typed: named(Claim.objects.all(), typed),
        lambda claim: f"{claim.get_stage_display()}, {claim.standing.get_status_display()}",
    ),
    "outlets": Lookup(
        Outlet, "outlet", find_outlets, lambda typed: named(Outlet.objects.all(), typed), lambda outlet: outlet.domain
    ),
    "articles": Lookup(
        Article,
        "article",
        find_articles,
        lambda typed: named(Article.objects.select_related("outlet"), typed),
        _article_note,
    ),
}
