-- Rule 8: an attribution that was published is struck with a reason, never changed or deleted.
CREATE FUNCTION keep_published_attribution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    striking text[] := '{version,struck_at,struck_by_id,struck_reason}';
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.struck_at IS NULL AND to_jsonb(NEW) - striking = to_jsonb(OLD) - striking THEN
        RETURN NEW;
    END IF;
    IF EXISTS (
        SELECT FROM publication_publication AS publication JOIN claims_claim AS claim ON claim.public_id = publication.subject_id
        WHERE publication.subject_type = 'claim' AND claim.id = OLD.claim_id AND publication.recorded_at >= OLD.recorded_at
    ) THEN
        RAISE EXCEPTION 'This attribution was published: strike it with a reason, which readers see as a correction.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'published_attribution_is_struck_not_changed';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER published_attribution_stays BEFORE UPDATE OR DELETE ON claims_attribution
    FOR EACH ROW EXECUTE FUNCTION keep_published_attribution();
