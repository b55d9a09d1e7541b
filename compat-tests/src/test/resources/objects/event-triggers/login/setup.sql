CREATE SCHEMA event_triggers_login;
CREATE FUNCTION event_triggers_login.f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER at_login ON login EXECUTE FUNCTION event_triggers_login.f();
ALTER EVENT TRIGGER at_login DISABLE;
