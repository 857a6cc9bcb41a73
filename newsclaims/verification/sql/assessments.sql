-- Rule 3: an assessment has a rationale, and a definitive status rests on fitting evidence of that claim.
-- Rule 1: it is sealed with its digest and never changed.
CREATE FUNCTION check_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_seq integer;
    last_at timestamptz;
    fitting bigint[];
BEGIN
    IF NEW.rationale !~ '\S' THEN
        RAISE EXCEPTION 'Give the reason: readers see it beside the status.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'assessment_has_a_rationale', COLUMN = 'rationale';
    END IF;
    -- The lock keeps two judgements from taking the same number.
    PERFORM FROM claims_claim WHERE id = NEW.claim_id FOR UPDATE;
    SELECT seq, recorded_at INTO last_seq, last_at FROM verification_assessment
    WHERE claim_id = NEW.claim_id ORDER BY seq DESC LIMIT 1;
    IF NEW.seq <> coalesce(last_seq, 0) + 1 OR NEW.recorded_at < last_at THEN
        RAISE EXCEPTION 'Assessments of a claim are numbered 1, 2, … without holes, in order of time.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'assessments_are_numbered_in_order', COLUMN = 'seq';
    END IF;
    -- Nobody may change a piece between our look at it and the commit, when rule 8 begins to guard it.
    PERFORM FROM verification_evidence WHERE public_id = ANY (NEW.relies_on) ORDER BY id FOR SHARE;
    IF cardinality(NEW.relies_on) <> (
        SELECT count(*) FROM verification_evidence AS evidence
        WHERE evidence.public_id = ANY (NEW.relies_on) AND evidence.claim_id = NEW.claim_id
          AND evidence.recorded_at <= NEW.recorded_at
    ) THEN
        RAISE EXCEPTION 'A judgement can only rely on evidence that was linked to this claim before it.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'evidence_relied_on_is_of_the_claim', COLUMN = 'relies_on';
    END IF;
    IF NEW.status IN ('supported', 'confirmed', 'misleading', 'refuted') THEN
        SELECT array_agg(source_id) INTO fitting FROM verification_evidence
        WHERE public_id = ANY (NEW.relies_on)
          AND (NEW.status = 'misleading' OR stance = CASE NEW.status WHEN 'refuted' THEN 'refutes' ELSE 'supports' END);
        IF fitting IS NULL THEN
            RAISE EXCEPTION '%', CASE NEW.status
                    WHEN 'refuted' THEN 'Refuted relies on evidence against the claim: tick at least one piece that refutes it.'
                    WHEN 'misleading' THEN 'Misleading relies on evidence: tick at least one piece.'
                    ELSE initcap(NEW.status) || ' relies on evidence for the claim: tick at least one piece that supports it.'
                END
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'definitive_status_has_fitting_evidence', COLUMN = 'relies_on';
        END IF;
    END IF;
    IF NEW.status = 'confirmed'
       AND NOT EXISTS (SELECT FROM verification_evidence WHERE public_id = ANY (NEW.relies_on) AND stance = 'supports' AND "primary")
       AND count_independent_roots(fitting) < 2 THEN
        RAISE EXCEPTION 'Confirmed needs two independent roots or one primary record: the supporting pieces ticked all go back to one root.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'confirmed_has_two_roots_or_a_primary_record', COLUMN = 'relies_on';
    END IF;
    NEW.digest := content_digest(jsonb_build_object(
        'id', NEW.public_id,
        'claim', (SELECT public_id FROM claims_claim WHERE id = NEW.claim_id),
        'seq', NEW.seq, 'status', NEW.status, 'rationale', NEW.rationale, 'relies_on', NEW.relies_on,
        'confidence', NEW.confidence, 'recorded', NEW.recorded_at AT TIME ZONE 'UTC',
        'editor', (SELECT public_id FROM accounts_editor WHERE id = NEW.editor_id)
    ));
    RETURN NEW;
END $$;

CREATE TRIGGER check_and_seal BEFORE INSERT ON verification_assessment FOR EACH ROW EXECUTE FUNCTION check_assessment();
SELECT make_append_only('verification_assessment');
