-- Rules 5 and 6 for outlets and articles. A snapshot's text is immutable, so the log need not hold it a second time.
SELECT watch('articles_outlet', 'outlet', left_out => '{folded}');
SELECT watch('articles_article', 'article', left_out => '{folded}');
SELECT watch('articles_snapshot', 'snapshot', 'article', 'article_id', '{text}');
SELECT keep_versions('articles_outlet');
SELECT keep_versions('articles_article');
