-- Rule 1 for snapshots: the text is NFC with LF line ends, its SHA-256 is right, and nothing of it ever changes.
CREATE FUNCTION seal_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sha256 <> encode(sha256(convert_to(NEW.text, 'UTF8')), 'hex') THEN
        RAISE EXCEPTION 'The SHA-256 is not that of the text.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'sha256_is_of_the_text', COLUMN = 'sha256';
    END IF;
    IF NEW.text IS NOT NFC NORMALIZED OR position(E'\r' IN NEW.text) > 0 THEN
        RAISE EXCEPTION 'A snapshot is in Unicode normal form C, with LF line ends.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'snapshot_is_normalised', COLUMN = 'text';
    END IF;
    NEW.digest := content_digest(jsonb_build_object(
        'id', NEW.public_id,
        'article', (SELECT public_id FROM articles_article WHERE id = NEW.article_id),
        'captured', NEW.captured_at AT TIME ZONE 'UTC',
        'sha256', NEW.sha256
    ));
    RETURN NEW;
END $$;

CREATE TRIGGER seal BEFORE INSERT ON articles_snapshot FOR EACH ROW EXECUTE FUNCTION seal_snapshot();
SELECT make_append_only('articles_snapshot');
