package io.pgconvoy.compat.random;

import java.util.ArrayList;
import java.util.List;

/** Makes types and collations. */
final class TypeMakers {
    private TypeMakers() {}

    static void enumeration(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        List<String> labels = dice.some(0, 5, List.of("a", "b c", "é", "q'q", "%", "x\\y", "", "\n"));
        boolean made = draft.run(
                "CREATE TYPE %s AS ENUM (%s)",
                name, String.join(", ", labels.stream().map(Names::literal).toList()));
        if (made && dice.chance(30)) {
            draft.run(
                    "ALTER TYPE %s ADD VALUE %s BEFORE %s",
                    name, "'added'", labels.isEmpty() ? "''" : Names.literal(labels.get(0)));
        }
        keep(draft, made, name, "TYPE");
    }

    static void domain(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String base = dice.chance(40) ? new Types(draft).any() : new Types(draft).builtin();
        String collation = base.equals("text") ? dice.maybe(50, " COLLATE " + dice.oneOf(draft.collations)) : "";
        String fallback = dice.maybe(40, " DEFAULT " + new Types(draft).expression(base));
        String notNull = dice.maybe(15, draft.since(17, 50, " CONSTRAINT " + draft.names.next()) + " NOT NULL");
        String check =
                dice.maybe(50, dice.maybe(50, " CONSTRAINT " + draft.names.next()) + " CHECK (VALUE IS NOT NULL)");
        boolean made = draft.run("CREATE DOMAIN " + name + " AS " + base + collation + fallback + notNull + check);
        keep(draft, made, name, "DOMAIN");
        while (made && dice.chance(25)) {
            String constraint = draft.names.next();
            draft.run(
                    "ALTER DOMAIN %s ADD CONSTRAINT %s CHECK (VALUE::text <> 'é%%')%s",
                    name, constraint, dice.maybe(40, " NOT VALID"));
            if (dice.chance(50)) {
                draft.run("COMMENT ON CONSTRAINT %s ON DOMAIN %s IS 'checked'", constraint, name);
            }
        }
    }

    static void composite(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        List<String> columns = new ArrayList<>();
        for (int i = dice.upTo(4); i > 0; i--) {
            String type = new Types(draft).any();
            columns.add(
                    draft.names.next() + " " + type + (type.equals("text") ? dice.maybe(20, " COLLATE \"C\"") : ""));
        }
        boolean made = draft.run("CREATE TYPE " + name + " AS (" + String.join(", ", columns) + ")");
        keep(draft, made, name, "TYPE");
        if (made && !columns.isEmpty() && dice.chance(25)) {
            String column = columns.get(0).substring(0, columns.get(0).lastIndexOf('"') + 1);
            draft.run(
                    dice.oneOf("COMMENT ON COLUMN %s.%s IS 'of a type'", "ALTER TYPE %s DROP ATTRIBUTE %s"),
                    name,
                    column);
            draft.run("ALTER TYPE " + name + " ADD ATTRIBUTE " + draft.names.next() + " " + new Types(draft).any());
        }
    }

    static void range(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String subtype =
                dice.chance(30) ? new Types(draft).any() : dice.oneOf("text", "float8", "bigint", "date", "inet");
        String options = subtype.equals("float8") ? dice.maybe(50, ", SUBTYPE_DIFF = float8mi") : "";
        options += subtype.equals("text") ? dice.maybe(50, ", COLLATION = " + dice.oneOf(draft.collations)) : "";
        options += draft.since(14, 30, ", MULTIRANGE_TYPE_NAME = " + draft.qualified());
        keep(draft, draft.run("CREATE TYPE " + name + " AS RANGE (SUBTYPE = " + subtype + options + ")"), name, "TYPE");
    }

    static void base(Draft draft) {
        Dice dice = draft.dice;
        String schema = draft.schema();
        String name = schema + "." + draft.names.next();
        draft.run("CREATE TYPE " + name);
        if (dice.chance(80)) {
            String in = schema + "." + draft.names.next();
            String out = schema + "." + draft.names.next();
            draft.run(
                    "CREATE FUNCTION %s(cstring) RETURNS %s LANGUAGE internal IMMUTABLE STRICT AS 'textin'", in, name);
            draft.run(
                    "CREATE FUNCTION %s(%s) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout'",
                    out, name);
            boolean made = draft.run(
                    "CREATE TYPE %s (INPUT = %s, OUTPUT = %s%s%s%s%s)",
                    name,
                    in,
                    out,
                    dice.maybe(30, ", STORAGE = " + dice.oneOf("external", "extended", "main")),
                    dice.maybe(30, ", CATEGORY = 'S', PREFERRED = true"),
                    dice.maybe(30, ", DEFAULT = 'it''s'"),
                    dice.maybe(30, ", COLLATABLE = true, DELIMITER = ';'"));
            draft.run(
                    "CREATE CAST (%s AS text) WITHOUT FUNCTION%s",
                    name, dice.oneOf("", " AS ASSIGNMENT", " AS IMPLICIT"));
            keep(draft, made, name, "TYPE");
        }
    }

    static void collation(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        String definition = dice.oneOf(" FROM \"C\"", " (LOCALE = 'C')", " (LC_COLLATE = 'C', LC_CTYPE = 'POSIX')");
        if (draft.since(10) && dice.chance(40)) {
            definition = " (PROVIDER = icu, LOCALE = '" + dice.oneOf("und", "de-u-co-phonebk", "en-u-ks-level2") + "'"
                    + draft.since(12, 50, ", DETERMINISTIC = false") + draft.since(16, 20, ", RULES = '&a < g'") + ")";
        } else if (draft.since(17) && dice.chance(20)) {
            definition = " (PROVIDER = builtin, LOCALE = 'C.UTF-8')";
        }
        if (!draft.run("CREATE COLLATION " + name + definition)) {
            return;
        }
        draft.collations.add(name);
        new Annotations(draft).about("COLLATION", name);
    }

    private static void keep(Draft draft, boolean made, String name, String word) {
        if (!made) {
            return;
        }
        draft.types.add(name);
        new Annotations(draft).about(word, name, "TYPE");
    }
}
