--
-- PostgreSQL database dump
--

\restrict KEY

-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

-- Started on 2026-11-21 05:07:13 UTC

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

DROP DATABASE IF EXISTS shop;
--
-- TOC entry 3399 (class 1262 OID 16796)
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
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- TOC entry 3400 (class 0 OID 0)
-- Dependencies: 3399
-- Name: DATABASE shop; Type: COMMENT; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON DATABASE shop IS 'the shop';


--
-- TOC entry 3402 (class 0 OID 0)
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
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- TOC entry 6 (class 2615 OID 16797)
-- Name: app; Type: SCHEMA; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO shop_owner;

--
-- TOC entry 3403 (class 0 OID 0)
-- Dependencies: 6
-- Name: SCHEMA app; Type: COMMENT; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON SCHEMA app IS 'first
second';


--
-- TOC entry 847 (class 1247 OID 16799)
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
-- TOC entry 224 (class 1255 OID 16843)
-- Dependencies: 6
-- Name: loud(); Type: FUNCTION; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE FUNCTION app.loud() RETURNS event_trigger
    LANGUAGE plpgsql
    AS $$begin end$$;


ALTER FUNCTION app.loud() OWNER TO postgres;

--
-- TOC entry 223 (class 1255 OID 16803)
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
-- TOC entry 216 (class 1259 OID 16805)
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
-- TOC entry 3404 (class 0 OID 0)
-- Dependencies: 216
-- Name: TABLE item; Type: COMMENT; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON TABLE app.item IS 'it''s \ one';


SET default_tablespace = '';

--
-- TOC entry 220 (class 1259 OID 16824)
-- Dependencies: 216 6
-- Name: item_count; Type: MATERIALIZED VIEW; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE MATERIALIZED VIEW app.item_count AS
 SELECT count(*) AS n
   FROM app.item
  WITH NO DATA;


ALTER TABLE app.item_count OWNER TO postgres;

--
-- TOC entry 215 (class 1259 OID 16804)
-- Dependencies: 216 6
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
-- TOC entry 219 (class 1259 OID 16820)
-- Dependencies: 216 216 6
-- Name: items; Type: VIEW; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE VIEW app.items AS
 SELECT item.id,
    item.name
   FROM app.item;


ALTER TABLE app.items OWNER TO shop_owner;

--
-- TOC entry 222 (class 1259 OID 16832)
-- Dependencies: 847 6
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
-- TOC entry 217 (class 1259 OID 16812)
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
-- TOC entry 218 (class 1259 OID 16816)
-- Dependencies: 6 217
-- Name: part_1; Type: TABLE; Schema: app; Owner: postgres
-- Data Pos: 0
--

CREATE TABLE app.part_1 (
    k integer,
    CONSTRAINT part_k_check CHECK ((k > 0))
);


ALTER TABLE app.part_1 OWNER TO postgres;

--
-- TOC entry 221 (class 1259 OID 16831)
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


ALTER TABLE app.steps OWNER TO shop_owner;

--
-- TOC entry 3226 (class 0 OID 0)
-- Dependencies: 218 217
-- Name: part_1; Type: TABLE ATTACH; Schema: app; Owner: postgres
-- Data Pos: 0
--

ALTER TABLE ONLY app.part ATTACH PARTITION app.part_1 FOR VALUES FROM (1) TO (10);


--
-- TOC entry 3390 (class 2613 OID 5001)
-- Name: 5001; Type: BLOB; Schema: -; Owner: postgres
-- Data Pos: 0
--

SELECT pg_catalog.lo_create('5001');


ALTER LARGE OBJECT 5001 OWNER TO postgres;

--
-- TOC entry 3391 (class 2613 OID 5002)
-- Name: 5002; Type: BLOB; Schema: -; Owner: postgres
-- Data Pos: 0
--

SELECT pg_catalog.lo_create('5002');


ALTER LARGE OBJECT 5002 OWNER TO postgres;

--
-- TOC entry 3389 (class 2613 OID 5003)
-- Name: 5003; Type: BLOB; Schema: -; Owner: postgres
-- Data Pos: 0
--

SELECT pg_catalog.lo_create('5003');


ALTER LARGE OBJECT 5003 OWNER TO postgres;

--
-- TOC entry 3392 (class 2613 OID 5010)
-- Name: 5010; Type: BLOB; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

SELECT pg_catalog.lo_create('5010');


ALTER LARGE OBJECT 5010 OWNER TO shop_owner;

--
-- TOC entry 3409 (class 0 OID 0)
-- Dependencies: 3392
-- Name: LARGE OBJECT 5010; Type: COMMENT; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON LARGE OBJECT 5010 IS 'ten';


--
-- TOC entry 3384 (class 0 OID 16805)
-- Dependencies: 216
-- Data for Name: item; Type: TABLE DATA; Schema: app; Owner: shop_owner
-- Data Pos: 10984
--

COPY app.item (id, name) FROM stdin;
1	tab\there
2	two\\\nlines
3	é
\.


--
-- TOC entry 3388 (class 0 OID 16832)
-- Dependencies: 222
-- Data for Name: line; Type: TABLE DATA; Schema: app; Owner: postgres
-- Data Pos: 11045
--

COPY app.line (item, note, state) FROM stdin;
\.


--
-- TOC entry 3385 (class 0 OID 16816)
-- Dependencies: 218
-- Data for Name: part_1; Type: TABLE DATA; Schema: app; Owner: postgres
-- Data Pos: 11074
--

COPY app.part_1 (k) FROM stdin;
1
2
\.


--
-- TOC entry 3410 (class 0 OID 0)
-- Dependencies: 215
-- Name: item_id_seq; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

SELECT pg_catalog.setval('app.item_id_seq', 3, true);


--
-- TOC entry 3411 (class 0 OID 0)
-- Dependencies: 221
-- Name: steps; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

SELECT pg_catalog.setval('app.steps', 1, false);


--
-- TOC entry 3393 (class 0 OID 0)
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: -
-- Data Pos: 11107
--

BEGIN;

SELECT pg_catalog.lo_open('5001', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5002', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5003', 131072);
SELECT pg_catalog.lowrite(0, '\x6162635c3030305c333737');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5010', 131072);
SELECT pg_catalog.lo_close(0);

COMMIT;

--
-- TOC entry 3232 (class 2606 OID 16811)
-- Dependencies: 216
-- Name: item item_pkey; Type: CONSTRAINT; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

ALTER TABLE ONLY app.item
    ADD CONSTRAINT item_pkey PRIMARY KEY (id);


--
-- TOC entry 3230 (class 1259 OID 16828)
-- Dependencies: 216
-- Name: item_name; Type: INDEX; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE INDEX item_name ON app.item USING btree (name);


--
-- TOC entry 3234 (class 2620 OID 16829)
-- Dependencies: 223 216
-- Name: item touch; Type: TRIGGER; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE TRIGGER touch BEFORE INSERT ON app.item FOR EACH ROW EXECUTE FUNCTION app.touch();


--
-- TOC entry 3233 (class 2606 OID 16838)
-- Dependencies: 222 3232 216
-- Name: line line_item_fkey; Type: FK CONSTRAINT; Schema: app; Owner: postgres
-- Data Pos: 0
--

ALTER TABLE ONLY app.line
    ADD CONSTRAINT line_item_fkey FOREIGN KEY (item) REFERENCES app.item(id);


--
-- TOC entry 3379 (class 0 OID 16805)
-- Dependencies: 216
-- Name: item; Type: ROW SECURITY; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

ALTER TABLE app.item ENABLE ROW LEVEL SECURITY;

--
-- TOC entry 3380 (class 3256 OID 16830)
-- Dependencies: 216 216
-- Name: item own; Type: POLICY; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

CREATE POLICY own ON app.item FOR SELECT TO "Shop Reader" USING ((id > 0));


--
-- TOC entry 3412 (class 0 OID 0)
-- Dependencies: 3380
-- Name: POLICY own ON item; Type: COMMENT; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

COMMENT ON POLICY own ON app.item IS 'mine';


--
-- TOC entry 3381 (class 6104 OID 16845)
-- Name: pub; Type: PUBLICATION; Schema: -; Owner: postgres
-- Data Pos: 0
--

CREATE PUBLICATION pub WITH (publish = 'insert, update, delete, truncate');


ALTER PUBLICATION pub OWNER TO postgres;

--
-- TOC entry 3413 (class 0 OID 0)
-- Dependencies: 3381
-- Name: PUBLICATION pub; Type: COMMENT; Schema: -; Owner: postgres
-- Data Pos: 0
--

COMMENT ON PUBLICATION pub IS 'out';


--
-- TOC entry 3382 (class 6106 OID 16846)
-- Dependencies: 3381 216
-- Name: pub item; Type: PUBLICATION TABLE; Schema: app; Owner: postgres
-- Data Pos: 0
--

ALTER PUBLICATION pub ADD TABLE ONLY app.item;


--
-- TOC entry 3401 (class 0 OID 0)
-- Dependencies: 3399
-- Name: DATABASE shop; Type: ACL; Schema: -; Owner: shop_owner
-- Data Pos: 0
--

REVOKE CONNECT,TEMPORARY ON DATABASE shop FROM PUBLIC;
GRANT CONNECT ON DATABASE shop TO PUBLIC;


--
-- TOC entry 3405 (class 0 OID 0)
-- Dependencies: 216
-- Name: TABLE item; Type: ACL; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

GRANT SELECT ON TABLE app.item TO "Shop Reader";


--
-- TOC entry 3406 (class 0 OID 0)
-- Dependencies: 216 3405
-- Name: COLUMN item.name; Type: ACL; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

GRANT UPDATE(name) ON TABLE app.item TO "Shop Reader";


--
-- TOC entry 3407 (class 0 OID 0)
-- Dependencies: 3390
-- Name: LARGE OBJECT 5001; Type: ACL; Schema: -; Owner: postgres
-- Data Pos: 0
--

GRANT SELECT ON LARGE OBJECT 5001 TO "Shop Reader";


--
-- TOC entry 3408 (class 0 OID 0)
-- Dependencies: 3391
-- Name: LARGE OBJECT 5002; Type: ACL; Schema: -; Owner: postgres
-- Data Pos: 0
--

GRANT SELECT ON LARGE OBJECT 5002 TO "Shop Reader";


--
-- TOC entry 2062 (class 826 OID 16847)
-- Dependencies: 6
-- Name: DEFAULT PRIVILEGES FOR TABLES; Type: DEFAULT ACL; Schema: app; Owner: shop_owner
-- Data Pos: 0
--

ALTER DEFAULT PRIVILEGES FOR ROLE shop_owner IN SCHEMA app GRANT SELECT ON TABLES  TO "Shop Reader";


--
-- TOC entry 3225 (class 3466 OID 16844)
-- Dependencies: 224
-- Name: loud; Type: EVENT TRIGGER; Schema: -; Owner: postgres
-- Data Pos: 0
--

CREATE EVENT TRIGGER loud ON ddl_command_end
   EXECUTE FUNCTION app.loud();


ALTER EVENT TRIGGER loud OWNER TO postgres;

--
-- TOC entry 3414 (class 0 OID 0)
-- Dependencies: 3225
-- Name: EVENT TRIGGER loud; Type: COMMENT; Schema: -; Owner: postgres
-- Data Pos: 0
--

COMMENT ON EVENT TRIGGER loud IS 'heard';


--
-- TOC entry 3386 (class 0 OID 16824)
-- Dependencies: 220 3395
-- Name: item_count; Type: MATERIALIZED VIEW DATA; Schema: app; Owner: postgres
-- Data Pos: 0
--

REFRESH MATERIALIZED VIEW app.item_count;


-- Completed on 2026-11-21 00:00:00 UTC

--
-- PostgreSQL database dump complete
--

\unrestrict KEY

