CREATE SCHEMA data_many;
CREATE TABLE data_many.t (a integer, b text, c numeric);
INSERT INTO data_many.t SELECT g, repeat(chr(65 + g % 26), g % 50), g / 7.0 FROM generate_series(1, 5000) g;
