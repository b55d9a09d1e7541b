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

SET SESSION AUTHORIZATION 'postgres';

DROP EVENT TRIGGER IF EXISTS loud;
DROP PUBLICATION IF EXISTS pub;
SET SESSION AUTHORIZATION 'shop_owner';

DROP POLICY IF EXISTS own ON app.item;
SET SESSION AUTHORIZATION 'postgres';

ALTER TABLE IF EXISTS ONLY app.line DROP CONSTRAINT IF EXISTS line_item_fkey;
SET SESSION AUTHORIZATION 'shop_owner';

DROP TRIGGER IF EXISTS touch ON app.item;
ALTER TABLE IF EXISTS ONLY app.item DROP CONSTRAINT IF EXISTS item_pkey;
DROP INDEX IF EXISTS app.item_name;
SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '5010';

SET SESSION AUTHORIZATION 'postgres';

SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '5003';

SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '5001';
SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata WHERE oid = '5002';

SET SESSION AUTHORIZATION 'shop_owner';

DROP SEQUENCE IF EXISTS app.steps;
SET SESSION AUTHORIZATION 'postgres';

DROP TABLE IF EXISTS app.part_1;
DROP TABLE IF EXISTS app.part;
DROP TABLE IF EXISTS app.line;
SET SESSION AUTHORIZATION 'shop_owner';

DROP VIEW IF EXISTS app.items;
SET SESSION AUTHORIZATION 'postgres';

DROP MATERIALIZED VIEW IF EXISTS app.item_count;
SET SESSION AUTHORIZATION 'shop_owner';

DROP TABLE IF EXISTS app.item;
DROP FUNCTION IF EXISTS app.touch();
SET SESSION AUTHORIZATION 'postgres';

DROP FUNCTION IF EXISTS app.loud();
DROP TYPE IF EXISTS app.state;
SET SESSION AUTHORIZATION 'shop_owner';

DROP SCHEMA IF EXISTS app;
--
-- Name: app; Type: SCHEMA; Schema: -; Owner: shop_owner
--

CREATE SCHEMA app;


--
-- Name: SCHEMA app; Type: COMMENT; Schema: -; Owner: shop_owner
--

COMMENT ON SCHEMA app IS 'first
second';


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: state; Type: TYPE; Schema: app; Owner: postgres
--

CREATE TYPE app.state AS ENUM (
    'new',
    'done'
);


--
-- Name: loud(); Type: FUNCTION; Schema: app; Owner: postgres
--

CREATE FUNCTION app.loud() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$begin end$$;


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: touch(); Type: FUNCTION; Schema: app; Owner: shop_owner
--

CREATE FUNCTION app.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin return new; end $$;


SET default_tablespace = shop_space;

SET default_table_access_method = heap;

--
-- Name: item; Type: TABLE; Schema: app; Owner: shop_owner; Tablespace: shop_space
--

CREATE TABLE app.item (
    id integer NOT NULL,
    name text NOT NULL
);


--
-- Name: TABLE item; Type: COMMENT; Schema: app; Owner: shop_owner
--

COMMENT ON TABLE app.item IS 'it''s \ one';


SET SESSION AUTHORIZATION 'postgres';

SET default_tablespace = '';

--
-- Name: item_count; Type: MATERIALIZED VIEW; Schema: app; Owner: postgres
--

CREATE MATERIALIZED VIEW app.item_count AS
 SELECT count(*) AS n
   FROM app.item
  WITH NO DATA;


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: item_id_seq; Type: SEQUENCE; Schema: app; Owner: shop_owner
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
-- Name: items; Type: VIEW; Schema: app; Owner: shop_owner
--

CREATE VIEW app.items AS
 SELECT id,
    name
   FROM app.item;


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: line; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.line (
    item integer,
    note text DEFAULT 'x'::text,
    state app.state
);


--
-- Name: part; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part (
    k integer,
    CONSTRAINT part_k_check CHECK ((k > 0))
)
PARTITION BY RANGE (k);


--
-- Name: part_1; Type: TABLE; Schema: app; Owner: postgres
--

CREATE TABLE app.part_1 (
    k integer,
    CONSTRAINT part_k_check CHECK ((k > 0))
);


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: steps; Type: SEQUENCE; Schema: app; Owner: shop_owner
--

CREATE SEQUENCE app.steps
    START WITH 1
    INCREMENT BY 2
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: part_1; Type: TABLE ATTACH; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_1 FOR VALUES FROM (1) TO (10);


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Data for Name: item; Type: TABLE DATA; Schema: app; Owner: shop_owner
--

COPY app.item (id, name) FROM stdin;
1	tab\there
2	two\\\nlines
3	é
\.


SET SESSION AUTHORIZATION 'postgres';

--
-- Data for Name: line; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY app.line (item, note, state) FROM stdin;
\.


--
-- Data for Name: part_1; Type: TABLE DATA; Schema: app; Owner: postgres
--

COPY app.part_1 (k) FROM stdin;
1
2
\.


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: item_id_seq; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
--

SELECT pg_catalog.setval('app.item_id_seq', 3, true);


--
-- Name: steps; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
--

SELECT pg_catalog.setval('app.steps', 1, false);


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: 5001..5002; Type: BLOB METADATA; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('5001');
SELECT pg_catalog.lo_create('5002');

--
-- Name: 5003; Type: BLOB METADATA; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('5003');

SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: 5010; Type: BLOB METADATA; Schema: -; Owner: shop_owner
--

SELECT pg_catalog.lo_create('5010');

--
-- Name: LARGE OBJECT 5010; Type: COMMENT; Schema: -; Owner: shop_owner
--

COMMENT ON LARGE OBJECT 5010 IS 'ten';


SET SESSION AUTHORIZATION 'postgres';

--
-- Data for Name: 5001..5002; Type: BLOBS; Schema: -; Owner: postgres
--

BEGIN;

SELECT pg_catalog.lo_open('5001', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5002', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- Data for Name: 5003; Type: BLOBS; Schema: -; Owner: postgres
--

BEGIN;

SELECT pg_catalog.lo_open('5003', 131072);
SELECT pg_catalog.lowrite(0, '\x6162635c3030305c333737');
SELECT pg_catalog.lo_close(0);

COMMIT;

SET SESSION AUTHORIZATION 'shop_owner';

--
-- Data for Name: 5010; Type: BLOBS; Schema: -; Owner: shop_owner
--

BEGIN;

SELECT pg_catalog.lo_open('5010', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

SET SESSION AUTHORIZATION DEFAULT;

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


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: item_name; Type: INDEX; Schema: app; Owner: shop_owner
--

CREATE INDEX item_name ON app.item USING btree (name);


--
-- Name: item item_pkey; Type: CONSTRAINT; Schema: app; Owner: shop_owner
--

ALTER TABLE ONLY app.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);


--
-- Name: item touch; Type: TRIGGER; Schema: app; Owner: shop_owner
--

CREATE TRIGGER touch BEFORE INSERT ON app.item FOR EACH ROW EXECUTE FUNCTION app.touch();


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: line line_item_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
--

ALTER TABLE ONLY app.line
    ADD CONSTRAINT line_item_fkey FOREIGN KEY (item) REFERENCES app.item(id);


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: item; Type: ROW SECURITY; Schema: app; Owner: shop_owner
--

ALTER TABLE app.item ENABLE ROW LEVEL SECURITY;

--
-- Name: item own; Type: POLICY; Schema: app; Owner: shop_owner
--

CREATE POLICY own ON app.item FOR SELECT TO "Shop Reader" USING ((id > 0));


--
-- Name: POLICY own ON item; Type: COMMENT; Schema: app; Owner: shop_owner
--

COMMENT ON POLICY own ON app.item IS 'mine';


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: postgres
--

CREATE PUBLICATION pub WITH (publish = 'insert, update, delete, truncate');


--
-- Name: PUBLICATION pub; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON PUBLICATION pub IS 'out';


--
-- Name: pub item; Type: PUBLICATION TABLE; Schema: app; Owner: postgres
--

ALTER PUBLICATION pub ADD TABLE ONLY app.item;


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: TABLE item; Type: ACL; Schema: app; Owner: shop_owner
--

GRANT SELECT ON TABLE app.item TO "Shop Reader";


SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: COLUMN item.name; Type: ACL; Schema: app; Owner: shop_owner
--

GRANT UPDATE(name) ON TABLE app.item TO "Shop Reader";


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: LARGE OBJECTS 5001..5002; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 5001 TO "Shop Reader";
GRANT SELECT ON LARGE OBJECT 5002 TO "Shop Reader";

SET SESSION AUTHORIZATION 'shop_owner';

--
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: app; Owner: shop_owner
--

ALTER DEFAULT PRIVILEGES FOR ROLE shop_owner IN SCHEMA app GRANT SELECT ON TABLES TO "Shop Reader";


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: item_count; Type: MATERIALIZED VIEW DATA; Schema: app; Owner: postgres
--

REFRESH MATERIALIZED VIEW app.item_count;


SET SESSION AUTHORIZATION DEFAULT;

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


SET SESSION AUTHORIZATION 'postgres';

--
-- Name: loud; Type: EVENT TRIGGER; Schema: -; Owner: postgres
--

CREATE EVENT TRIGGER loud ON ddl_command_end
   EXECUTE FUNCTION app.loud();


--
-- Name: EVENT TRIGGER loud; Type: COMMENT; Schema: -; Owner: postgres
--

COMMENT ON EVENT TRIGGER loud IS 'heard';


--
-- PostgreSQL database dump complete
--

\unrestrict KEY

