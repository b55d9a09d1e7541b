CREATE TYPE step_range;
CREATE FUNCTION step_canonical(step_range) RETURNS step_range LANGUAGE internal IMMUTABLE STRICT AS 'int4range_canonical';
CREATE TYPE step_range AS RANGE (subtype = integer, canonical = step_canonical);
CREATE FUNCTION width(step_range) RETURNS integer LANGUAGE sql AS 'SELECT upper($1) - lower($1)';
