-- A claim's standing is that of its last assessment; a claim that nobody has looked at is unreviewed.
CREATE FUNCTION begin_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO verification_standing (claim_id, status) SELECT id, 'unreviewed' FROM new_rows;
    RETURN NULL;
END $$;

CREATE TRIGGER begin_standing AFTER INSERT ON claims_claim REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION begin_standing();

-- What cannot be known yet has a day to look again: half a year on, where no later day was chosen.
CREATE FUNCTION follow_assessments() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE verification_standing AS standing
    SET status = latest.status, assessment_id = latest.id, checked_at = latest.recorded_at,
        recheck_on = CASE WHEN latest.status = 'pending' AND coalesce(recheck_on <= latest.recorded_at::date, true)
                          THEN latest.recorded_at::date + 182 ELSE recheck_on END
    FROM (SELECT DISTINCT ON (claim_id) * FROM new_rows ORDER BY claim_id, seq DESC) AS latest
    WHERE standing.claim_id = latest.claim_id;
    RETURN NULL;
END $$;

CREATE TRIGGER follow_assessments AFTER INSERT ON verification_assessment REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION follow_assessments();

CREATE FUNCTION check_standing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    latest verification_assessment;
BEGIN
    SELECT * INTO latest FROM verification_assessment WHERE claim_id = NEW.claim_id ORDER BY seq DESC LIMIT 1;
    IF (NEW.status, NEW.assessment_id, NEW.checked_at)
       IS DISTINCT FROM (coalesce(latest.status, 'unreviewed'), latest.id, latest.recorded_at) THEN
        RAISE EXCEPTION 'A status comes from an assessment and from nothing else.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'standing_is_the_last_assessment', COLUMN = 'status';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER standing_is_the_last_assessment BEFORE INSERT OR UPDATE ON verification_standing
    FOR EACH ROW EXECUTE FUNCTION check_standing();

-- A standing goes when its claim goes, and not before.
CREATE FUNCTION check_standing_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_claim WHERE id = OLD.claim_id) THEN
        RAISE EXCEPTION 'A claim has a standing for as long as it is there.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'claim_keeps_its_standing';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER claim_keeps_its_standing AFTER DELETE ON verification_standing
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_standing_stays();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON verification_standing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate();
