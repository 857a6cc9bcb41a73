"""Which articles report which claims: what stands inside the claims' documents, read in plain SQL.

That an article is named by a claim is not enough: it may be evidence, or its report may have been struck.
"""

from collections.abc import Collection
from datetime import datetime

from newsclaims.core.counting import CAP
from newsclaims.publication.queries.families import fetch

_CLAIMS_BY_ARTICLE = """
SELECT article.id, counted.claims
FROM unnest(%(articles)s::text[]) AS article (id)
CROSS JOIN LATERAL (
    SELECT count(*) AS claims
    FROM (
        SELECT FROM publication_edition AS edition
        JOIN publication_publication AS publication ON publication.id = edition.publication_id
        WHERE edition.subject_type = 'claim' AND {seen} AND edition.articles @> ARRAY[article.id]
        AND jsonb_path_exists(
            publication.document,
            '$.statements[*].reports[*] ? (@.article.id == $article && @.struck == null)',
            jsonb_build_object('article', article.id)
        )
        LIMIT %(limit)s
    ) AS reported
) AS counted
"""

_ARTICLES_OF_EVENT = """
SELECT report #>> '{article,id}', count(DISTINCT claim.subject_id)
FROM (
    SELECT edition.subject_id, publication.document
    FROM publication_edition AS edition
    JOIN publication_publication AS publication ON publication.id = edition.publication_id
    WHERE edition.subject_type = 'claim' AND {seen} AND edition.events @> ARRAY[%(event)s]
    ORDER BY edition.first_published_at, edition.subject_id
    LIMIT %(limit)s
) AS claim
CROSS JOIN LATERAL jsonb_path_query(claim.document, '$.statements[*].reports[*] ? (@.struck == null)') AS report
WHERE report -> 'article' <> 'null'
GROUP BY 1
"""


def claims_by_article(article_ids: Collection[str], at: datetime | None = None) -> dict[str, int]:
    """How many claims each article reports; one more than the cap where there are more than that. One query."""
    parameters = {"articles": list(article_ids), "limit": CAP + 1}
    return dict(fetch(_CLAIMS_BY_ARTICLE, parameters, at))


def articles_of_event(event_id: str, limit: int, at: datetime | None = None) -> dict[str, int]:
    """The articles that report the first `limit` claims of an event, each with how many of these. One query."""
    return dict(fetch(_ARTICLES_OF_EVENT, {"event": event_id, "limit": limit}, at))
