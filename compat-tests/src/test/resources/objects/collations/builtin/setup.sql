CREATE SCHEMA collations_builtin;
CREATE COLLATION collations_builtin.b (PROVIDER = builtin, LOCALE = 'C.UTF-8');
CREATE COLLATION collations_builtin.c (PROVIDER = builtin, LOCALE = 'C');
