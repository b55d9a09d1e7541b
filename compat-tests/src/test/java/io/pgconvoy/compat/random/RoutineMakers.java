package io.pgconvoy.compat.random;

import java.util.List;
import java.util.stream.IntStream;

/** Makes functions, procedures, aggregates and languages. */
final class RoutineMakers {
    private RoutineMakers() {}

    static void function(Draft draft) {
        Types types = new Types(draft);
        create(
                draft,
                types.any(),
                IntStream.range(0, draft.dice.upTo(3))
                        .mapToObj(i -> types.any())
                        .toList());
    }

    /** A condition on rows of one table: what checks, policies, generated columns and triggers of that table call. */
    static void condition(Draft draft) {
        if (!draft.tables.isEmpty()) {
            create(draft, "boolean", List.of(draft.table().name()));
        }
    }

    /** Without arguments, for defaults and views. */
    static void constant(Draft draft) {
        create(draft, draft.dice.oneOf("integer", "text", "boolean", "date"), List.of());
    }

    private static void create(Draft draft, String result, List<String> arguments) {
        Dice dice = draft.dice;
        RandomRoutine routine = new RandomRoutine("FUNCTION", draft.qualified(), arguments, result);
        String attributes = dice.oneOf(" IMMUTABLE", " IMMUTABLE", " STABLE", "", " VOLATILE")
                + dice.maybe(15, " STRICT")
                + dice.maybe(10, " SECURITY DEFINER")
                + dice.maybe(10, " LEAKPROOF")
                + dice.maybe(10, " COST 7")
                + dice.maybe(15, " PARALLEL " + dice.oneOf("SAFE", "RESTRICTED"))
                + dice.maybe(12, " SET search_path TO " + draft.schema() + ", pg_catalog, \"$user\"")
                + dice.maybe(6, " SET work_mem = '4MB'")
                + dice.maybe(4, " SET application_name = 'it''s \"x\"'");
        boolean made = draft.run("CREATE FUNCTION " + routine.name() + "(" + declared(draft, arguments) + ") RETURNS "
                + result + attributes + body(draft, result));
        if (!made) {
            return;
        }
        draft.routines.add(routine);
        new Annotations(draft).about("FUNCTION", routine.signature(), "FUNCTION");
    }

    private static String declared(Draft draft, List<String> arguments) {
        StringBuilder text = new StringBuilder();
        boolean defaults = false;
        for (String argument : arguments) {
            defaults |= draft.dice.chance(12);
            text.append(text.isEmpty() ? "" : ", ")
                    .append(draft.dice.maybe(40, Names.quote("p" + text.length() + draft.names.raw()) + " "))
                    .append(argument)
                    .append(defaults ? " DEFAULT " + new Types(draft).expression(argument) : "");
        }
        return text.toString();
    }

    private static String body(Draft draft, String result) {
        Dice dice = draft.dice;
        if (draft.since(14) && dice.chance(35)) {
            return " LANGUAGE sql "
                    + (dice.chance(50)
                            ? "RETURN " + cast(draft, result)
                            : "BEGIN ATOMIC " + query(draft, result) + "; END");
        }
        return dice.oneOf(
                " LANGUAGE plpgsql AS $_$ BEGIN RETURN NULL; END $_$",
                " LANGUAGE plpgsql AS ' BEGIN\n  -- $$ and $_$ \\\\\n  RETURN NULL;\nEND '",
                " LANGUAGE sql AS " + Names.literal("SELECT " + cast(draft, result)));
    }

    private static String cast(Draft draft, String type) {
        return "(" + new Types(draft).expression(type) + ")::" + type;
    }

    /** Reads a table or a view, so that the function depends on it. */
    private static String query(Draft draft, String result) {
        String from = draft.tables.isEmpty()
                ? ""
                : " FROM "
                        + (draft.views.isEmpty() || draft.dice.chance(50)
                                ? draft.table().name()
                                : draft.dice.oneOf(draft.views));
        return "SELECT " + cast(draft, result) + from + " LIMIT 1";
    }

    static void procedure(Draft draft) {
        Types types = new Types(draft);
        List<String> arguments = IntStream.range(0, draft.dice.upTo(3))
                .mapToObj(i -> types.any())
                .toList();
        RandomRoutine routine = new RandomRoutine("PROCEDURE", draft.qualified(), arguments, "");
        String out = draft.since(14) && arguments.isEmpty() ? draft.dice.maybe(40, "OUT o integer") : "";
        draft.run("CREATE PROCEDURE " + routine.name() + "(" + declared(draft, arguments) + out + ")"
                + (out.isEmpty() ? " LANGUAGE sql AS 'SELECT 1'" : " LANGUAGE plpgsql AS 'BEGIN o := 1; END'"));
        new Annotations(draft)
                .about("PROCEDURE", routine.name() + "(" + String.join(", ", arguments) + out + ")", "PROCEDURE");
    }

    static void setReturning(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String type = new Types(draft).any();
        String result = dice.oneOf(
                "SETOF " + type, "TABLE(" + draft.names.next() + " " + type + ", \"last\" integer)", "SETOF record");
        String arguments =
                result.equals("SETOF record") ? "VARIADIC a integer[], OUT b text, OUT c " + type : "a " + type;
        draft.run(
                "CREATE FUNCTION %s(%s) RETURNS %s LANGUAGE plpgsql%s AS 'BEGIN RETURN; END'",
                name, arguments, result, dice.maybe(50, " ROWS 5"));
    }

    static void aggregate(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String definition = dice.oneOf(
                "(integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', COMBINEFUNC = int4pl, PARALLEL = SAFE)",
                "(text) (SFUNC = textcat, STYPE = text)",
                "(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0')",
                "(integer) (SFUNC = int4larger, STYPE = integer, SORTOP = OPERATOR(pg_catalog.>))",
                "(anyelement) (SFUNC = array_append, STYPE = anyarray, INITCOND = '{}')",
                "(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC ="
                        + " percentile_disc_final, FINALFUNC_EXTRA)");
        draft.run("CREATE AGGREGATE " + name + definition);
        String signature = name + definition.substring(0, definition.indexOf(')') + 1);
        new Annotations(draft).about("AGGREGATE", signature, "FUNCTION");
    }

    static void language(Draft draft) {
        String name = draft.names.next();
        draft.run(
                "CREATE %sLANGUAGE %s HANDLER plpgsql_call_handler%s",
                draft.dice.maybe(70, "TRUSTED "),
                name,
                draft.dice.maybe(50, " INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator"));
        new Annotations(draft).about("LANGUAGE", name, "LANGUAGE");
        draft.run("CREATE FUNCTION %s() RETURNS integer LANGUAGE %s AS 'BEGIN RETURN 1; END'", draft.qualified(), name);
    }
}
