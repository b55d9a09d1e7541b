CREATE SCHEMA base_types_shell;
CREATE TYPE base_types_shell.unfinished;
COMMENT ON TYPE base_types_shell.unfinished IS 'still a shell';
CREATE TYPE base_types_shell.used_by_function;
CREATE FUNCTION base_types_shell.f(base_types_shell.used_by_function) RETURNS void LANGUAGE internal AS 'textin';
ALTER TYPE base_types_shell.unfinished OWNER TO pgc_owner;
