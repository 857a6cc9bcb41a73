-- Rule 4: the second reader is not the assessor. Rule 1: a second reading is sealed and never changed.
CREATE FUNCTION check_second_reading() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    read verification_assessment;
BEGIN
    SELECT * INTO read FROM verification_assessment WHERE id = NEW.assessment_id;
    IF read.editor_id = NEW.editor_id THEN
        RAISE EXCEPTION 'A second reading is always by someone else.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'second_reader_is_not_assessor';
    END IF;
    IF NEW.recorded_at < read.recorded_at THEN
        RAISE EXCEPTION 'A second reading comes after what it reads.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'second_reading_comes_after', COLUMN = 'recorded';
    END IF;
    NEW.digest := content_digest(jsonb_build_object(
        'id', NEW.public_id, 'assessment', read.public_id, 'status', NEW.status, 'note', NEW.note,
        'recorded', NEW.recorded_at AT TIME ZONE 'UTC',
        'editor', (SELECT public_id FROM accounts_editor WHERE id = NEW.editor_id)
    ));
    RETURN NEW;
END $$;

CREATE TRIGGER check_and_seal BEFORE INSERT ON verification_secondreading FOR EACH ROW EXECUTE FUNCTION check_second_reading();
SELECT make_append_only('verification_secondreading');
