"""Many rows of the read table without publishing each: one publication again and again under other ids."""

from django.db import connection

_COPY = """
WITH published AS (
    INSERT INTO publication_publication (extra, public_id, subject_type, subject_id, revision, change, recorded_at,
        served_from, editor, note, without_second_reading, form, document)
    SELECT extra, 'p-' || gen_random_uuid(), subject_type, copied.id, 1, change, recorded_at,
        served_from, editor, note, without_second_reading, form,
        document || jsonb_build_object('id', copied.id)
    FROM (SELECT * FROM publication_publication WHERE subject_id = %(subject)s ORDER BY id LIMIT 1) AS one,
        (SELECT left(%(subject)s, 2) || gen_random_uuid() AS id FROM generate_series(1, %(times)s)) AS copied
    RETURNING id, subject_id
), shown AS (
    INSERT INTO publication_edition
    SELECT (jsonb_populate_record(NULL::publication_edition,
        to_jsonb(edition) || jsonb_build_object('publication_id', published.id, 'subject_id', published.subject_id))).*
    FROM published,
        (SELECT * FROM publication_edition WHERE subject_id = %(subject)s ORDER BY publication_id LIMIT 1) AS edition
    RETURNING publication_id, subject_id
)
INSERT INTO publication_card (edition_id, language, html)
SELECT shown.publication_id, language, replace(html, %(subject)s, shown.subject_id)
FROM shown, (
    SELECT language, html FROM publication_card
    JOIN publication_edition ON edition_id = publication_id WHERE subject_id = %(subject)s
) AS card
"""


def copy(subject_id: str, times: int) -> None:
    """Publish what was published under `subject_id` so many times more, with all that it names."""
    with connection.cursor() as cursor:
        cursor.execute(_COPY, {"subject": subject_id, "times": times})
