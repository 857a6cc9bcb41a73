-- Lower case and without accents or other combining marks, so that "Cıragan" style typing finds "Çırağan".
-- Immutable because the database's locale is the builtin C.UTF-8, the same on every machine.
CREATE FUNCTION fold_text(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT translate(lower(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g')), 'ıøłđ’ʼ', 'iold''''')
$$;

-- The words of a text for full-text search, folded and unstemmed: the record is in many languages.
-- Bound to `fold_text` when it is made: pg_restore fills generated columns without a search path.
CREATE FUNCTION word_vector(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN to_tsvector('simple', fold_text(words));
