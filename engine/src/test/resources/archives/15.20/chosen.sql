--
-- PostgreSQL database dump
--

\restrict KEY

-- Dumped from database version 15.20 (Debian 15.20-0+deb12u1)
-- Dumped by pg_dump version 15.20 (Debian 15.20-0+deb12u1)

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
-- PostgreSQL database dump complete
--

\unrestrict KEY

