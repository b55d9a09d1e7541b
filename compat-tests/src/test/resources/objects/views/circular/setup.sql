CREATE SCHEMA views_circular;
SET search_path = views_circular;
CREATE VIEW a AS SELECT 1 AS x, 'y'::text COLLATE "C" AS y;
CREATE VIEW b AS SELECT x, y FROM a;
CREATE VIEW c AS SELECT x, y FROM b;
CREATE OR REPLACE VIEW a AS SELECT x, y FROM b WHERE false;
COMMENT ON VIEW a IS 'in a circle';
