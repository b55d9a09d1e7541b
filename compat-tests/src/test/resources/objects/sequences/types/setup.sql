CREATE SCHEMA sequences_types;
SET search_path = sequences_types;
CREATE SEQUENCE small AS smallint;
CREATE SEQUENCE int AS integer;
CREATE SEQUENCE big AS bigint;
CREATE SEQUENCE small_down AS smallint INCREMENT -2;
CREATE SEQUENCE small_max AS smallint MAXVALUE 32767 MINVALUE 1;
CREATE SEQUENCE int_other AS integer MAXVALUE 100;
CREATE SEQUENCE int_down AS integer INCREMENT -1 MINVALUE -2147483648;
