CREATE SCHEMA data_arrays;
SET search_path = data_arrays;
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE t (a text[], b pair, c pair[], d integer[][], e jsonb, f xml);
INSERT INTO t VALUES ('{NULL,"NULL","",a,"b c","d\"e","f\\g"}', ROW(1, 'x,"y")'), ARRAY[ROW(1, NULL)::pair, NULL], '[0:1][5:6]={{1,2},{3,4}}', '{"a": "b\nc", "é": [1e5, null]}', '<a b="c">d &amp; e</a>'), ('{}', ROW(NULL, ''), '{}', '{}', '{}', '');
