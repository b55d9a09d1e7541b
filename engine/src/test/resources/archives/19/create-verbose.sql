--
-- PostgreSQL database dump
--

\restrict KEY

-- Dumped from database version 19rc1 (Debian 19~rc1-1)
-- Dumped by pg_dump version 19rc1 (Debian 19~rc1-1)

-- Started on 2026-11-21 05:06:55 UTC

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

DROP DATABASE IF EXISTS shop;
--
-- TOC entry 3565 (class 1262 OID 16777)
-- Name: shop; Type: DATABASE; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

CREATE DATABASE shop WITH TEMPLATE = template0 ENCODING = 'UTF8' LOCALE_PROVIDER = libc LOCALE = 'C.UTF-8';


ALTER DATABASE shop OWNER TO shop_owner;

\unrestrict KEY
\connect shop
\restrict KEY

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

--
-- TOC entry 3566 (class 0 OID 0)
-- Dependencies: 3565
-- Name: DATABASE shop; Type: COMMENT; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON DATABASE shop IS 'the shop';


--
-- TOC entry 3568 (class 0 OID 0)
-- Name: shop; Type: DATABASE PROPERTIES; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

ALTER DATABASE shop CONNECTION LIMIT = 7;
ALTER DATABASE shop SET work_mem TO '8MB';


\unrestrict KEY
\connect shop
\restrict KEY

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

--
-- TOC entry 6 (class 2615 OID 16778)
-- Name: app; Type: SCHEMA; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO shop_owner;

--
-- TOC entry 3569 (class 0 OID 0)
-- Dependencies: 6
-- Name: SCHEMA app; Type: COMMENT; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON SCHEMA app IS 'first
second';


--
-- TOC entry 889 (class 1247 OID 16780)
-- Dependencies: 6
-- Name: state; Type: TYPE; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE TYPE app.state AS ENUM (
    'new',
    'done'
);


ALTER TYPE app.state OWNER TO postgres;

--
-- TOC entry 240 (class 1255 OID 16830)
-- Dependencies: 6
-- Name: loud(); Type: FUNCTION; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE FUNCTION app.loud() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$begin end$$;


ALTER FUNCTION app.loud() OWNER TO postgres;

--
-- TOC entry 239 (class 1255 OID 16785)
-- Dependencies: 6
-- Name: touch(); Type: FUNCTION; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE FUNCTION app.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin return new; end $$;


ALTER FUNCTION app.touch() OWNER TO shop_owner;

SET default_tablespace = shop_space;

SET default_table_access_method = heap;

--
-- TOC entry 227 (class 1259 OID 16787)
-- Dependencies: 6
-- Name: item; Type: TABLE; Schema: app; Owner: shop_owner; Tablespace: shop_space
-- Data Pos: 0
--

CREATE TABLE app.item (
    id integer NOT NULL,
    name text NOT NULL
);


ALTER TABLE app.item OWNER TO shop_owner;

--
-- TOC entry 3570 (class 0 OID 0)
-- Dependencies: 227
-- Name: TABLE item; Type: COMMENT; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON TABLE app.item IS 'it''s \ one';


SET default_tablespace = '';

--
-- TOC entry 234 (class 1259 OID 16808)
-- Dependencies: 227 6
-- Name: item_count; Type: MATERIALIZED VIEW; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE MATERIALIZED VIEW app.item_count AS
 SELECT count(*) AS n
   FROM app.item
  WITH NO DATA;


ALTER MATERIALIZED VIEW app.item_count OWNER TO postgres;

--
-- TOC entry 226 (class 1259 OID 16786)
-- Dependencies: 227 6
-- Name: item_id_seq; Type: SEQUENCE; Schema: app; Owner: shop_owner
-- Data Pos: 0
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
-- TOC entry 233 (class 1259 OID 16804)
-- Dependencies: 227 227 6
-- Name: items; Type: VIEW; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE VIEW app.items AS
 SELECT id,
    name
   FROM app.item;


ALTER VIEW app.items OWNER TO shop_owner;

--
-- TOC entry 237 (class 1259 OID 16819)
-- Dependencies: 6 889
-- Name: line; Type: TABLE; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE TABLE app.line (
    item integer,
    note text DEFAULT 'x'::text,
    state app.state
);


ALTER TABLE app.line OWNER TO postgres;

--
-- TOC entry 229 (class 1259 OID 16796)
-- Dependencies: 6
-- Name: part; Type: TABLE; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE TABLE app.part (
    k integer,
    CONSTRAINT part_k_check CHECK ((k > 0))
)
PARTITION BY RANGE (k);


ALTER TABLE app.part OWNER TO postgres;

--
-- TOC entry 231 (class 1259 OID 16800)
-- Dependencies: 6 229
-- Name: part_1; Type: TABLE; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE TABLE app.part_1 (
    k integer,
    CONSTRAINT part_k_check CHECK ((k > 0))
);


ALTER TABLE app.part_1 OWNER TO postgres;

--
-- TOC entry 236 (class 1259 OID 16818)
-- Dependencies: 6
-- Name: steps; Type: SEQUENCE; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE SEQUENCE app.steps
    START WITH 1
    INCREMENT BY 2
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


ALTER SEQUENCE app.steps OWNER TO shop_owner;

--
-- TOC entry 3378 (class 0 OID 0)
-- Dependencies: 231 229
-- Name: part_1; Type: TABLE ATTACH; Schema: app; Owner: postgres
-- Data Pos: 0
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_1 FOR VALUES FROM (1) TO (10);


--
-- TOC entry 3549 (class 0 OID 16787)
-- Dependencies: 227
-- Data for Name: item; Type: TABLE DATA; Schema: app; Owner: shop_owner
-- Data Pos: 14386
--

COPY app.item (id, name) FROM stdin;
1	tab\there
2	two\\\nlines
3	é
\.


--
-- TOC entry 3553 (class 0 OID 16819)
-- Dependencies: 237
-- Data for Name: line; Type: TABLE DATA; Schema: app; Owner: postgres
-- Data Pos: 14447
--

COPY app.line (item, note, state) FROM stdin;
\.


--
-- TOC entry 3550 (class 0 OID 16800)
-- Dependencies: 231
-- Data for Name: part_1; Type: TABLE DATA; Schema: app; Owner: postgres
-- Data Pos: 14476
--

COPY app.part_1 (k) FROM stdin;
1
2
\.


--
-- TOC entry 3573 (class 0 OID 0)
-- Dependencies: 226
-- Name: item_id_seq; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

SELECT pg_catalog.setval('app.item_id_seq', 3, true);


--
-- TOC entry 3574 (class 0 OID 0)
-- Dependencies: 236
-- Name: steps; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

SELECT pg_catalog.setval('app.steps', 1, false);


--
-- TOC entry 3554 (class 2613 OID 5001)
-- Name: 5001..5002; Type: BLOB METADATA; Schema: -; Owner: postgres
-- Data Pos: 0
--

SELECT pg_catalog.lo_create('5001');
SELECT pg_catalog.lo_create('5002');

ALTER LARGE OBJECT 5001 OWNER TO postgres;
ALTER LARGE OBJECT 5002 OWNER TO postgres;

--
-- TOC entry 3556 (class 2613 OID 5003)
-- Name: 5003; Type: BLOB METADATA; Schema: -; Owner: postgres
-- Data Pos: 0
--

SELECT pg_catalog.lo_create('5003');

ALTER LARGE OBJECT 5003 OWNER TO postgres;

--
-- TOC entry 3558 (class 2613 OID 5010)
-- Name: 5010; Type: BLOB METADATA; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

SELECT pg_catalog.lo_create('5010');

ALTER LARGE OBJECT 5010 OWNER TO shop_owner;

--
-- TOC entry 3576 (class 0 OID 0)
-- Dependencies: 3558
-- Name: LARGE OBJECT 5010; Type: COMMENT; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON LARGE OBJECT 5010 IS 'ten';


--
-- TOC entry 3555 (class 0 OID 0)
-- Dependencies: 3554 3560
-- Data for Name: 5001..5002; Type: BLOBS; Schema: -; Owner: postgres
-- Data Pos: 14509
--

BEGIN;

SELECT pg_catalog.lo_open('5001', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5002', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- TOC entry 3557 (class 0 OID 0)
-- Dependencies: 3556 3560
-- Data for Name: 5003; Type: BLOBS; Schema: -; Owner: postgres
-- Data Pos: 14566
--

BEGIN;

SELECT pg_catalog.lo_open('5003', 131072);
SELECT pg_catalog.lowrite(0, '\x6162635c3030305c333737');
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- TOC entry 3559 (class 0 OID 0)
-- Dependencies: 3558 3560
-- Data for Name: 5010; Type: BLOBS; Schema: -; Owner: shop_owner
-- Data Pos: 14611
--

BEGIN;

SELECT pg_catalog.lo_open('5010', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- TOC entry 3577 (class 0 OID 0)
-- Dependencies: 227 3560
-- Statistics for Name: item; Type: STATISTICS DATA; Schema: app; Owner: -
-- Data Pos: 0
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '190000'::integer,
	'schemaname', 'app',
	'relname', 'item',
	'relpages', '1'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);
SELECT * FROM pg_catalog.pg_restore_attribute_stats(
	'version', '190000'::integer,
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
	'version', '190000'::integer,
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
-- TOC entry 3578 (class 0 OID 0)
-- Dependencies: 237 3560
-- Statistics for Name: line; Type: STATISTICS DATA; Schema: app; Owner: -
-- Data Pos: 0
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '190000'::integer,
	'schemaname', 'app',
	'relname', 'line',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- TOC entry 3579 (class 0 OID 0)
-- Dependencies: 229 3560
-- Statistics for Name: part; Type: STATISTICS DATA; Schema: app; Owner: -
-- Data Pos: 0
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '190000'::integer,
	'schemaname', 'app',
	'relname', 'part',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- TOC entry 3580 (class 0 OID 0)
-- Dependencies: 231 3560
-- Statistics for Name: part_1; Type: STATISTICS DATA; Schema: app; Owner: -
-- Data Pos: 0
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '190000'::integer,
	'schemaname', 'app',
	'relname', 'part_1',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- TOC entry 3382 (class 1259 OID 16815)
-- Dependencies: 227
-- Name: item_name; Type: INDEX; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE INDEX item_name ON app.item USING btree (name);


--
-- TOC entry 3386 (class 2606 OID 16795)
-- Dependencies: 227
-- Name: item item_pkey; Type: CONSTRAINT; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

ALTER TABLE ONLY app.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);


--
-- TOC entry 3388 (class 2620 OID 16816)
-- Dependencies: 227 239
-- Name: item touch; Type: TRIGGER; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE TRIGGER touch BEFORE INSERT ON app.item FOR EACH ROW EXECUTE FUNCTION app.touch();


--
-- TOC entry 3387 (class 2606 OID 16825)
-- Dependencies: 3386 237 227
-- Name: line line_item_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
-- Data Pos: 0
--

ALTER TABLE ONLY app.line
    ADD CONSTRAINT line_item_fkey FOREIGN KEY (item) REFERENCES app.item(id);


--
-- TOC entry 3544 (class 0 OID 16787)
-- Dependencies: 227
-- Name: item; Type: ROW SECURITY; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

ALTER TABLE app.item ENABLE ROW LEVEL SECURITY;

--
-- TOC entry 3545 (class 3256 OID 16817)
-- Dependencies: 227 227
-- Name: item own; Type: POLICY; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE POLICY own ON app.item FOR SELECT TO "Shop Reader" USING ((id > 0));


--
-- TOC entry 3584 (class 0 OID 0)
-- Dependencies: 3545
-- Name: POLICY own ON item; Type: COMMENT; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON POLICY own ON app.item IS 'mine';


--
-- TOC entry 3546 (class 6104 OID 16832)
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: postgres
-- Data Pos: 0
--

CREATE PUBLICATION pub WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION pub OWNER TO postgres;

--
-- TOC entry 3585 (class 0 OID 0)
-- Dependencies: 3546
-- Name: PUBLICATION pub; Type: COMMENT; Schema: -; Owner: postgres
-- Data Pos: 0
--

COMMENT ON PUBLICATION pub IS 'out';


--
-- TOC entry 3547 (class 6106 OID 16833)
-- Dependencies: 3546 227
-- Name: pub item; Type: PUBLICATION TABLE; Schema: app; Owner: postgres
-- Data Pos: 0
--

ALTER PUBLICATION pub ADD TABLE ONLY app.item;


--
-- TOC entry 3567 (class 0 OID 0)
-- Dependencies: 3565
-- Name: DATABASE shop; Type: ACL; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

REVOKE CONNECT,TEMPORARY ON DATABASE shop FROM PUBLIC;
GRANT CONNECT ON DATABASE shop TO PUBLIC;


--
-- TOC entry 3571 (class 0 OID 0)
-- Dependencies: 227
-- Name: TABLE item; Type: ACL; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

GRANT SELECT ON TABLE app.item TO "Shop Reader";


--
-- TOC entry 3572 (class 0 OID 0)
-- Dependencies: 227 3571
-- Name: COLUMN item.name; Type: ACL; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

GRANT UPDATE(name) ON TABLE app.item TO "Shop Reader";


--
-- TOC entry 3575 (class 0 OID 0)
-- Dependencies: 3554
-- Name: LARGE OBJECTS 5001..5002; Type: ACL; Schema: -; Owner: postgres
-- Data Pos: 0
--

GRANT SELECT ON LARGE OBJECT 5001 TO "Shop Reader";
GRANT SELECT ON LARGE OBJECT 5002 TO "Shop Reader";

--
-- TOC entry 2120 (class 826 OID 16834)
-- Dependencies: 6
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

ALTER DEFAULT PRIVILEGES FOR ROLE shop_owner IN SCHEMA app GRANT SELECT ON TABLES TO "Shop Reader";


--
-- TOC entry 3551 (class 0 OID 16808)
-- Dependencies: 234 3561
-- Name: item_count; Type: MATERIALIZED VIEW DATA; Schema: app; Owner: postgres
-- Data Pos: 0
--

REFRESH MATERIALIZED VIEW app.item_count;


--
-- TOC entry 3581 (class 0 OID 0)
-- Dependencies: 234 3551 3561
-- Statistics for Name: item_count; Type: STATISTICS DATA; Schema: app; Owner: -
-- Data Pos: 0
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '190000'::integer,
	'schemaname', 'app',
	'relname', 'item_count',
	'relpages', '0'::integer,
	'reltuples', '-1'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- TOC entry 3582 (class 0 OID 0)
-- Dependencies: 3382 3561
-- Statistics for Name: item_name; Type: STATISTICS DATA; Schema: app; Owner: -
-- Data Pos: 0
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '190000'::integer,
	'schemaname', 'app',
	'relname', 'item_name',
	'relpages', '2'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- TOC entry 3583 (class 0 OID 0)
-- Dependencies: 3384 3386 3561
-- Statistics for Name: item_pkey; Type: STATISTICS DATA; Schema: app; Owner: -
-- Data Pos: 0
--

SELECT * FROM pg_catalog.pg_restore_relation_stats(
	'version', '190000'::integer,
	'schemaname', 'app',
	'relname', 'item_pkey',
	'relpages', '2'::integer,
	'reltuples', '3'::real,
	'relallvisible', '0'::integer,
	'relallfrozen', '0'::integer
);


--
-- TOC entry 3377 (class 3466 OID 16831)
-- Dependencies: 240
-- Name: loud; Type: EVENT TRIGGER; Schema: -; Owner: postgres
-- Data Pos: 0
--

CREATE EVENT TRIGGER loud ON ddl_command_end
   EXECUTE FUNCTION app.loud();


ALTER EVENT TRIGGER loud OWNER TO postgres;

--
-- TOC entry 3586 (class 0 OID 0)
-- Dependencies: 3377
-- Name: EVENT TRIGGER loud; Type: COMMENT; Schema: -; Owner: postgres
-- Data Pos: 0
--

COMMENT ON EVENT TRIGGER loud IS 'heard';


-- Completed on 2026-11-21 00:00:00 UTC

--
-- PostgreSQL database dump complete
--

\unrestrict KEY

