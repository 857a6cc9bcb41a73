-- Rule 8: an attribution that was published is struck with a reason, never changed or deleted.
CREATE FUNCTION was_published(attribution claims_attribution) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM publication_publication AS publication JOIN claims_claim AS claim ON claim.public_id = publication.subject_id
        WHERE publication.subject_type = 'claim' AND claim.id = attribution.claim_id
          AND publication.recorded_at >= attribution.recorded_at
    )
$$;

CREATE FUNCTION keep_published_attribution() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    striking text[] := '{version,struck_at,struck_by_id,struck_reason}';
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.struck_at IS NULL AND to_jsonb(NEW) - striking = to_jsonb(OLD) - striking THEN
        RETURN NEW;
    END IF;
    IF was_published(OLD) THEN
        RAISE EXCEPTION 'This attribution was published: strike it with a reason, which readers see as a correction.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'published_attribution_is_struck_not_changed';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER published_attribution_stays BEFORE UPDATE OR DELETE ON claims_attribution
    FOR EACH ROW EXECUTE FUNCTION keep_published_attribution();

-- Through whom it reached the report is part of what was published.
CREATE FUNCTION keep_published_relays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM claims_attribution AS attribution
        WHERE attribution.id = OLD.attribution_id AND was_published(attribution)
    ) THEN
        RAISE EXCEPTION 'This attribution was published: strike it with a reason, which readers see as a correction.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'published_attribution_is_struck_not_changed';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER published_relays_stay BEFORE UPDATE OR DELETE ON claims_relay
    FOR EACH ROW EXECUTE FUNCTION keep_published_relays();
