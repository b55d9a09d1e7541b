package io.pgconvoy.compat.random;

import java.util.List;

/** Which type something is of, and values of it. */
final class Types {
    private static final List<String> BUILTIN = List.of(
            "integer",
            "integer",
            "text",
            "text",
            "bigint",
            "date",
            "uuid",
            "boolean",
            "numeric(10,2)",
            "timestamp with time zone",
            "timestamp(3) without time zone",
            "time with time zone",
            "character varying(20)",
            "character(4)",
            "\"char\"",
            "name",
            "bytea",
            "jsonb",
            "double precision",
            "integer[]",
            "text[]",
            "interval day to second(3)",
            "bit(3)",
            "bit varying",
            "inet",
            "int4range",
            "regclass",
            "tsvector",
            "xml",
            "point");
    private static final List<String> KEYS = List.of("integer", "text", "bigint", "date");

    private final Draft draft;

    Types(Draft draft) {
        this.draft = draft;
    }

    /** Any type: built in, made before, a row of a table, an array. */
    String any() {
        Dice dice = draft.dice;
        String type = dice.oneOf(BUILTIN);
        if (!draft.types.isEmpty() && dice.chance(25)) {
            type = dice.oneOf(draft.types);
        } else if (!draft.tables.isEmpty() && dice.chance(6)) {
            type = draft.table().name();
        } else if (!draft.views.isEmpty() && dice.chance(3)) {
            type = dice.oneOf(draft.views);
        } else if (draft.since(14) && dice.chance(3)) {
            type = "int4multirange";
        }
        return dice.chance(6) && !type.endsWith("]") ? type + "[]" : type;
    }

    String builtin() {
        return draft.dice.oneOf(BUILTIN);
    }

    /** A type that keys, partitions and rows can be made of. */
    String key() {
        return draft.dice.oneOf(KEYS);
    }

    /** A constant of the type, NULL for most types. */
    String value(String type) {
        Dice dice = draft.dice;
        return switch (type) {
            case "integer", "bigint" -> Integer.toString(dice.upTo(300) - 5);
            case "text", "character varying(20)" ->
                Names.literal(dice.oneOf("a", "é'x", "\\", "-- c", "%s", "", "tab\there", "line\nbreak", "\\."));
            case "date" -> "'2020-02-0" + (1 + dice.upTo(8)) + "'";
            case "boolean" -> dice.oneOf("true", "false");
            case "numeric(10,2)", "double precision" -> dice.oneOf("1.5", "-0.25", "'NaN'");
            case "jsonb" -> "'{\"a\": [1, \"\\n\"]}'";
            case "bytea" -> "'\\x00ff5c'";
            case "integer[]" -> "'{1,NULL,3}'";
            case "text[]" -> "'{\"a b\",NULL,\"NULL\",\"\\\\\"}'";
            default -> "NULL";
        };
    }

    /** An expression of the type: a constant or a call of a function made before. */
    String expression(String type) {
        List<RandomRoutine> fitting = draft.routines.stream()
                .filter(routine -> routine.isFunction() && routine.result().equals(type))
                .toList();
        if (!fitting.isEmpty() && draft.dice.chance(60)) {
            return draft.dice.oneOf(fitting).call();
        }
        return type.equals("bigint") && !draft.sequences.isEmpty() && draft.dice.chance(50)
                ? "nextval(" + Names.literal(draft.dice.oneOf(draft.sequences)) + ")"
                : value(type) + (draft.dice.chance(50) ? "::" + type : "");
    }

    /** Something true or false of a row of the table. */
    String condition(RandomTable table) {
        Dice dice = draft.dice;
        List<RandomRoutine> ofRow = draft.routines.stream()
                .filter(routine -> routine.isFunction() && routine.result().equals("boolean"))
                .filter(routine -> routine.arguments().equals(List.of(table.name())))
                .toList();
        if (!ofRow.isEmpty() && dice.chance(50)) {
            return dice.oneOf(ofRow).name() + "(" + table.row() + ")";
        }
        if (table.columns().isEmpty() || dice.chance(15)) {
            return expression("boolean");
        }
        RandomTable.Column column = dice.oneOf(table.columns());
        return switch (dice.upTo(3)) {
            case 0 -> column.name() + " IS NOT NULL";
            case 1 -> column.name() + " IS DISTINCT FROM " + expression(column.type());
            case 2 -> column.name() + "::text <> ALL (ARRAY['x', 'é''', E'\\\\'])";
            default -> "NOT (" + column.name() + " IS NULL AND " + expression("boolean") + ")";
        };
    }
}
