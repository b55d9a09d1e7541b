package io.pgconvoy.compat.random;

/** Makes operators, their classes and families, casts, conversions, transforms and access methods. */
final class OperatorMakers {
    private static final String LESS =
            "CREATE FUNCTION %1$s(%2$s, %2$s) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1::text < $2::text'";
    private static final String COMPARE =
            "CREATE FUNCTION %1$s(%2$s, %2$s) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 0'";

    private OperatorMakers() {}

    static void operator(Draft draft) {
        Dice dice = draft.dice;
        String type = new Types(draft).any();
        String function = draft.qualified();
        String symbol = dice.oneOf("<<<", "~=~", "%%", "###", "@-@", "|&|");
        draft.run(LESS, function, type);
        String operator = draft.schema() + "." + symbol;
        draft.run(
                "CREATE OPERATOR %s (%s = %s, LEFTARG = %s, RIGHTARG = %s%s%s%s)",
                operator,
                draft.since(11) ? "FUNCTION" : "PROCEDURE",
                function,
                type,
                type,
                dice.maybe(30, ", RESTRICT = scalarltsel, JOIN = scalarltjoinsel"),
                dice.maybe(30, ", COMMUTATOR = OPERATOR(" + draft.schema() + ".>>>)"),
                dice.maybe(20, ", NEGATOR = OPERATOR(" + draft.schema() + ".!!!)"));
        new Annotations(draft).about("OPERATOR", operator + " (" + type + ", " + type + ")");
        if (!draft.tables.isEmpty() && dice.chance(50)) {
            draft.run(
                    "CREATE VIEW %s AS SELECT NULL::%s OPERATOR(%s) NULL::%s AS less FROM %s",
                    draft.qualified(), type, operator, type, draft.table().name());
        }
    }

    static void operatorClass(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String type = dice.oneOf("integer", "text", "date", new Types(draft).any());
        String method = dice.oneOf("btree", "btree", "hash");
        String compare = draft.qualified();
        String family = draft.qualified();
        draft.run(COMPARE, compare, type);
        if (dice.chance(40)) {
            draft.run("CREATE OPERATOR FAMILY %s USING %s", family, method);
            new Annotations(draft).about("OPERATOR FAMILY", family + " USING " + method);
            draft.run(
                    "ALTER OPERATOR FAMILY %s USING %s ADD FUNCTION 1 (bigint, integer) btint84cmp(bigint, integer),"
                            + " OPERATOR 1 < (bigint, integer)",
                    family, method);
        }
        String members = method.equals("hash")
                ? "OPERATOR 1 =, FUNCTION 1 hashint4(integer)"
                : dice.maybe(70, "OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, ")
                        + "FUNCTION 1 " + compare + "(" + type + ", " + type + ")";
        draft.run(
                "CREATE OPERATOR CLASS %s%s FOR TYPE %s USING %s%s AS %s",
                name, dice.maybe(10, " DEFAULT"), type, method, dice.maybe(40, " FAMILY " + family), members);
        new Annotations(draft).about("OPERATOR CLASS", name + " USING " + method);
        if (method.equals("btree")) {
            draft.operatorClasses.add(name);
        }
    }

    static void cast(Draft draft) {
        Dice dice = draft.dice;
        String from = new Types(draft).any();
        String to = new Types(draft).any();
        String function = draft.qualified();
        draft.run("CREATE FUNCTION %s(%s) RETURNS %s LANGUAGE sql AS 'SELECT NULL::%s'", function, from, to, to);
        draft.run(
                "CREATE CAST (%s AS %s) WITH %s%s",
                from,
                to,
                dice.oneOf("INOUT", "FUNCTION " + function + "(" + from + ")"),
                dice.oneOf("", " AS ASSIGNMENT", " AS IMPLICIT"));
        new Annotations(draft).comment("CAST", "(" + from + " AS " + to + ")");
    }

    static void conversion(Draft draft) {
        String name = draft.qualified();
        draft.run(
                "CREATE %sCONVERSION %s FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
                draft.dice.maybe(30, "DEFAULT "), name);
        new Annotations(draft).about("CONVERSION", name);
    }

    static void transform(Draft draft) {
        String type = draft.dice.oneOf("integer", "text", new Types(draft).any());
        String from = draft.qualified();
        draft.run(
                "CREATE FUNCTION %s(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'varchar_support'", from);
        draft.run(
                "CREATE TRANSFORM FOR %s LANGUAGE %s (FROM SQL WITH FUNCTION %s(internal))",
                type, draft.dice.oneOf("plpgsql", "sql"), from);
        new Annotations(draft).comment("TRANSFORM", "FOR " + type + " LANGUAGE plpgsql");
        draft.run(
                "CREATE FUNCTION %s(%s) RETURNS integer LANGUAGE plpgsql TRANSFORM FOR TYPE %s AS 'BEGIN RETURN 1;"
                        + " END'",
                draft.qualified(), type, type);
    }

    static void accessMethod(Draft draft) {
        String name = draft.names.next();
        boolean ofTables = draft.since(12) && draft.dice.chance(50);
        draft.run(
                "CREATE ACCESS METHOD %s TYPE %s HANDLER %s",
                name, ofTables ? "TABLE" : "INDEX", ofTables ? "heap_tableam_handler" : "bthandler");
        new Annotations(draft).comment("ACCESS METHOD", name);
        if (ofTables) {
            draft.run("CREATE TABLE %s (a integer) USING %s", draft.qualified(), name);
            draft.run("CREATE MATERIALIZED VIEW %s USING %s AS SELECT 1 AS a", draft.qualified(), name);
        }
    }
}
