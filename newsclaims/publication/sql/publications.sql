-- Rule 1 for publications; revisions of a subject are numbered 1, 2, … in order of time.
-- Rule 4: a definitive status is published with an agreeing second reading, or with the stated reason for going without.
-- The reading is of the assessment that the document shows: a rename copies a document that a newer assessment has overtaken.
CREATE FUNCTION check_publication() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    last_revision integer;
    last_at timestamptz;
BEGIN
    SELECT revision, recorded_at INTO last_revision, last_at FROM publication_publication
    WHERE subject_type = NEW.subject_type AND subject_id = NEW.subject_id ORDER BY revision DESC LIMIT 1;
    IF NEW.revision <> coalesce(last_revision, 0) + 1 OR NEW.recorded_at < last_at THEN
        RAISE EXCEPTION 'Revisions of a subject are numbered 1, 2, … in order of time.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'revisions_are_numbered_in_order', COLUMN = 'revision';
    END IF;
    IF (NEW.change = 'first') <> (NEW.revision = 1) THEN
        RAISE EXCEPTION 'The first revision is a first publication, and no other is.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'first_publication_is_the_first', COLUMN = 'change';
    END IF;
    IF NEW.subject_type = 'claim' AND NEW.change <> 'withdrawal' AND NEW.without_second_reading = ''
       AND NEW.document ->> 'status' IN ('supported', 'confirmed', 'misleading', 'refuted')
       AND NOT EXISTS (
           SELECT FROM claims_claim AS claim
           JOIN verification_assessment AS shown ON shown.claim_id = claim.id
           JOIN verification_secondreading AS second ON second.assessment_id = shown.id
           WHERE claim.public_id = NEW.subject_id
             AND shown.status = NEW.document ->> 'status'
             AND shown.recorded_at = (NEW.document #>> '{clocks,checked}')::timestamptz
             AND second.status = shown.status AND second.recorded_at <= NEW.recorded_at
       ) THEN
        RAISE EXCEPTION 'A definitive status goes public with an agreeing second reading, or with a chief editor’s reason for going without.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'definitive_status_is_read_twice', COLUMN = 'without_second_reading';
    END IF;
    NEW.digest := content_digest(jsonb_build_object(
        'id', NEW.public_id, 'subject', jsonb_build_object('type', NEW.subject_type, 'id', NEW.subject_id),
        'revision', NEW.revision, 'change', NEW.change, 'recorded', NEW.recorded_at AT TIME ZONE 'UTC',
        'editor', NEW.editor, 'note', NEW.note, 'without_second_reading', NEW.without_second_reading,
        'form', NEW.form, 'document', NEW.document
    ));
    RETURN NEW;
END $$;

CREATE TRIGGER check_and_seal BEFORE INSERT ON publication_publication FOR EACH ROW EXECUTE FUNCTION check_publication();
SELECT make_append_only('publication_publication');
SELECT watch('publication_publication', 'publication', left_out => '{document}');
