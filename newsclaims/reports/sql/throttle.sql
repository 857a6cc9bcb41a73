-- Reports come slowly: a few an hour from one sender, a bounded number from everybody. Who has sent is forgotten after that hour.
-- As the owner, because the public role may add reports and read none; one after another, so that many at once count.
CREATE FUNCTION let_reports_come_slowly() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    hour_ago timestamptz := clock_timestamp() - interval '1 hour';
BEGIN
    PERFORM pg_advisory_xact_lock(7216032);
    UPDATE reports_report SET sender = '' WHERE sender <> '' AND recorded_at <= hour_ago;
    IF NEW.sender <> '' AND (SELECT count(*) FROM reports_report WHERE sender = NEW.sender AND recorded_at > hour_ago) >= 5 THEN
        RAISE EXCEPTION 'Five reports an hour come from one sender.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reports_of_a_sender_come_slowly';
    END IF;
    IF (SELECT count(*) FROM reports_report WHERE recorded_at > hour_ago) >= 300 THEN
        RAISE EXCEPTION 'Three hundred reports come in an hour.'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'reports_come_slowly';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER reports_come_slowly BEFORE INSERT ON reports_report
    FOR EACH ROW WHEN (NEW.recorded_at > now() - interval '1 hour') EXECUTE FUNCTION let_reports_come_slowly();
