CREATE SCHEMA foreign_keys_order;
SET search_path = foreign_keys_order;
CREATE TABLE z_first (id integer PRIMARY KEY);
CREATE TABLE a_last (id integer PRIMARY KEY, z integer REFERENCES z_first);
CREATE TABLE m_middle (id integer PRIMARY KEY, z integer REFERENCES z_first);
ALTER TABLE a_last ADD m integer REFERENCES m_middle;
INSERT INTO z_first VALUES (1);
INSERT INTO m_middle VALUES (1, 1);
INSERT INTO a_last VALUES (1, 1, 1);
