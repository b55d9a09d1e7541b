package io.pgconvoy.compat.random;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Makes partitions: with the table or attached to it later, of several levels, and what differs in one from the rest. */
final class PartitionMakers {
    private static final Map<String, List<String>> LISTED = Map.of(
            "integer", List.of("1, 2", "NULL", "-7"),
            "bigint", List.of("1", "2, NULL", "9223372036854775807"),
            "text", List.of("'a', 'é''x'", "'\\'", "'select', NULL"),
            "date", List.of("'2020-02-01'", "'2020-02-02', '2020-02-03'", "NULL"));
    private static final Map<String, List<String>> RANGES = Map.of(
            "integer", List.of("(MINVALUE) TO (0)", "(0) TO (50)", "(50) TO (MAXVALUE)"),
            "bigint", List.of("(-1) TO (1)", "(1) TO (100)", "(100) TO (MAXVALUE)"),
            "text", List.of("('') TO ('b''c')", "('b''c') TO ('z\\')", "('z\\') TO (MAXVALUE)"),
            "date",
                    List.of(
                            "('2020-01-01') TO ('2020-02-05')",
                            "('2020-02-05') TO ('2020-03-01')",
                            "('2020-03-01') TO (MAXVALUE)"));
    private static final List<String> REMAINDERS =
            List.of("MODULUS 3, REMAINDER 0", "MODULUS 3, REMAINDER 1", "MODULUS 3, REMAINDER 2");

    private PartitionMakers() {}

    static void partitions(Draft draft, RandomTable table, int levels) {
        for (int i = 0; i < 3; i++) {
            if (draft.dice.chance(65)) {
                partition(draft, table, "FOR VALUES " + bounds(table, i), levels);
            }
        }
        if (draft.since(11) && !table.partitioned().equals("HASH") && draft.dice.chance(30)) {
            partition(draft, table, "DEFAULT", levels);
        }
    }

    private static String bounds(RandomTable table, int number) {
        String type = table.columns().stream()
                .filter(column -> column.name().equals(table.key()))
                .map(RandomTable.Column::type)
                .findFirst()
                .orElseThrow();
        return switch (table.partitioned()) {
            case "LIST" ->
                "IN (" + LISTED.getOrDefault(type, LISTED.get("text")).get(number) + ")";
            case "RANGE" ->
                "FROM " + RANGES.getOrDefault(type, RANGES.get("text")).get(number);
            default -> "WITH (" + REMAINDERS.get(number) + ")";
        };
    }

    private static void partition(Draft draft, RandomTable parent, String bounds, int levels) {
        Dice dice = draft.dice;
        String name = draft.qualified();
        boolean split = levels > 1 && dice.chance(20);
        RandomTable partition = new RandomTable(name, parent.columns(), split ? "LIST" : "", split ? parent.key() : "");
        String by = split ? " PARTITION BY LIST (" + parent.key() + ")" : "";
        boolean made = dice.chance(60)
                ? draft.run("CREATE TABLE " + name + " PARTITION OF " + parent.name() + overrides(draft, parent) + " "
                        + bounds + by)
                : attach(draft, parent, name, bounds, by);
        if (!made) {
            return;
        }
        draft.tables.add(partition);
        new Annotations(draft).aboutTable("TABLE", partition);
        if (split) {
            partitions(draft, partition, levels - 1);
        }
        if (dice.chance(6)) {
            draft.run("ALTER TABLE %s DETACH PARTITION %s", parent.name(), name);
        }
    }

    /** Columns in another order, one dropped, one that the parent has with other properties. */
    private static boolean attach(Draft draft, RandomTable parent, String name, String bounds, String by) {
        Dice dice = draft.dice;
        List<String> columns = new ArrayList<>();
        for (RandomTable.Column column : parent.columns()) {
            columns.add(column.name() + " " + column.type() + dice.maybe(20, " DEFAULT NULL"));
        }
        Collections.rotate(columns, dice.upTo(3));
        columns.add(dice.upTo(columns.size()), "gone integer");
        draft.run("CREATE TABLE " + name + " (" + String.join(", ", columns) + ")" + by);
        draft.run("ALTER TABLE " + name + " DROP COLUMN gone");
        for (RandomTable.Column column : parent.columns()) {
            // As the parent may have it.
            if (dice.chance(40) || column.name().equals(parent.key())) {
                draft.run("ALTER TABLE %s ALTER %s SET NOT NULL", name, column.name());
            }
        }
        if (dice.chance(30)) {
            draft.run("CREATE UNIQUE INDEX %s ON %s (%s)", draft.names.next(), name, parent.key());
        }
        return draft.run("ALTER TABLE " + parent.name() + " ATTACH PARTITION " + name + " " + bounds);
    }

    private static String overrides(Draft draft, RandomTable parent) {
        List<RandomTable.Column> columns = draft.dice.some(0, 2, parent.columns());
        if (columns.isEmpty() || draft.dice.chance(50)) {
            return "";
        }
        return columns.stream()
                .map(column -> column.name()
                        + draft.dice.oneOf(
                                " NOT NULL", " DEFAULT NULL", " CHECK (" + column.name() + " IS NOT NULL OR true)"))
                .reduce((a, b) -> a + ", " + b)
                .map(list -> " (" + list + ")")
                .orElse("");
    }
}
