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

SET default_tablespace = shop_space;

SET default_table_access_method = heap;

--
-- Name: item; Type: TABLE; Schema: app; Owner: shop_owner; Tablespace: shop_space
--

CREATE TABLE app.item (
    id integer NOT NULL,
    name text NOT NULL
);


ALTER TABLE app.item OWNER TO shop_owner;

--
-- Name: TABLE item; Type: COMMENT; Schema: app; Owner: shop_owner
--

COMMENT ON TABLE app.item IS 'it''s \ one';


--
-- Data for Name: item; Type: TABLE DATA; Schema: app; Owner: shop_owner
--

COPY app.item (id, name) FROM stdin;
1	tab\there
2	two\\\nlines
3	é
\.


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


SET default_tablespace = '';

--
-- Name: item_name; Type: INDEX; Schema: app; Owner: shop_owner
--

CREATE INDEX item_name ON app.item USING btree (name);


--
-- Name: TABLE item; Type: ACL; Schema: app; Owner: shop_owner
--

GRANT SELECT ON TABLE app.item TO "Shop Reader";


--
-- Name: COLUMN item.name; Type: ACL; Schema: app; Owner: shop_owner
--

GRANT UPDATE(name) ON TABLE app.item TO "Shop Reader";


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
-- PostgreSQL database dump complete
--

\unrestrict KEY

