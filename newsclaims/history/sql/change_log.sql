-- Rule 5: every change to every record is logged with who, when and what, first values included.
-- Statement-level triggers with transition tables, so that a bulk write pays once and not once a row.
CREATE FUNCTION log_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    record_name text := TG_ARGV[0];
    under_name text := TG_ARGV[1];
    under_column text := TG_ARGV[2];
    left_out text[] := TG_ARGV[3]::text[];
    who text := coalesce(nullif(current_setting('newsclaims.editor', true), ''), 'database role ' || session_user);
    who_name text := coalesce(nullif(current_setting('newsclaims.editor_name', true), ''), 'database role ' || session_user);
BEGIN
    -- Under repeatable read a rule would be checked against a record that others have changed since: two deletions at once,
    -- each behind its own old view, could still take both of a claim's last attributions. Serializable is safe again.
    IF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION 'Write under read committed or serializable: under repeatable read the rules do not see each other.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'rules_see_what_others_wrote';
    END IF;
    IF TG_OP = 'INSERT' THEN
        INSERT INTO history_change (at, editor, editor_name, action, record_type, record_id, under_type, under_id, before, after)
        SELECT clock_timestamp(), who, who_name, 'made', record_name, (row_after ->> 'id')::bigint,
               under_name, (row_after ->> under_column)::bigint, NULL, row_after - left_out
        FROM (SELECT to_jsonb(new_rows) AS row_after FROM new_rows) AS made;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO history_change (at, editor, editor_name, action, record_type, record_id, under_type, under_id, before, after)
        SELECT clock_timestamp(), who, who_name, 'removed', record_name, (row_before ->> 'id')::bigint,
               under_name, (row_before ->> under_column)::bigint, row_before - left_out, NULL
        FROM (SELECT to_jsonb(old_rows) AS row_before FROM old_rows) AS removed;
    ELSE
        INSERT INTO history_change (at, editor, editor_name, action, record_type, record_id, under_type, under_id, before, after)
        -- A row that gets another key is removed under the old one and made under the new one.
        SELECT clock_timestamp(), who, who_name,
               CASE WHEN row_after IS NULL THEN 'removed' WHEN row_before IS NULL THEN 'made' ELSE 'changed' END,
               record_name, (coalesce(row_after, row_before) ->> 'id')::bigint,
               under_name, (coalesce(row_after, row_before) ->> under_column)::bigint,
               differing(row_before, row_after), differing(row_after, row_before)
        FROM (
            SELECT to_jsonb(old_rows) - left_out AS row_before, to_jsonb(new_rows) - left_out AS row_after
            FROM old_rows FULL JOIN new_rows ON old_rows.id = new_rows.id
        ) AS changed
        WHERE row_before IS DISTINCT FROM row_after;
    END IF;
    RETURN NULL;
END $$;

-- The part of `one` that `other` says differently; all of it where there is no other, NULL where there is no one.
CREATE FUNCTION differing(one jsonb, other jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN one IS NOT NULL THEN coalesce(jsonb_object_agg(key, value), '{}') END FROM jsonb_each(one) WHERE value IS DISTINCT FROM other -> key
$$;

-- Have the log watch a table. `under` names the record on whose page the change is shown, found by `under_column`.
CREATE FUNCTION watch(
    watched regclass, record text, under text DEFAULT NULL, under_column text DEFAULT 'id', left_out text[] DEFAULT '{}'
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    arguments text := format('%L, %L, %L, %L', record, coalesce(under, record), under_column, left_out::text);
BEGIN
    EXECUTE format('CREATE TRIGGER log_made AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION log_change(%s)', watched, arguments);
    EXECUTE format('CREATE TRIGGER log_changed AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION log_change(%s)', watched, arguments);
    EXECUTE format('CREATE TRIGGER log_removed AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows
                    FOR EACH STATEMENT EXECUTE FUNCTION log_change(%s)', watched, arguments);
    EXECUTE format('CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON %s
                    FOR EACH STATEMENT EXECUTE FUNCTION refuse_truncate()', watched);
END $$;

-- TRUNCATE fires no row triggers and gives no transition tables: what it took away could not be logged.
CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is logged row by row and cannot be truncated', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'every_change_is_logged';
END $$;
