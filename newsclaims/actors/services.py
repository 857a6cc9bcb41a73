from collections.abc import Sequence
from dataclasses import dataclass

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor, ActorName, Affiliation
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.vocabulary import clocks
from newsclaims.vocabulary.kinds import ActorKind


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor, with its language (BCP 47) and script (ISO 15924) where they are known."""

    name: str
    language: str = ""
    script: str = ""


@recorded
def add_actor(
    *,
    by: Editor,
    kind: str,
    name: str,
    aliases: Sequence[Alias] = (),
    description: str = "",
    part_of: Actor | None = None,
    same_as: Sequence[str] = (),
    brought: Brought | None = None,
) -> Actor:
    """Record an actor with all its names and return it.

    Raises Forbidden, or Refused without a name or with an unknown kind.
    """
    permissions.check_can_edit(by)
    _check(kind, name)
    actor = Actor.objects.create(
        kind=kind,
        name=name.strip(),
        description=description,
        part_of=part_of,
        same_as=list(same_as),
        **columns_of(brought),
    )
    _name(actor, aliases)
    return actor


@recorded
def mend_actor(
    *,
    by: Editor,
    actor: Actor,
    version: int,
    kind: str,
    name: str,
    aliases: Sequence[Alias],
    description: str,
    part_of: Actor | None,
) -> Actor:
    """Change an actor and its names and return it. Raises Forbidden, Stale, or Refused without a name."""
    permissions.check_can_edit(by)
    _check(kind, name)
    actor.change(version, kind=kind, name=name.strip(), description=description, part_of=part_of)
    if set(aliases) != {Alias(other.name, other.language, other.script) for other in actor.names.all()}:
        actor.names.all().delete()
        _name(actor, aliases)
    return actor


@recorded
def add_affiliation(
    *,
    by: Editor,
    actor: Actor,
    organisation: Actor,
    role: str = "",
    since: str = "",
    until: str = "",
    brought: Brought | None = None,
) -> Affiliation:
    """Record an actor's place with another and return it.

    Raises Forbidden, or Refused for itself or for a day that is none.
    """
    permissions.check_can_edit(by)
    if actor == organisation:
        raise Refused("Nobody has a place with themselves.", "organisation")
    return Affiliation.objects.create(
        actor=actor,
        organisation=organisation,
        role=role,
        since=clocks.checked("since", since),
        until=clocks.checked("until", until),
        **columns_of(brought),
    )


def _check(kind: str, name: str) -> None:
    if not name.strip():
        raise Refused("Give the name.", "name")
    if kind not in ActorKind.values:
        raise Refused("Choose what kind of actor it is.", "kind")


def _name(actor: Actor, aliases: Sequence[Alias]) -> None:
    ActorName.objects.bulk_create(
        ActorName(actor=actor, name=alias.name, language=alias.language, script=alias.script)
        for alias in dict.fromkeys(aliases)
    )
