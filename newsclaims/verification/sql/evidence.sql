-- Rule 8: evidence that a judgement relies on is superseded by a new piece, never changed or removed.
CREATE FUNCTION keep_cited_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM verification_assessment WHERE relies_on @> ARRAY[OLD.public_id]::text[]) THEN
        RAISE EXCEPTION 'A judgement relies on this piece of evidence: supersede it by a new one.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'cited_evidence_stays';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER cited_evidence_stays BEFORE UPDATE OR DELETE ON verification_evidence
    FOR EACH ROW EXECUTE FUNCTION keep_cited_evidence();

-- A piece supersedes one of the same claim.
CREATE FUNCTION check_supersedes_the_same_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM verification_evidence WHERE id = NEW.supersedes_id AND claim_id = NEW.claim_id) THEN
        RAISE EXCEPTION 'A piece of evidence can only supersede one of the same claim.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'evidence_supersedes_the_same_claim', COLUMN = 'supersedes';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER supersedes_the_same_claim BEFORE INSERT OR UPDATE OF supersedes_id, claim_id ON verification_evidence
    FOR EACH ROW WHEN (NEW.supersedes_id IS NOT NULL) EXECUTE FUNCTION check_supersedes_the_same_claim();
