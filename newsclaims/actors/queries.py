from django.db.models import Prefetch, QuerySet

from newsclaims.actors.models import Actor, ActorName
from newsclaims.core.errors import Missing
from newsclaims.core.matching import matching
from newsclaims.vocabulary.kinds import ActorKind


def get_actor(public_id: str) -> Actor:
    """The actor with its other names and what it is part of. Raises Missing. Two queries."""
    actor = actors().filter(public_id=public_id).first()
    if actor is None:
        raise Missing("There is no such actor.")
    return actor


def actors() -> QuerySet[Actor]:
    """Every actor by name, with its other names. Two queries, whatever their number."""
    names = Prefetch("names", ActorName.objects.order_by("name", "pk"))
    return Actor.objects.select_related("part_of").prefetch_related(names).order_by("name", "pk")


def find_actors(typed: str, limit: int = 10, *, named_only: bool = False) -> list[Actor]:
    """Actors that go by what was typed, in any of their names, best first. Two queries."""
    rows = Actor.objects.exclude(kind=ActorKind.UNNAMED_SOURCE) if named_only else Actor.objects.all()
    by_name = list(matching(rows, typed)[:limit])
    aliases = matching(ActorName.objects.filter(actor__in=rows).select_related("actor"), typed)[:limit]
    return list(dict.fromkeys([*by_name, *(alias.actor for alias in aliases)]))[:limit]


def known_names() -> dict[str, str]:
    """Every name of every named actor, with the public id of whom it names. Two queries."""
    named = Actor.objects.exclude(kind=ActorKind.UNNAMED_SOURCE)
    names = dict(named.values_list("name", "public_id"))
    others = ActorName.objects.filter(actor__in=named).values_list("name", "actor__public_id")
    return {**dict(others), **names}
