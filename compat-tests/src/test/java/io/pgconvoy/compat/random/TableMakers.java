package io.pgconvoy.compat.random;

import java.util.ArrayList;
import java.util.List;

/** Makes plain and partitioned tables, with rows. */
final class TableMakers {
    private TableMakers() {}

    static void plain(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        List<RandomTable.Column> columns = columns(draft, dice.upTo(6));
        RandomTable table = new RandomTable(name, columns, "", "");
        List<String> elements = new ArrayList<>(
                columns.stream().map(column -> column(draft, column)).toList());
        elements.addAll(constraints(draft, table));
        List<String> parents = draft.tables.stream()
                .filter(parent -> !parent.isPartitioned())
                .map(RandomTable::name)
                .toList();
        String inherits = parents.isEmpty()
                ? ""
                : dice.maybe(25, " INHERITS (" + String.join(", ", dice.some(1, 3, parents)) + ")");
        boolean made = draft.run("CREATE " + dice.maybe(7, "UNLOGGED ") + "TABLE " + name + " ("
                + String.join(", ", elements) + ")" + inherits
                + dice.maybe(12, " WITH (fillfactor=70, autovacuum_enabled=false, toast.autovacuum_enabled=off)")
                + draft.since(10, 6, dice.oneOf(" TABLESPACE pgc_space", " TABLESPACE \"pgc Space\"")));
        if (made) {
            keep(draft, table);
        }
    }

    static void ofType(Draft draft) {
        if (!draft.types.isEmpty()) {
            String name = draft.qualified();
            draft.run("CREATE TABLE " + name + " OF " + draft.dice.oneOf(draft.types));
            draft.run("ALTER TABLE " + name + " ADD CHECK (" + name.substring(name.lastIndexOf('.') + 1)
                    + " IS NOT NULL)");
            new Annotations(draft).about("TABLE", name, "TABLE");
        }
    }

    static void like(Draft draft) {
        if (!draft.tables.isEmpty()) {
            RandomTable table = draft.table();
            String name = draft.qualified();
            if (draft.run("CREATE TABLE %s (LIKE %s INCLUDING ALL)", name, table.name())) {
                keep(draft, new RandomTable(name, table.columns(), "", ""));
            }
        }
    }

    static void partitioned(Draft draft) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        List<RandomTable.Column> columns = columns(draft, dice.upTo(4));
        RandomTable.Column key = new RandomTable.Column(draft.names.next(), new Types(draft).key());
        columns.add(dice.upTo(columns.size()), key);
        String strategy = dice.oneOf("LIST", "RANGE", draft.since(11) ? "HASH" : "LIST");
        List<String> elements = new ArrayList<>(
                columns.stream().map(column -> column(draft, column)).toList());
        if (draft.since(11) && dice.chance(50)) {
            elements.add(dice.maybe(50, "CONSTRAINT " + draft.names.next() + " ") + dice.oneOf("PRIMARY KEY", "UNIQUE")
                    + " (" + key.name() + ")");
        }
        RandomTable table = new RandomTable(name, columns, strategy, key.name());
        if (!draft.run(
                "CREATE TABLE %s (%s) PARTITION BY %s (%s)", name, String.join(", ", elements), strategy, key.name())) {
            return;
        }
        keep(draft, table);
        PartitionMakers.partitions(draft, table, 2);
    }

    private static List<RandomTable.Column> columns(Draft draft, int count) {
        List<RandomTable.Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new RandomTable.Column(draft.names.next(), new Types(draft).any()));
        }
        return columns;
    }

    /** One column as CREATE TABLE defines it. */
    private static String column(Draft draft, RandomTable.Column column) {
        Dice dice = draft.dice;
        String type = column.type();
        StringBuilder text = new StringBuilder(column.name() + " " + type);
        if (type.equals("text")) {
            text.append(draft.since(14, 5, " COMPRESSION pglz"))
                    .append(draft.since(16, 8, " STORAGE " + dice.oneOf("PLAIN", "EXTERNAL")));
            text.append(dice.maybe(15, " COLLATE " + dice.oneOf(draft.collations)));
        }
        if (dice.chance(22)) {
            text.append(dice.maybe(40, " CONSTRAINT " + draft.names.next()))
                    .append(" NOT NULL")
                    .append(draft.since(18, 15, " NO INHERIT"));
        }
        text.append(filled(draft, type));
        if (dice.chance(10)) {
            text.append(dice.maybe(60, " CONSTRAINT " + draft.names.next()))
                    .append(" CHECK (" + column.name() + " IS NOT NULL OR true)")
                    .append(dice.maybe(15, " NO INHERIT"))
                    .append(draft.since(18, 15, " NOT ENFORCED"));
        }
        return text.toString();
    }

    /** Where its values come from when none is given. */
    private static String filled(Draft draft, String type) {
        Dice dice = draft.dice;
        boolean numeric = type.equals("integer") || type.equals("bigint");
        if (draft.since(10) && numeric && dice.chance(20)) {
            return " GENERATED " + dice.oneOf("ALWAYS", "BY DEFAULT") + " AS IDENTITY"
                    + dice.maybe(
                            40, " (START 5 INCREMENT 3" + dice.maybe(50, " SEQUENCE NAME " + draft.qualified()) + ")");
        }
        if (draft.since(12) && dice.chance(10)) {
            return " GENERATED ALWAYS AS (" + new Types(draft).expression(type) + ")"
                    + (draft.since(18) && dice.chance(50) ? "" : " STORED");
        }
        return dice.maybe(25, " DEFAULT " + new Types(draft).expression(type));
    }

    private static List<String> constraints(Draft draft, RandomTable table) {
        Dice dice = draft.dice;
        List<String> constraints = new ArrayList<>();
        List<String> keys = table.columns().stream()
                .filter(column ->
                        List.of("integer", "text", "bigint", "date", "uuid").contains(column.type()))
                .map(RandomTable.Column::name)
                .toList();
        if (!keys.isEmpty() && dice.chance(45)) {
            constraints.add(dice.maybe(50, "CONSTRAINT " + draft.names.next() + " ")
                    + dice.oneOf("PRIMARY KEY", "UNIQUE", draft.since(15) ? "UNIQUE NULLS NOT DISTINCT" : "UNIQUE")
                    + " (" + String.join(", ", dice.some(1, 2, keys)) + ")"
                    + draft.since(11, 15, " INCLUDE (" + table.columns().get(0).name() + ")")
                    + dice.maybe(15, " DEFERRABLE INITIALLY DEFERRED"));
        }
        if (!table.columns().isEmpty() && dice.chance(15)) {
            constraints.add(dice.maybe(70, "CONSTRAINT " + draft.names.next() + " ") + "CHECK ("
                    + new Types(draft).condition(table) + ")");
        }
        return constraints;
    }

    static void keep(Draft draft, RandomTable table) {
        draft.tables.add(table);
        new Annotations(draft).aboutTable("TABLE", table);
        rows(draft, table);
    }

    private static void rows(Draft draft, RandomTable table) {
        for (int i = draft.dice.upTo(3); i > 0; i--) {
            List<RandomTable.Column> columns = draft.dice.some(1, 3, table.columns());
            if (columns.isEmpty()) {
                draft.run("INSERT INTO %s DEFAULT VALUES", table.name());
                continue;
            }
            draft.run(
                    "INSERT INTO %s (%s) VALUES (%s)",
                    table.name(),
                    String.join(
                            ", ", columns.stream().map(RandomTable.Column::name).toList()),
                    String.join(
                            ", ",
                            columns.stream()
                                    .map(column -> new Types(draft).value(column.type()))
                                    .toList()));
        }
    }
}
