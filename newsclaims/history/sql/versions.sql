-- Rule 6: a stale write never overwrites. Whoever writes must have read the version before, and raises it by one.
CREATE FUNCTION check_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version <> OLD.version + 1 THEN
        RAISE EXCEPTION 'Somebody else has changed this since you opened it.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'version_moves_by_one';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION keep_versions(versioned regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER version_moves_by_one BEFORE UPDATE ON %s
                    FOR EACH ROW EXECUTE FUNCTION check_version()', versioned);
END $$;

-- Nothing is its own ancestor: `pointer` is a column that refers to the same table.
CREATE FUNCTION check_no_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    pointer text := TG_ARGV[0];
    found boolean;
BEGIN
    -- One at a time: two transactions that each close half of a circle would not see the other's half.
    PERFORM pg_advisory_xact_lock(TG_RELID::integer, hashtext(pointer));
    EXECUTE format(
        'WITH RECURSIVE above AS (
             SELECT ($1).%1$I AS id
             UNION
             SELECT next.%1$I FROM %2$s AS next JOIN above ON next.id = above.id
         ) SELECT EXISTS (SELECT FROM above WHERE id = ($1).id)', pointer, TG_RELID::regclass)
    INTO found USING NEW;
    IF found THEN
        RAISE EXCEPTION 'This would make a circle: it would come before itself.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'nothing_comes_before_itself',
                  COLUMN = regexp_replace(pointer, '_id$', '');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION refuse_cycles(watched regclass, pointer text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE CONSTRAINT TRIGGER no_cycle_of_%2$s AFTER INSERT OR UPDATE OF %2$s ON %1$s
                    FOR EACH ROW WHEN (NEW.%2$s IS NOT NULL) EXECUTE FUNCTION check_no_cycle(%2$L)', watched, pointer);
END $$;
