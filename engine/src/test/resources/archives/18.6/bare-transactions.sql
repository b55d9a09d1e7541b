--
-- PostgreSQL database dump
--

\restrict KEY

-- Dumped from database version 18.6 (Debian 18.6-3)
-- Dumped by pg_dump version 18.6 (Debian 18.6-3)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

BEGIN;

DROP EVENT TRIGGER loud;
DROP PUBLICATION pub;
DROP POLICY own ON app.item;
ALTER TABLE ONLY app.line DROP CONSTRAINT line_item_fkey;
COMMIT;
BEGIN;
DROP TRIGGER touch ON app.item;
ALTER TABLE ONLY app.item DROP CONSTRAINT item_pkey;
DROP INDEX app.item_name;
SELECT pg_catalog.lo_unlink('5010');
COMMIT;
BEGIN;


SELECT pg_catalog.lo_unlink('5003');

SELECT pg_catalog.lo_unlink('5001');
COMMIT;
BEGIN;

SELECT pg_catalog.lo_unlink('5002');

DROP SEQUENCE app.steps;
DROP TABLE app.part_1;
COMMIT;
BEGIN;
DROP TABLE app.part;
DROP TABLE app.line;
DROP VIEW app.items;
COMMIT;
BEGIN;
DROP MATERIALIZED VIEW app.item_count;
DROP TABLE app.item;
DROP FUNCTION app.touch();
DROP FUNCTION app.loud();
COMMIT;
BEGIN;
DROP TYPE app.state;
DROP SCHEMA app;
--
-- Name: app; Type: SCHEMA; Schema: -; Owner: -
--

CREATE SCHEMA app;


--
-- Name: state; Type: TYPE; Schema: app; Owner: -
--

CREATE TYPE app.state AS ENUM (
    'new',
    'done'
);


COMMIT;
BEGIN;

--
-- Name: loud(); Type: FUNCTION; Schema: app; Owner: -
--

CREATE FUNCTION app.loud() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$begin end$$;


--
-- Name: touch(); Type: FUNCTION; Schema: app; Owner: -
--

CREATE FUNCTION app.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin return new; end $$;


SET default_table_access_method = heap;

--
-- Name: item; Type: TABLE; Schema: app; Owner: -
--

CREATE TABLE app.item (
    id integer NOT NULL,
    name text NOT NULL
);


--
-- Name: item_count; Type: MATERIALIZED VIEW; Schema: app; Owner: -
--

CREATE MATERIALIZED VIEW app.item_count AS
 SELECT count(*) AS n
   FROM app.item
  WITH NO DATA;


COMMIT;
BEGIN;

--
-- Name: item_id_seq; Type: SEQUENCE; Schema: app; Owner: -
--

ALTER TABLE app.item ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME app.item_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: items; Type: VIEW; Schema: app; Owner: -
--

CREATE VIEW app.items AS
 SELECT id,
    name
   FROM app.item;


--
-- Name: line; Type: TABLE; Schema: app; Owner: -
--

CREATE TABLE app.line (
    item integer,
    note text DEFAULT 'x'::text,
    state app.state
);


--
-- Name: part; Type: TABLE; Schema: app; Owner: -
--

CREATE TABLE app.part (
    k integer,
    CONSTRAINT part_k_check CHECK ((k > 0))
)
PARTITION BY RANGE (k);


COMMIT;
BEGIN;

--
-- Name: part_1; Type: TABLE; Schema: app; Owner: -
--

CREATE TABLE app.part_1 (
    k integer,
    CONSTRAINT part_k_check CHECK ((k > 0))
);


--
-- Name: steps; Type: SEQUENCE; Schema: app; Owner: -
--

CREATE SEQUENCE app.steps
    START WITH 1
    INCREMENT BY 2
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: part_1; Type: TABLE ATTACH; Schema: app; Owner: -
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_1 FOR VALUES FROM (1) TO (10);


--
-- Data for Name: item; Type: TABLE DATA; Schema: app; Owner: -
--

COPY app.item (id, name) FROM stdin;
1	tab\there
2	two\\\nlines
3	é
\.


COMMIT;
BEGIN;

--
-- Data for Name: line; Type: TABLE DATA; Schema: app; Owner: -
--

COPY app.line (item, note, state) FROM stdin;
\.


--
-- Data for Name: part_1; Type: TABLE DATA; Schema: app; Owner: -
--

COPY app.part_1 (k) FROM stdin;
1
2
\.


--
-- Name: item_id_seq; Type: SEQUENCE SET; Schema: app; Owner: -
--

SELECT pg_catalog.setval('app.item_id_seq', 3, true);


--
-- Name: steps; Type: SEQUENCE SET; Schema: app; Owner: -
--

SELECT pg_catalog.setval('app.steps', 1, false);


COMMIT;
BEGIN;

--
-- Name: 5001..5002; Type: BLOB METADATA; Schema: -; Owner: -
--

SELECT pg_catalog.lo_create('5001');
SELECT pg_catalog.lo_create('5002');

--
-- Name: 5003; Type: BLOB METADATA; Schema: -; Owner: -
--

SELECT pg_catalog.lo_create('5003');
COMMIT;
BEGIN;


--
-- Name: 5010; Type: BLOB METADATA; Schema: -; Owner: -
--

SELECT pg_catalog.lo_create('5010');

--
-- Data for Name: 5001..5002; Type: BLOBS; Schema: -; Owner: -
--

SELECT pg_catalog.lo_open('5001', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5002', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;
BEGIN;

--
-- Data for Name: 5003; Type: BLOBS; Schema: -; Owner: -
--

SELECT pg_catalog.lo_open('5003', 131072);
SELECT pg_catalog.lowrite(0, '\x6162635c3030305c333737');
SELECT pg_catalog.lo_close(0);

--
-- Data for Name: 5010; Type: BLOBS; Schema: -; Owner: -
--

SELECT pg_catalog.lo_open('5010', 131072);
SELECT pg_catalog.lo_close(0);

--
-- Statistics for Name: item; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'item',
	'relpages', '1'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'item',
	'attname', 'id',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '4'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{1,2,3}'::text,
	'correlation', '1'::real
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'item',
	'attname', 'name',
	'inherited', 'f'::boolean,
	'null_frac', '0'::real,
	'avg_width', '7'::integer,
	'n_distinct', '-1'::real,
	'histogram_bounds', '{"tab	here","two\\
lines",é}'::text,
	'correlation', '1'::real
);


COMMIT;
BEGIN;

--
-- Statistics for Name: line; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'line',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: part; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'part',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: part_1; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'part_1',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Name: item_name; Type: INDEX; Schema: app; Owner: -
--

CREATE INDEX item_name ON app.item USING btree (name);


COMMIT;
BEGIN;

--
-- Name: item item_pkey; Type: CONSTRAINT; Schema: app; Owner: -
--

ALTER TABLE ONLY app.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);


--
-- Name: item touch; Type: TRIGGER; Schema: app; Owner: -
--

CREATE TRIGGER touch BEFORE INSERT ON app.item FOR EACH ROW EXECUTE FUNCTION app.touch();


--
-- Name: line line_item_fkey; Type: FK CONSTRAINT; Schema: app; Owner: -
--

ALTER TABLE ONLY app.line
    ADD CONSTRAINT line_item_fkey FOREIGN KEY (item) REFERENCES app.item(id);


--
-- Name: item; Type: ROW SECURITY; Schema: app; Owner: -
--

ALTER TABLE app.item ENABLE ROW LEVEL SECURITY;

COMMIT;
BEGIN;

--
-- Name: item own; Type: POLICY; Schema: app; Owner: -
--

CREATE POLICY own ON app.item FOR SELECT TO "Shop Reader" USING ((id > 0));


--
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: -
--

CREATE PUBLICATION pub WITH (publish = 'insert, update, delete, truncate');


--
-- Name: pub item; Type: PUBLICATION TABLE; Schema: app; Owner: -
--

ALTER PUBLICATION pub ADD TABLE ONLY app.item;


--
-- Name: item_count; Type: MATERIALIZED VIEW DATA; Schema: app; Owner: -
--

REFRESH MATERIALIZED VIEW app.item_count;


COMMIT;
BEGIN;

--
-- Statistics for Name: item_count; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'item_count',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: item_name; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'item_name',
	'relpages', '2'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Statistics for Name: item_pkey; Type: STATISTICS DATA; Schema: app; Owner: -
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '180006'::integer,
	'schemaname', 'app',
	'relname', 'item_pkey',
	'relpages', '2'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- Name: loud; Type: EVENT TRIGGER; Schema: -; Owner: -
--

CREATE EVENT TRIGGER loud ON ddl_command_end
   EXECUTE FUNCTION app.loud();


COMMIT;
BEGIN;

COMMIT;

--
-- PostgreSQL database dump complete
--

\unrestrict KEY

