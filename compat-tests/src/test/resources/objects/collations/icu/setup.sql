CREATE SCHEMA collations_icu;
SET search_path = collations_icu;
CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de-DE');
CREATE COLLATION blind (PROVIDER = icu, LOCALE = 'und-u-ks-level2', DETERMINISTIC = false);
CREATE TABLE t (a text COLLATE german, b text COLLATE blind UNIQUE);
CREATE VIEW v AS SELECT a COLLATE blind AS a FROM t;
