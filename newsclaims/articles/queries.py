from django.db.models import QuerySet

from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.core.errors import Missing
from newsclaims.core.matching import matching


def get_article(public_id: str) -> Article:
    """The article with its outlet. Raises Missing. One query."""
    article = Article.objects.select_related("outlet").filter(public_id=public_id).first()
    if article is None:
        raise Missing("There is no such article.")
    return article


def get_outlet(public_id: str) -> Outlet:
    """Raises Missing. One query."""
    outlet = Outlet.objects.filter(public_id=public_id).first()
    if outlet is None:
        raise Missing("There is no such outlet.")
    return outlet


def latest_snapshot(article: Article) -> Snapshot:
    """The newest text of an article; every article has one. One query."""
    return article.snapshots.order_by("-captured_at", "-pk")[0]


def get_snapshot(article: Article, public_id: str) -> Snapshot:
    """A text of this article. Raises Missing. One query."""
    snapshot = article.snapshots.filter(public_id=public_id).first()
    if snapshot is None:
        raise Missing("This article has no such text.")
    return snapshot


def articles() -> QuerySet[Article]:
    """Every article with its outlet, newest first by when it was added. One query."""
    return Article.objects.select_related("outlet").order_by("-added_at", "-pk")


def outlets() -> QuerySet[Outlet]:
    return Outlet.objects.order_by("name", "pk")


def find_articles(typed: str, limit: int = 10) -> list[Article]:
    """Articles whose headline goes by what was typed, best first. One query."""
    return list(matching(Article.objects.select_related("outlet"), typed)[:limit])


def find_outlets(typed: str, limit: int = 10) -> list[Outlet]:
    """Outlets that go by what was typed, best first. One query."""
    return list(matching(Outlet.objects.all(), typed)[:limit])


def outlet_named(name: str) -> Outlet | None:
    """The outlet of exactly this name, in any case. One query."""
    return Outlet.objects.filter(name__iexact=name.strip()).order_by("pk").first()
