from dataclasses import dataclass
from datetime import datetime

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.actors.models import Actor
from newsclaims.articles.models import Article
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.sources.models import Derivation, Source
from newsclaims.vocabulary.grades import Reliability
from newsclaims.vocabulary.kinds import Sensitivity, Visibility


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source that is not in the record yet: what `add_source` takes."""

    kind: str
    title: str
    reliability: str = Reliability.F
    url: str = ""
    publisher: Actor | None = None
    visibility: str = Visibility.PUBLIC
    public_as: str = ""
    embargo_until: datetime | None = None
    sensitivity: str = Sensitivity.NONE


@recorded
def add_source(
    *,
    by: Editor,
    kind: str,
    title: str,
    reliability: str = Reliability.F,
    url: str = "",
    published_at: datetime | None = None,
    publisher: Actor | None = None,
    article: Article | None = None,
    visibility: str = Visibility.PUBLIC,
    public_as: str = "",
    embargo_until: datetime | None = None,
    sensitivity: str = Sensitivity.NONE,
    brought: Brought | None = None,
) -> Source:
    """Record a source and return it; it may have no address.

    Raises Forbidden, or Refused without a title, or for a described source without its description.
    """
    permissions.check_can_edit(by)
    _check(title, visibility, public_as)
    return Source.objects.create(
        kind=kind,
        title=title.strip(),
        reliability=reliability,
        url=url,
        published_at=published_at,
        publisher=publisher,
        article=article,
        visibility=visibility,
        public_as=public_as,
        embargo_until=embargo_until,
        sensitivity=sensitivity,
        **columns_of(brought),
    )


@recorded
def mend_source(
    *,
    by: Editor,
    source: Source,
    version: int,
    kind: str,
    title: str,
    reliability: str,
    url: str,
    published_at: datetime | None,
    publisher: Actor | None,
    article: Article | None,
    visibility: str,
    public_as: str,
    embargo_until: datetime | None,
    sensitivity: str,
) -> Source:
    """Change a source and return it. Raises Forbidden, Stale, Refused."""
    permissions.check_can_edit(by)
    _check(title, visibility, public_as)
    return source.change(
        version,
        kind=kind,
        title=title.strip(),
        reliability=reliability,
        url=url,
        published_at=published_at,
        publisher=publisher,
        article=article,
        visibility=visibility,
        public_as=public_as,
        embargo_until=embargo_until,
        sensitivity=sensitivity,
    )


@recorded
def derive(*, by: Editor, source: Source, origin: Source, how: str, brought: Brought | None = None) -> Derivation:
    """Record that `source` stands on `origin` and return it.

    Raises Forbidden, or Refused for a source on itself or said twice.
    """
    permissions.check_can_edit(by)
    if source == origin:
        raise Refused("A source does not derive from itself.", "origin")
    if Derivation.objects.filter(source=source, origin=origin, how=how).exists():
        raise Refused("This is recorded already.", "origin")
    return Derivation.objects.create(source=source, origin=origin, how=how, **columns_of(brought))


@recorded
def take_back_derivation(*, by: Editor, derivation: Derivation) -> None:
    """Remove a derivation that was recorded wrongly; the log keeps it. Raises Forbidden."""
    permissions.check_can_edit(by)
    derivation.delete()


def _check(title: str, visibility: str, public_as: str) -> None:
    if not title.strip():
        raise Refused("Give the source a title.", "title")
    if visibility == Visibility.DESCRIBED and not public_as.strip():
        raise Refused("Say what readers see in place of the title.", "public_as")
