from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet

from newsclaims.articles.models import Article
from newsclaims.articles.queries import articles
from newsclaims.core.keyset import page_of
from newsclaims.core.text import fold

PAGE_SIZE = 50


def articles_page(asked: Mapping[str, str]) -> dict[str, Any]:
    """One page of articles, newest first, with how many attributions each holds, and links round it. One query."""
    typed = asked.get("q", "").strip()
    rows = page_of(
        _found(typed).annotate(attributed=Count("attributions", filter=Q(attributions__struck_at=None))),
        ["added_at", "pk"],
        descending=True,
        size=PAGE_SIZE,
        after=asked.get("after", ""),
        before=asked.get("before", ""),
    )
    return {
        "articles": rows.rows,
        "typed": typed,
        "previous_href": _link(typed, before=rows.previous),
        "next_href": _link(typed, after=rows.next),
    }


def _found(typed: str) -> QuerySet[Article]:
    if not typed:
        return articles()
    needle = fold(typed)
    return articles().filter(Q(folded__contains=needle) | Q(outlet__folded__contains=needle))


def _link(typed: str, **cursor: str) -> str:
    if not any(cursor.values()):
        return ""
    return "?" + urlencode({"q": typed, **cursor} if typed else cursor)
