-- Before 15 a table's foreign keys get their dump IDs in the order in which the server reads them: of a table that has few
-- constraints where another has many, by an index on their names
CREATE TABLE many (a int);
DO $$
BEGIN
    FOR i IN 1..400 LOOP
        EXECUTE format('ALTER TABLE many ADD CONSTRAINT many_%s CHECK (a <> %s)', i, i);
    END LOOP;
END $$;
CREATE TABLE referred (a int PRIMARY KEY);
CREATE TABLE few (a int, b int, c int, d int);
ALTER TABLE few ADD CONSTRAINT z FOREIGN KEY (a) REFERENCES referred;
ALTER TABLE few ADD CONSTRAINT c FOREIGN KEY (b) REFERENCES referred;
ALTER TABLE few ADD CONSTRAINT y FOREIGN KEY (c) REFERENCES referred;
ALTER TABLE few ADD CONSTRAINT a FOREIGN KEY (d) REFERENCES referred;
ANALYZE pg_constraint;
