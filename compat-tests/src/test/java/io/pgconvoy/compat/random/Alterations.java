package io.pgconvoy.compat.random;

import java.util.List;

/** Changes tables after they were made. */
final class Alterations {
    private Alterations() {}

    static void columns(Draft draft) {
        RandomTable table = draft.table();
        String name = "ALTER TABLE " + draft.dice.maybe(10, "ONLY ") + table.name() + " ";
        Types types = new Types(draft);
        if (table.columns().isEmpty() || draft.dice.chance(25)) {
            String type = types.any();
            draft.run(name + "ADD COLUMN " + draft.names.next() + " " + type
                    + draft.dice.maybe(40, " DEFAULT " + types.expression(type)));
            return;
        }
        RandomTable.Column column = draft.dice.oneOf(table.columns());
        String alter = name + "ALTER COLUMN " + column.name() + " ";
        draft.run(draft.dice.oneOf(List.of(
                name + "DROP COLUMN " + column.name(),
                name + "RENAME COLUMN " + column.name() + " TO " + draft.names.next(),
                alter + "SET NOT NULL",
                alter + "DROP NOT NULL",
                alter + "DROP DEFAULT",
                alter + "SET DEFAULT " + types.expression(column.type()),
                alter + "TYPE " + column.type() + " USING NULL",
                alter + "SET STATISTICS " + draft.dice.upTo(200),
                alter + "SET STORAGE " + draft.dice.oneOf("EXTERNAL", "MAIN", "PLAIN", "EXTENDED"),
                alter + "SET (n_distinct = -0.5, n_distinct_inherited = 7)",
                alter + "SET COMPRESSION " + draft.dice.oneOf("pglz", "lz4"),
                name + "ADD CONSTRAINT " + draft.names.next() + " NOT NULL " + column.name() + " NOT VALID")));
    }

    static void table(Draft draft) {
        RandomTable table = draft.table();
        String alter = "ALTER TABLE " + table.name() + " ";
        draft.run(draft.dice.oneOf(List.of(
                alter + "SET SCHEMA " + draft.schema(),
                alter + "INHERIT " + draft.table().name(),
                alter + "NO INHERIT " + draft.table().name(),
                alter + "SET WITHOUT CLUSTER",
                alter + "REPLICA IDENTITY " + draft.dice.oneOf("FULL", "NOTHING", "DEFAULT"),
                alter + "ENABLE ROW LEVEL SECURITY",
                alter + "FORCE ROW LEVEL SECURITY",
                alter + "DISABLE TRIGGER ALL",
                alter + "SET (toast_tuple_target = 200, autovacuum_vacuum_scale_factor = 0.3)",
                alter + "SET UNLOGGED",
                alter + "OWNER TO " + draft.role(),
                "DELETE FROM " + table.name(),
                "ANALYZE " + table.name())));
    }

    static void index(Draft draft) {
        RandomTable table = draft.table();
        if (table.columns().isEmpty()) {
            return;
        }
        Dice dice = draft.dice;
        String name = draft.names.next();
        RandomTable.Column column = dice.oneOf(table.columns());
        String on = dice.oneOf(
                "(" + column.name() + ")",
                "(" + column.name() + dice.oneOf(" DESC NULLS LAST", " NULLS FIRST", " DESC") + ")",
                "((" + new Types(draft).condition(table) + "))",
                "((" + column.name() + "::text) COLLATE " + dice.oneOf(draft.collations) + ", " + column.name() + ")",
                "USING hash (" + column.name() + ")",
                "USING gin (" + column.name() + ")",
                "USING brin (" + column.name() + ") WITH (pages_per_range=4)");
        if (!draft.operatorClasses.isEmpty() && dice.chance(15)) {
            on = "(" + column.name() + " " + dice.oneOf(draft.operatorClasses) + ")";
        }
        draft.run("CREATE " + dice.maybe(20, "UNIQUE ") + "INDEX " + name + " ON "
                + dice.maybe(table.isPartitioned() ? 40 : 5, "ONLY ")
                + table.name() + " " + on
                + draft.since(11, 10, " INCLUDE (" + table.columns().get(0).name() + ")")
                + dice.maybe(20, " WHERE " + new Types(draft).condition(table)));
        String qualified =
                table.name().substring(0, table.name().length() - table.row().length()) + name;
        new Annotations(draft).comment("INDEX", qualified);
        switch (dice.upTo(9)) {
            case 0 -> draft.run("ALTER TABLE %s CLUSTER ON %s", table.name(), name);
            case 1 -> draft.run("ALTER TABLE %s REPLICA IDENTITY USING INDEX %s", table.name(), name);
            case 2 ->
                draft.run(
                        "ALTER TABLE %s ADD CONSTRAINT %s UNIQUE USING INDEX %s",
                        table.name(), draft.names.next(), name);
            case 3 -> draft.run("ALTER INDEX %s ALTER COLUMN 1 SET STATISTICS 77", qualified);
            default -> {}
        }
    }

    static void constraint(Draft draft) {
        RandomTable table = draft.table();
        if (table.columns().isEmpty()) {
            return;
        }
        Dice dice = draft.dice;
        String column = dice.oneOf(table.columns()).name();
        String name = draft.names.next();
        RandomTable other = draft.table();
        draft.run("ALTER TABLE " + table.name() + " ADD " + dice.maybe(75, "CONSTRAINT " + name + " ")
                + dice.oneOf(List.of(
                        "CHECK (" + new Types(draft).condition(table) + ")"
                                + dice.oneOf(" NOT VALID", "", " NO INHERIT", draft.since(18) ? " NOT ENFORCED" : ""),
                        "PRIMARY KEY (" + column + ")",
                        "UNIQUE (" + column + ")" + dice.maybe(30, " DEFERRABLE"),
                        "FOREIGN KEY (" + column + ") REFERENCES " + other.name() + actions(draft),
                        "FOREIGN KEY (" + column + ") REFERENCES " + other.name() + actions(draft),
                        "FOREIGN KEY (" + column + ") REFERENCES " + table.name() + actions(draft),
                        "EXCLUDE (" + column + " WITH =)"
                                + dice.maybe(30, " WHERE (" + new Types(draft).condition(table) + ")"))));
        if (dice.chance(25)) {
            draft.run("COMMENT ON CONSTRAINT %s ON %s IS 'a constraint'", name, table.name());
        }
    }

    private static String actions(Draft draft) {
        Dice dice = draft.dice;
        return dice.maybe(20, " MATCH FULL")
                + dice.maybe(30, " ON DELETE " + dice.oneOf("CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT"))
                + dice.maybe(20, " ON UPDATE CASCADE")
                + dice.oneOf("", "", " DEFERRABLE INITIALLY DEFERRED", " DEFERRABLE")
                + dice.oneOf("", "", "", " NOT VALID", draft.since(18) ? " NOT ENFORCED" : "");
    }

    static void sequence(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        draft.run("CREATE SEQUENCE " + name + draft.since(10, 30, " AS " + dice.oneOf("smallint", "integer"))
                + dice.oneOf("", " INCREMENT -1", " MAXVALUE 9 CYCLE", " START 5 CACHE 3", " MINVALUE -5"));
        draft.sequences.add(name);
        new Annotations(draft).about("SEQUENCE", name, "SEQUENCE");
        draft.run("SELECT nextval(%s)", Names.literal(name));
        if (!draft.tables.isEmpty() && dice.chance(40)) {
            RandomTable table = draft.table();
            if (!table.columns().isEmpty()) {
                draft.run(
                        "ALTER SEQUENCE %s OWNED BY %s.%s",
                        name, table.name(), dice.oneOf(table.columns()).name());
            }
        }
    }

    static void extendedStatistics(Draft draft) {
        RandomTable table = draft.table();
        if (table.columns().size() < 2) {
            return;
        }
        String name = draft.qualified();
        String kinds = draft.dice.oneOf("", " (ndistinct)", " (dependencies, ndistinct)");
        String expression = draft.since(14, 40, ", (" + new Types(draft).condition(table) + ")");
        draft.run(
                "CREATE STATISTICS %s%s ON %s, %s%s FROM %s",
                name,
                kinds,
                table.columns().get(0).name(),
                table.columns().get(1).name(),
                expression,
                table.name());
        new Annotations(draft).about("STATISTICS", name);
        if (draft.since(13) && draft.dice.chance(30)) {
            draft.run("ALTER STATISTICS %s SET STATISTICS 55", name);
        }
    }
}
