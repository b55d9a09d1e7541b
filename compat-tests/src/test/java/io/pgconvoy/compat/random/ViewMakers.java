package io.pgconvoy.compat.random;

import java.util.List;

/** Makes views of all kinds, some in a circle that no order of creation resolves. */
final class ViewMakers {
    private ViewMakers() {}

    static void view(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String options = dice.oneOf(
                "", "", " WITH (security_barrier=true)", draft.since(15) ? " WITH (security_invoker=true)" : "");
        String check = dice.oneOf("", "", "", " WITH LOCAL CHECK OPTION", " WITH CASCADED CHECK OPTION");
        if (!draft.run("CREATE VIEW " + name + options + " AS " + query(draft) + check)) {
            return;
        }
        draft.views.add(name);
        new Annotations(draft).about("VIEW", name, "TABLE");
        if (dice.chance(10)) {
            draft.run("ALTER VIEW " + name + " ALTER COLUMN c SET DEFAULT 7");
        }
        if (dice.chance(10)) {
            draft.run("COMMENT ON COLUMN " + name + ".c IS 'of a view'");
        }
    }

    static void materialized(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String options = dice.maybe(15, " WITH (fillfactor=50)");
        if (!draft.run("CREATE MATERIALIZED VIEW " + name + options + " AS " + query(draft)
                + dice.maybe(30, " WITH NO DATA"))) {
            return;
        }
        draft.views.add(name);
        new Annotations(draft).about("MATERIALIZED VIEW", name, "TABLE");
        if (dice.chance(30)) {
            draft.run("CREATE " + dice.maybe(50, "UNIQUE ") + "INDEX " + draft.names.next() + " ON " + name + " (c)");
        }
        if (dice.chance(15)) {
            draft.run("ALTER MATERIALIZED VIEW " + name + " ALTER COLUMN c SET STATISTICS 5");
        }
    }

    private static String query(Draft draft) {
        Dice dice = draft.dice;
        List<RandomTable> tables = draft.tables;
        if (tables.isEmpty()) {
            return "SELECT 1 AS c";
        }
        RandomTable table = draft.table();
        String condition = new Types(draft).condition(table);
        return switch (dice.upTo(6)) {
            case 0 -> "SELECT * FROM " + table.name();
            case 1 -> "SELECT 1 AS c, " + table.row() + ".* FROM " + table.name() + " WHERE " + condition;
            // Columns that the key determines: the view needs the primary key.
            case 2 ->
                table.columns().isEmpty()
                        ? "SELECT 2 AS c"
                        : "SELECT 3 AS c, " + table.row() + ".* FROM " + table.name() + " GROUP BY "
                                + table.columns().get(0).name();
            case 3 ->
                draft.views.isEmpty()
                        ? "SELECT 4 AS c"
                        : "SELECT 5 AS c, a.* FROM " + dice.oneOf(draft.views) + " a LEFT JOIN " + table.name()
                                + " b ON true";
            case 4 ->
                "SELECT 6 AS c, " + new Types(draft).expression(new Types(draft).any()) + " AS \"d e\" FROM "
                        + table.name();
            case 5 ->
                "WITH RECURSIVE \"w w\" AS (SELECT 1 AS c UNION ALL SELECT c + 1 FROM \"w w\" WHERE c < 3) SELECT c"
                        + " FROM \"w w\" WHERE EXISTS (SELECT FROM "
                        + table.name() + ")";
            default ->
                "SELECT 7 AS c, row_number() OVER (ORDER BY 1) AS \"select\" FROM " + table.name() + " WHERE "
                        + condition + " LIMIT 3";
        };
    }

    /** A view and a function of its rows, which the view then calls. */
    static void circle(Draft draft) {
        String view = draft.qualified();
        String function = draft.qualified();
        draft.run("CREATE VIEW %s AS SELECT 1 AS c", view);
        draft.run("CREATE FUNCTION %s(%s) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'", function, view);
        draft.run("CREATE OR REPLACE VIEW %s AS SELECT 1 AS c, %s(NULL::%s) AS d", view, function, view);
        draft.views.add(view);
        new Annotations(draft).about("VIEW", view, "TABLE");
    }

    /** Two views of which each reads the other. */
    static void pair(Draft draft) {
        String one = draft.qualified();
        String other = draft.qualified();
        draft.run("CREATE VIEW %s AS SELECT 1 AS c", one);
        draft.run("CREATE VIEW %s AS SELECT c FROM %s", other, one);
        draft.run("CREATE OR REPLACE VIEW %s AS SELECT c FROM %s", one, other);
        draft.views.add(other);
        if (draft.dice.chance(50)) {
            draft.run("CREATE MATERIALIZED VIEW %s AS SELECT NULL::%s AS r WITH NO DATA", draft.qualified(), one);
        }
    }

    static void rule(Draft draft) {
        Dice dice = draft.dice;
        String on = draft.views.isEmpty() || dice.chance(60) ? draft.table().name() : dice.oneOf(draft.views);
        String name = draft.names.next();
        String other = draft.table().name();
        draft.run("CREATE RULE " + name + " AS ON " + dice.oneOf("INSERT", "UPDATE", "DELETE") + " TO " + on
                + dice.maybe(30, " WHERE EXISTS (SELECT FROM " + other + ")")
                + dice.oneOf(
                        " DO INSTEAD NOTHING",
                        " DO NOTHING",
                        " DO ALSO NOTIFY \"a b\"",
                        " DO ALSO (DELETE FROM " + other + "; SELECT 1)",
                        " DO INSTEAD INSERT INTO " + other + " DEFAULT VALUES"));
        new Annotations(draft).comment("RULE", name + " ON " + on);
        if (dice.chance(20)) {
            draft.run("ALTER TABLE " + on
                    + dice.oneOf(" DISABLE RULE ", " ENABLE REPLICA RULE ", " ENABLE ALWAYS RULE ") + name);
        }
    }

    static void trigger(Draft draft) {
        Dice dice = draft.dice;
        RandomTable table = draft.table();
        String function = draft.qualified();
        String name = draft.names.next();
        draft.run("CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'", function);
        String execute = " EXECUTE PROCEDURE " + function + "("
                + dice.maybe(50, Names.literal(draft.names.raw()) + ", '\\', 7") + ")";
        String row = " FOR EACH ROW" + dice.maybe(20, " WHEN (NEW IS DISTINCT FROM OLD)");
        draft.run("CREATE "
                + dice.oneOf(
                        "TRIGGER " + name + " BEFORE UPDATE ON " + table.name() + row,
                        "TRIGGER " + name + " AFTER INSERT OR DELETE ON " + table.name() + " FOR EACH ROW",
                        "TRIGGER " + name + " AFTER INSERT OR TRUNCATE ON " + table.name() + " FOR EACH STATEMENT",
                        "CONSTRAINT TRIGGER " + name + " AFTER UPDATE ON " + table.name()
                                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
                        "TRIGGER " + name + " AFTER UPDATE ON " + table.name()
                                + " REFERENCING OLD TABLE AS \"o o\" NEW TABLE AS n FOR EACH STATEMENT")
                + execute);
        new Annotations(draft).comment("TRIGGER", name + " ON " + table.name());
        if (dice.chance(20)) {
            draft.run("ALTER TABLE " + dice.oneOf(table, draft.table()).name()
                    + dice.oneOf(" DISABLE TRIGGER ", " ENABLE REPLICA TRIGGER ", " ENABLE ALWAYS TRIGGER ") + name);
        }
        if (dice.chance(8)) {
            draft.run("ALTER TRIGGER " + name + " ON " + table.name() + " DEPENDS ON EXTENSION plpgsql");
        }
    }

    static void policy(Draft draft) {
        Dice dice = draft.dice;
        RandomTable table = draft.table();
        String name = draft.names.next();
        String command = dice.oneOf("ALL", "SELECT", "UPDATE", "DELETE", "INSERT");
        String using = command.equals("INSERT") ? "" : " USING (" + new Types(draft).condition(table) + ")";
        String check = command.equals("SELECT") || command.equals("DELETE")
                ? ""
                : dice.maybe(
                        50, " WITH CHECK (EXISTS (SELECT FROM " + draft.table().name() + "))");
        draft.run("CREATE POLICY " + name + " ON " + table.name() + draft.since(10, 20, " AS RESTRICTIVE") + " FOR "
                + command + " TO " + dice.oneOf("PUBLIC", draft.role(), draft.role() + ", CURRENT_USER") + using
                + check);
        new Annotations(draft).comment("POLICY", name + " ON " + table.name());
    }

    static void eventTrigger(Draft draft) {
        String function = draft.qualified();
        String name = draft.names.next();
        draft.run("CREATE FUNCTION %s() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'", function);
        draft.run(
                "CREATE EVENT TRIGGER %s ON %s EXECUTE PROCEDURE %s()",
                name,
                draft.dice.oneOf(
                        "ddl_command_end", "sql_drop", "ddl_command_start WHEN TAG IN ('CREATE TABLE', 'DROP VIEW')"),
                function);
        new Annotations(draft).comment("EVENT TRIGGER", name);
        draft.run("ALTER EVENT TRIGGER %s %s", name, draft.dice.oneOf("DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS"));
    }
}
