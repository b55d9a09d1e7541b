-- Rows. The generator is seeded, so that every demo has the same database.

SELECT setseed(0.42);
SET TIME ZONE 'UTC';

INSERT INTO fleet.harbour (code, name, place, berths, facilities, opened)
SELECT upper(substr(translate(md5('h' || n), '0123456789', 'ghijklmnop'), 1, 4)),
       (ARRAY['Grey', 'Seal', 'Kelp', 'Storm', 'Gull', 'Whale', 'Otter', 'Puffin'])[1 + n % 8]
           || (ARRAY['wick', 'haven', 'ness', 'sound', 'bay', 'holm', 'voe'])[1 + n / 8 % 7],
       ROW(56 + n * 0.13717, -7 + n * 0.08929)::fleet.position,
       1 + n % 12,
       extra.hstore(ARRAY['crane', 'fuel', 'ice'], ARRAY[(n % 3)::text, 'yes', NULL]),
       date '1890-03-01' + n * 411
FROM generate_series(1, 48) AS n;

INSERT INTO fleet.vessel (name, state, call_sign, gross_tonnage, length_m, beam_m, decks, equipment, crest)
SELECT 'MV ' || (ARRAY['Njord', 'Ægir', 'Rán', 'Skaði', 'Höðr', 'Sif', 'Ýmir'])[1 + n % 7] || ' ' || n,
       (ARRAY['in service', 'in service', 'on charter', 'in dock'])[1 + n % 4]::fleet.vessel_state,
       'SK' || lpad(n::text, 4, '0'),
       900 + n * 137,
       40 + n * 3.25,
       9 + n * 0.45,
       ARRAY[0, 1, 2, n % 5]::smallint[],
       jsonb_build_object('radar', ARRAY['X', 'S'], 'lifeboats', n % 9, 'crew', jsonb_build_object('min', 4, 'max', n + 8)),
       decode(repeat(md5(n::text), 40), 'hex')
FROM generate_series(1, 24) AS n;

INSERT INTO fleet.route (origin, destination, line_number, summer_only)
SELECT a.code, b.code, 'L' || row_number() OVER (ORDER BY a.code, b.code), random() < 0.2
FROM fleet.harbour AS a
JOIN fleet.harbour AS b ON a.code <> b.code AND fleet.nautical_miles(a.place, b.place) < 40;

INSERT INTO fleet.sailing (route_id, vessel_id, period, delay)
SELECT 1 + (n * 37 + v.id) % (SELECT count(*) FROM fleet.route)::integer,
       v.id,
       tstzrange(at, at + interval '2 hours' + interval '1 minute' * (n % 50), '[)'),
       CASE WHEN random() < 0.1 THEN interval '1 minute' * (random() * 90)::integer END
FROM fleet.vessel AS v,
     LATERAL (SELECT n, timestamptz '2025-01-01 05:00+00' + interval '9 hours' * n AS at
              FROM generate_series(0, 800) AS n) AS trip;

INSERT INTO booking.customer (email, given_name, family_name, address, born, regular, note, created)
SELECT CASE WHEN n % 11 <> 0 THEN 'Passenger.' || n || '@Example.org' END,
       (ARRAY['Anna', 'Björn', 'Cäcilia', 'Dmitri', 'Élodie', 'Føroyar', '光', 'Χρήστος', 'Zoë', 'O''Neill'])[1 + n % 10],
       initcap(translate(substr(md5(n::text), 1, 9), '0123456789', 'aeiouaeiou')),
       CASE WHEN n % 7 <> 0 THEN ROW('Pier "' || n % 90 || '", ' || n, lpad((n % 9999)::text, 4, '0'), NULL, 'IS')::booking.postal_address END,
       date '1940-01-01' + (random() * 25000)::integer,
       random() < 0.3,
       CASE n % 500 WHEN 0 THEN E'Tab\there, newline\nhere, backslash \\ and \\. too' WHEN 1 THEN '' WHEN 2 THEN '\N' END,
       timestamptz '2024-06-01 12:00+00' + random() * interval '500 days'
FROM generate_series(1, 60000) AS n;

INSERT INTO booking.booking (booked_on, customer_id, sailing_id, state, passengers, price, extras)
SELECT date '2024-12-15' + n / 260,
       1 + (n::bigint * 7919) % 60000,
       1 + (n::bigint * 104729) % 19200,
       (enum_range(NULL::booking.state))[1 + n % 5],
       1 + n % 6,
       round((20 + random() * 400)::numeric, 2),
       CASE n % 4 WHEN 0 THEN jsonb_build_object('cabin', n % 300, 'meals', ARRAY['fish', 'skyr']) WHEN 1 THEN '{}' END
FROM generate_series(1, 170000) AS n;

INSERT INTO booking.payment (booking_reference, booked_on, amount, means, paid_at, token)
SELECT b.reference, b.booked_on, b.price,
       (ARRAY['card', 'cash', 'voucher', 'invoice'])[1 + b.reference % 4],
       b.booked_on + time '09:00' + interval '1 second' * (b.reference % 30000),
       md5(b.reference::text)::uuid
FROM booking.booking AS b
WHERE b.state <> 'cancelled';

INSERT INTO freight.shipment (id, region, sender, weight_class, free_classes, insured_for, handed_in)
SELECT n,
       CASE n % 10 WHEN 0 THEN NULL WHEN 1 THEN 'far north' ELSE (ARRAY['north', 'south'])[1 + n % 2] END,
       'Cannery no. ' || n % 400,
       freight.weight_range(n % 20, n % 20 + 15),
       freight.weight_multirange(freight.weight_range(0, n % 5), freight.weight_range(50, NULL)),
       (n % 9000 + 0.25)::numeric::money,
       timestamp '2025-02-01 06:00' + interval '7 minutes' * n
FROM generate_series(1, 40000) AS n;

INSERT INTO freight.parcel (id, shipment_id, barcode, weight_kg, size_cm, contents, tags)
SELECT n,
       1 + n % 40000,
       'SKL' || lpad(n::text, 9, '0') || freight.check_digit(n),
       round((0.2 + random() * 30)::numeric, 3),
       ARRAY[10 + n % 90, 10 + n % 70, 5 + n % 50],
       CASE WHEN n % 3 <> 0 THEN 'Salted cod, box ' || md5(n::text) END,
       CASE WHEN n % 5 = 0 THEN ARRAY['fragile', 'cold', 'comma, "quote"'] ELSE '{}' END
FROM generate_series(1, 120000) AS n;

INSERT INTO freight.scan (parcel_id, scanned_at, harbour, device, signal, temperature, remark)
SELECT 1 + n % 120000,
       timestamptz '2025-02-02 00:00+00' + interval '11 seconds' * n,
       h.codes[1 + n % 48],
       inet '10.20.0.0' + n % 5000,
       (random() * -90)::real,
       CASE WHEN n % 9 = 0 THEN 'NaN' ELSE 4 + random() * 6 END,
       CASE WHEN n % 40 = 0 THEN 'Left on pier ' || n % 12 END
FROM generate_series(1, 420000) AS n,
     (SELECT array_agg(code ORDER BY code) AS codes FROM fleet.harbour) AS h;

INSERT INTO freight.scan_inbox SELECT * FROM freight.scan LIMIT 500;

INSERT INTO freight.document (parcel_id, title, content)
SELECT n, 'Bill of lading', lo_from_bytea(0, convert_to(repeat('Bill of lading no. ' || n || E'\n', 20 + n * 37), 'UTF8'))
FROM generate_series(1, 60) AS n;
SELECT lo_from_bytea(3000000000, ''::bytea);
COMMENT ON LARGE OBJECT 3000000000 IS 'Empty, and its OID is above 2^31';

INSERT INTO audit.entry (at, what) VALUES ('2026-01-01 00:00+00', 'A new year');
INSERT INTO audit.row_change (at, what, relation, row_key, after)
SELECT timestamptz '2026-01-01 00:00+00' + interval '1 minute' * n, 'insert', 'fleet.vessel', n, jsonb_build_object('n', n)
FROM generate_series(1, 2000) AS n;
INSERT INTO audit.nothing SELECT FROM generate_series(1, 7);
INSERT INTO audit.typed (street, postcode, place) VALUES ('Pier 1', '0101', 'Greywick');

INSERT INTO "Year End"."Closing Balance" VALUES
    ('2025-11-30', 'NaN', DEFAULT, '<balance currency="ISK">0</balance>', B'1010', '23:59:59.5+01'),
    ('2025-12-31', 1e30, E'\001 and \177', NULL, NULL, NULL),
    ('2026-01-31', -0.00000000000000000001, '', '<a/>', B'', '00:00+00');

SELECT setval('freight.claim_number', -17, true);
