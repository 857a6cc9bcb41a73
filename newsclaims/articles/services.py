import hashlib
from dataclasses import dataclass
from datetime import datetime

from newsclaims.accounts import permissions
from newsclaims.accounts.models import Editor
from newsclaims.articles import anchors
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import recorded
from newsclaims.vocabulary.kinds import PublicText


class AlreadyHere(Refused):
    """The text is in the record already; `article` is where."""

    def __init__(self, article: Article) -> None:
        super().__init__("This text is here already.", "text")
        self.article = article


@dataclass(frozen=True, slots=True)
class NewOutlet:
    """An outlet that is not in the record yet."""

    name: str


@recorded
def add_outlet(
    *,
    by: Editor,
    name: str,
    domain: str = "",
    country: str = "",
    language: str = "",
    kind: str = "",
    brought: Brought | None = None,
) -> Outlet:
    """Record an outlet and return it. Raises Forbidden, or Refused without a name."""
    permissions.check_can_edit(by)
    _check_named(name, "name")
    return Outlet.objects.create(
        name=name.strip(), domain=domain, country=country, language=language, kind=kind, **columns_of(brought)
    )


@recorded
def mend_outlet(
    *, by: Editor, outlet: Outlet, version: int, name: str, domain: str, country: str, language: str, kind: str
) -> Outlet:
    """Change an outlet and return it. Raises Forbidden, Stale, or Refused without a name."""
    permissions.check_can_edit(by)
    _check_named(name, "name")
    return outlet.change(version, name=name.strip(), domain=domain, country=country, language=language, kind=kind)


@recorded
def add_article(
    *,
    by: Editor,
    outlet: Outlet | NewOutlet,
    title: str,
    text: str,
    language: str = "en",
    url: str = "",
    byline: str = "",
    published_at: datetime | None = None,
    public_text: str = PublicText.EXCERPTS,
    carried: bool = False,
) -> Article:
    """Record a report with its first snapshot, and its outlet where that is new, and return it.

    `carried` says that another outlet may print the same text. Raises Forbidden; AlreadyHere when the text is in the
    record and is not carried by a further outlet; Refused without a title or a text.
    """
    permissions.check_can_edit(by)
    _check_named(title, "title")
    normal = anchors.normalise(text)
    if not normal:
        raise Refused("Paste the text of the report.", "text")
    known = Article.objects.filter(snapshots__sha256=digest_of(normal)).select_related("outlet")
    publisher = _outlet(by, outlet)
    same = known.filter(outlet=publisher).first() or (None if carried else known.first())
    if same:
        raise AlreadyHere(same)
    article = bring_article(
        by=by,
        outlet=publisher,
        title=title,
        language=language,
        url=url,
        byline=byline,
        published_at=published_at,
        public_text=public_text,
    )
    add_snapshot(by=by, article=article, text=normal)
    return article


@recorded
def bring_article(
    *,
    by: Editor,
    outlet: Outlet,
    title: str,
    language: str,
    url: str = "",
    byline: str = "",
    published_at: datetime | None = None,
    public_text: str = PublicText.EXCERPTS,
    brought: Brought | None = None,
) -> Article:
    """Record a report whose snapshots follow, and return it. Raises Forbidden, or Refused without a title."""
    permissions.check_can_edit(by)
    _check_named(title, "title")
    return Article.objects.create(
        outlet=outlet,
        title=title.strip(),
        language=language,
        url=url,
        byline=byline,
        published_at=published_at,
        public_text=public_text,
        **columns_of(brought),
    )


@recorded
def add_snapshot(
    *,
    by: Editor,
    article: Article,
    text: str,
    captured_at: datetime | None = None,
    brought: Brought | None = None,
) -> Snapshot:
    """Keep the text of an article as it stands now (or stood at `captured_at`) and return it. Raises Forbidden."""
    permissions.check_can_edit(by)
    moment = {"captured_at": captured_at} if captured_at else {}
    return Snapshot.objects.create(article=article, sha256=digest_of(text), text=text, **moment, **columns_of(brought))


@recorded
def mend_article(
    *,
    by: Editor,
    article: Article,
    version: int,
    outlet: Outlet | NewOutlet,
    title: str,
    language: str,
    url: str,
    byline: str,
    published_at: datetime | None,
    public_text: str,
) -> Article:
    """Change what is recorded about a report, never its text, and return it. Raises Forbidden, Stale, Refused."""
    permissions.check_can_edit(by)
    _check_named(title, "title")
    return article.change(
        version,
        outlet=_outlet(by, outlet),
        title=title.strip(),
        language=language,
        url=url,
        byline=byline,
        published_at=published_at,
        public_text=public_text,
    )


def digest_of(text: str) -> str:
    """The SHA-256 of a snapshot's text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _outlet(by: Editor, outlet: Outlet | NewOutlet) -> Outlet:
    return outlet if isinstance(outlet, Outlet) else add_outlet(by=by, name=outlet.name)


def _check_named(name: str, field: str) -> None:
    if not name.strip():
        raise Refused("Give the name." if field == "name" else "Give the headline.", field)
