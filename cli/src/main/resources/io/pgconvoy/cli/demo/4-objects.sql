-- What stands on top of the rows: indexes, constraints, views, functions, triggers, rules, policies, grants.

ALTER TABLE booking.booking ADD CONSTRAINT booking_customer FOREIGN KEY (customer_id) REFERENCES booking.customer (id);
ALTER TABLE booking.booking ADD CONSTRAINT booking_sailing FOREIGN KEY (sailing_id) REFERENCES fleet.sailing (id) ON DELETE CASCADE;
ALTER TABLE booking.payment ADD CONSTRAINT payment_pkey PRIMARY KEY (id);
ALTER TABLE booking.payment ADD CONSTRAINT payment_booking FOREIGN KEY (booking_reference, booked_on)
    REFERENCES booking.booking (reference, booked_on) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE freight.parcel ADD CONSTRAINT parcel_pkey PRIMARY KEY (id);
ALTER TABLE freight.parcel ADD CONSTRAINT parcel_barcode UNIQUE (barcode) INCLUDE (weight_kg);
ALTER TABLE freight.parcel ADD CONSTRAINT parcel_light CHECK (weight_kg < 30) NOT VALID;
ALTER TABLE freight.scan ADD CONSTRAINT scan_parcel FOREIGN KEY (parcel_id) REFERENCES freight.parcel (id) NOT VALID;
ALTER TABLE freight.document ADD CONSTRAINT document_parcel FOREIGN KEY (parcel_id) REFERENCES freight.parcel (id) ON UPDATE CASCADE;

CREATE UNIQUE INDEX customer_email ON booking.customer (email) WHERE email IS NOT NULL;
CREATE INDEX customer_name ON booking.customer (lower(family_name) text_pattern_ops, given_name DESC NULLS LAST);
CREATE INDEX customer_full_name_trigrams ON booking.customer USING gin (full_name extra.gin_trgm_ops);
CREATE INDEX booking_customer_state ON booking.booking (customer_id, state);
CREATE INDEX scan_parcel_time ON freight.scan (parcel_id, scanned_at) WITH (fillfactor = 95);
CREATE INDEX scan_time_brin ON freight.scan USING brin (scanned_at) WITH (pages_per_range = 64);
CREATE INDEX parcel_tags ON freight.parcel USING gin (tags) WHERE tags <> '{}';
CREATE INDEX payment_token ON booking.payment USING hash (token);
ALTER TABLE booking.customer CLUSTER ON customer_pkey;
ALTER TABLE freight.parcel REPLICA IDENTITY USING INDEX parcel_barcode;
COMMENT ON INDEX freight.scan_time_brin IS 'Scans arrive in order, so this costs next to nothing';

CREATE VIEW booking.open_booking WITH (security_barrier = true) AS
    SELECT b.reference, c.full_name, c.email, s.period, b.price
    FROM booking.booking AS b
    JOIN booking.customer AS c ON c.id = b.customer_id
    JOIN fleet.sailing AS s ON s.id = b.sailing_id
    WHERE b.state IN ('requested', 'confirmed');

CREATE VIEW booking.regular_customer AS
    SELECT id, given_name, family_name, email, regular FROM booking.customer WHERE regular
    WITH CASCADED CHECK OPTION;

CREATE RECURSIVE VIEW fleet.reachable (origin, harbour, legs) AS
    SELECT code, code, 0 FROM fleet.harbour WHERE berths > 11
    UNION
    SELECT r.origin, n.destination, r.legs + 1
    FROM reachable AS r JOIN fleet.route AS n ON n.origin = r.harbour WHERE r.legs < 2;

CREATE MATERIALIZED VIEW freight.parcel_journey AS
    SELECT parcel_id, min(scanned_at) AS first_seen, max(scanned_at) AS last_seen, count(*) AS scans
    FROM freight.scan WHERE parcel_id <= 5000 GROUP BY parcel_id;
CREATE UNIQUE INDEX parcel_journey_parcel ON freight.parcel_journey (parcel_id);
CREATE MATERIALIZED VIEW freight.busy_day AS
    SELECT first_seen::date AS day, sum(scans) AS scans FROM freight.parcel_journey GROUP BY 1;
CREATE MATERIALIZED VIEW freight.not_yet AS SELECT 1 AS one WITH NO DATA;
COMMENT ON MATERIALIZED VIEW freight.busy_day IS 'Built on another materialized view';

CREATE FUNCTION audit.note_change() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path TO pg_catalog, audit
AS $body$
BEGIN
    INSERT INTO audit.row_change (what, relation, before, after)
    VALUES (lower(TG_OP), TG_RELID, CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END,
            CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
    RETURN NULL;
END
$body$;

CREATE FUNCTION booking.spell_out(price booking.money_amount, VARIADIC words text[] DEFAULT '{}', OUT text_out text)
    LANGUAGE sql STABLE COST 5
AS $_$ SELECT format('%s kr. $$ %s', price, array_to_string(words, ' ')) $_$;

CREATE FUNCTION booking.due(customer bigint) RETURNS TABLE (reference bigint, price numeric)
    LANGUAGE sql STABLE ROWS 20
BEGIN ATOMIC
    SELECT b.reference, b.price FROM booking.booking AS b WHERE b.customer_id = customer AND b.state = 'confirmed';
END;

CREATE PROCEDURE booking.confirm_all(IN until date, INOUT confirmed integer DEFAULT 0)
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE booking.booking SET state = 'confirmed' WHERE state = 'requested' AND booked_on < until;
    GET DIAGNOSTICS confirmed = ROW_COUNT;
END
$$;

CREATE FUNCTION freight.add_weight(total numeric, weight numeric) RETURNS numeric
    LANGUAGE sql IMMUTABLE RETURN COALESCE(total, 0) + COALESCE(weight, 0);
CREATE AGGREGATE freight.total_weight(numeric) (SFUNC = freight.add_weight, STYPE = numeric, INITCOND = '0', PARALLEL = SAFE);
COMMENT ON AGGREGATE freight.total_weight(numeric) IS 'A sum that never is NULL';

CREATE TRIGGER note_change AFTER INSERT OR DELETE OR UPDATE OF state, name ON fleet.vessel
    FOR EACH ROW EXECUTE FUNCTION audit.note_change();
CREATE TRIGGER note_booking AFTER UPDATE ON booking.booking
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION audit.note_change();
CREATE CONSTRAINT TRIGGER payment_checked AFTER INSERT ON booking.payment
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.note_change();
ALTER TABLE booking.payment DISABLE TRIGGER payment_checked;
COMMENT ON TRIGGER note_change ON fleet.vessel IS 'Every change of a ship is remembered';

CREATE FUNCTION audit.note_command() RETURNS event_trigger
    LANGUAGE plpgsql AS $$ BEGIN RAISE DEBUG '% by %', tg_tag, CURRENT_USER; END $$;
CREATE EVENT TRIGGER note_command ON ddl_command_end WHEN TAG IN ('CREATE TABLE', 'DROP TABLE')
    EXECUTE FUNCTION audit.note_command();

CREATE RULE entry_is_for_ever AS ON DELETE TO audit.entry DO INSTEAD NOTHING;
CREATE RULE open_booking_cancel AS ON DELETE TO booking.open_booking
    DO INSTEAD UPDATE booking.booking SET state = 'cancelled' WHERE reference = OLD.reference;

ALTER TABLE booking.customer ENABLE ROW LEVEL SECURITY;
CREATE POLICY desk_sees_regulars ON booking.customer FOR SELECT TO skerry_desk USING (regular);
CREATE POLICY desk_writes ON booking.customer AS RESTRICTIVE FOR UPDATE TO skerry_desk
    USING (created < now()) WITH CHECK (email IS NOT NULL);
COMMENT ON POLICY desk_sees_regulars ON booking.customer IS 'The others ask at the office';

ALTER TABLE fleet.harbour OWNER TO skerry_owner;
ALTER TABLE booking.customer OWNER TO skerry_owner;
ALTER TABLE booking.booking OWNER TO skerry_owner;
ALTER VIEW booking.open_booking OWNER TO skerry_owner;
ALTER MATERIALIZED VIEW freight.busy_day OWNER TO skerry_owner;
ALTER FUNCTION audit.note_change() OWNER TO skerry_owner;

GRANT SELECT ON ALL TABLES IN SCHEMA fleet TO skerry_desk, skerry_analyst;
GRANT SELECT, INSERT, UPDATE ON booking.booking TO skerry_desk WITH GRANT OPTION;
GRANT SELECT (id, full_name), UPDATE (note) ON booking.customer TO skerry_desk;
GRANT USAGE ON SEQUENCE booking.reference_number TO skerry_desk;
GRANT EXECUTE ON PROCEDURE booking.confirm_all(date, integer) TO skerry_desk;
REVOKE EXECUTE ON FUNCTION freight.check_digit(bigint) FROM PUBLIC;
GRANT SELECT ON LARGE OBJECT 3000000000 TO skerry_analyst;
GRANT USAGE ON SCHEMA freight TO skerry_owner;
GRANT SELECT ON freight.parcel_journey TO skerry_owner;
GRANT ALL ON TABLE "Year End"."Closing Balance" TO skerry_analyst;
