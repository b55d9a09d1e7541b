--
-- PostgreSQL database dump
--

\restrict KEY

-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

BEGIN;

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
-- Name: 5001; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('5001');


ALTER LARGE OBJECT 5001 OWNER TO postgres;

--
-- Name: 5002; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('5002');


ALTER LARGE OBJECT 5002 OWNER TO postgres;

--
-- Name: 5003; Type: BLOB; Schema: -; Owner: postgres
--

SELECT pg_catalog.lo_create('5003');


ALTER LARGE OBJECT 5003 OWNER TO postgres;

--
-- Name: 5010; Type: BLOB; Schema: -; Owner: shop_owner
--

SELECT pg_catalog.lo_create('5010');


ALTER LARGE OBJECT 5010 OWNER TO shop_owner;

--
-- Name: LARGE OBJECT 5010; Type: COMMENT; Schema: -; Owner: shop_owner
--

COMMENT ON LARGE OBJECT 5010 IS 'ten';


--
-- Data for Name: item; Type: TABLE DATA; Schema: app; Owner: shop_owner
--

SET SESSION AUTHORIZATION 'boss';

ALTER TABLE app.item DISABLE TRIGGER ALL;

COPY app.item (id, name) FROM stdin;
1	tab\there
2	two\\\nlines
3	é
\.


ALTER TABLE app.item ENABLE TRIGGER ALL;

--
-- Data for Name: line; Type: TABLE DATA; Schema: app; Owner: postgres
--

ALTER TABLE app.line DISABLE TRIGGER ALL;

COPY app.line (item, note, state) FROM stdin;
\.


ALTER TABLE app.line ENABLE TRIGGER ALL;

--
-- Data for Name: part_1; Type: TABLE DATA; Schema: app; Owner: postgres
--

ALTER TABLE app.part_1 DISABLE TRIGGER ALL;

COPY app.part_1 (k) FROM stdin;
1
2
\.


ALTER TABLE app.part_1 ENABLE TRIGGER ALL;

--
-- Name: item_id_seq; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
--

SELECT pg_catalog.setval('app.item_id_seq', 3, true);


--
-- Name: steps; Type: SEQUENCE SET; Schema: app; Owner: shop_owner
--

SELECT pg_catalog.setval('app.steps', 1, false);


--
-- Data for Name: BLOBS; Type: BLOBS; Schema: -; Owner: -
--

SELECT pg_catalog.lo_open('5001', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5002', 131072);
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5003', 131072);
SELECT pg_catalog.lowrite(0, '\x6162635c3030305c333737');
SELECT pg_catalog.lo_close(0);

SELECT pg_catalog.lo_open('5010', 131072);
SELECT pg_catalog.lo_close(0);

--
-- Name: LARGE OBJECT 5001; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 5001 TO "Shop Reader";


--
-- Name: LARGE OBJECT 5002; Type: ACL; Schema: -; Owner: postgres
--

GRANT SELECT ON LARGE OBJECT 5002 TO "Shop Reader";


COMMIT;

--
-- PostgreSQL database dump complete
--

\unrestrict KEY

