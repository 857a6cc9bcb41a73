-- Rule 2: a claim has an attribution that is not struck before it can leave draft, and cannot lose its last one.
-- The claim's row is locked first: two deletions at once would each still see the other's attribution.
CREATE FUNCTION check_claim_is_attributed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked bigint;
    stage_now text;
BEGIN
    IF TG_TABLE_NAME = 'claims_claim' THEN
        asked := NEW.id;
    ELSE
        asked := OLD.claim_id;
    END IF;
    SELECT stage INTO stage_now FROM claims_claim WHERE id = asked FOR UPDATE;
    IF FOUND AND stage_now <> 'draft'
       AND NOT EXISTS (SELECT FROM claims_attribution WHERE claim_id = asked AND struck_at IS NULL) THEN
        RAISE EXCEPTION 'A claim needs somebody who said it: without an attribution it cannot leave draft, and the last one cannot go.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'claim_beyond_draft_is_attributed', COLUMN = 'stage';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER claim_is_attributed AFTER INSERT OR UPDATE OF stage ON claims_claim
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.stage <> 'draft')
    EXECUTE FUNCTION check_claim_is_attributed();
CREATE CONSTRAINT TRIGGER claim_stays_attributed AFTER DELETE OR UPDATE OF claim_id, struck_at ON claims_attribution
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION check_claim_is_attributed();

-- Rule 2: a span names start, end and exact words, and the words equal the snapshot's text there. Offsets are code points.
CREATE FUNCTION check_spans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    whole text;
    owner bigint;
    span jsonb;
    last_end integer := 0;
    span_start integer;
    span_end integer;
BEGIN
    IF jsonb_typeof(NEW.selectors) <> 'array' THEN
        RAISE EXCEPTION 'Spans are a list.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'spans_are_a_list', COLUMN = 'selectors';
    END IF;
    IF NEW.snapshot_id IS NULL THEN
        IF jsonb_array_length(NEW.selectors) > 0 THEN
            RAISE EXCEPTION 'A span needs the snapshot that it stands in.'
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'span_has_a_snapshot', COLUMN = 'selectors';
        END IF;
        RETURN NEW;
    END IF;
    SELECT text, article_id INTO whole, owner FROM articles_snapshot WHERE id = NEW.snapshot_id;
    IF owner IS DISTINCT FROM NEW.article_id THEN
        RAISE EXCEPTION 'The snapshot belongs to another article.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'snapshot_is_of_the_article', COLUMN = 'snapshot';
    END IF;
    FOR span IN SELECT jsonb_array_elements(NEW.selectors) LOOP
        span_start := (span ->> 'start')::integer;
        span_end := (span ->> 'end')::integer;
        IF span_start IS NULL OR span_end IS NULL OR span_start < 0 OR span_end <= span_start
           OR substr(whole, span_start + 1, span_end - span_start) IS DISTINCT FROM span ->> 'exact'
           OR NOT coalesce(right(left(whole, span_start), length(span ->> 'prefix')) = span ->> 'prefix', true)
           OR NOT coalesce(substr(whole, span_end + 1, length(span ->> 'suffix')) = span ->> 'suffix', true) THEN
            RAISE EXCEPTION 'The words of a span are not those that stand in the text there.'
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'quotation_equals_span', COLUMN = 'selectors';
        END IF;
        IF span_start < last_end THEN
            RAISE EXCEPTION 'The spans of a split quotation stand in the order of the text, without overlapping.'
                USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'spans_are_in_order', COLUMN = 'selectors';
        END IF;
        last_end := span_end;
    END LOOP;
    RETURN NEW;
END $$;

CREATE TRIGGER quotation_equals_span BEFORE INSERT OR UPDATE OF selectors, snapshot_id, article_id ON claims_attribution
    FOR EACH ROW EXECUTE FUNCTION check_spans();

-- A statement revises an earlier one of the same speaker, and neither of the two gets another speaker.
CREATE FUNCTION check_revises_the_same_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM claims_statement AS later JOIN claims_statement AS earlier ON earlier.id = later.revises_id
               WHERE NEW.id IN (later.id, earlier.id)
                 AND (later.actor_id, later.outlet_id) IS DISTINCT FROM (earlier.actor_id, earlier.outlet_id)) THEN
        RAISE EXCEPTION 'A statement can only revise one of the same speaker.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'statement_revises_the_same_speaker', COLUMN = 'revises';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER revises_the_same_speaker AFTER INSERT OR UPDATE OF revises_id, actor_id, outlet_id ON claims_statement
    FOR EACH ROW EXECUTE FUNCTION check_revises_the_same_speaker();
