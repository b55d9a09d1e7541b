package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.dump.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One line for each archive and reader, printed as it is known: differing lines by way of reading. */
final class ArchiveTable {
    private static final List<String> WAYS = List.of("-l", "-f -", "serial", "-j 4");
    private static final String LAYOUT = "%-10s %-6s %-6s %-24s %-8s %-20s %6s %6s %12s %12s%n";

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> notRun = new LinkedHashSet<>();

    ArchiveTable() {
        System.out.printf(
                LAYOUT, "database", "server", "as", "archive", "whose", "read by", "-l", "-f -", "serial", "-j 4");
    }

    Row row(String database, String server, String dialect, String variant, String whose, String reader) {
        return new Row(List.of(database, server.split(" ")[0], dialect, variant, whose, reader));
    }

    void notRun(String reason) {
        notRun.add(reason);
    }

    boolean isAllEqual() {
        return rows.stream().allMatch(Row::isEqual);
    }

    String totals() {
        long equal = rows.stream().filter(Row::isEqual).count();
        long readings = rows.stream().mapToLong(row -> row.lines.size()).sum();
        String totals = rows.size() + " archives and readers, " + readings + " readings: " + equal + " alike, "
                + (rows.size() - equal) + " not";
        return notRun.isEmpty() ? totals : totals + "\nnot run: " + String.join("; ", notRun);
    }

    /** Differing lines, and for restores the errors that stock's archive and this one brought. */
    final class Row {
        private final List<String> names;
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private final Map<String, String> errors = new LinkedHashMap<>();
        private final StringBuilder explanation = new StringBuilder();

        private Row(List<String> names) {
            this.names = names;
        }

        void cell(String way, Difference difference) {
            lines.put(way, difference.lines());
            if (!difference.isNone()) {
                explanation
                        .append("  ")
                        .append(way)
                        .append('\n')
                        .append(difference.shown())
                        .append('\n');
            }
        }

        /** More errors than stock's archive brings count as a difference; fewer are for whoever reads the table. */
        void errors(String way, int expected, int actual, String said) {
            boolean worse = actual < 0 || (expected >= 0 && actual > expected && !way.startsWith("-j"));
            if (worse) {
                lines.merge(way, 1, Integer::sum);
            }
            if (worse || actual != expected) {
                errors.put(way, expected + "/" + actual);
                said.lines()
                        .limit(worse ? 20 : 0)
                        .forEach(line -> explanation.append("  ").append(line).append('\n'));
            } else if (actual > 0) {
                errors.put(way, Integer.toString(actual));
            }
        }

        void end() {
            List<Object> cells = new ArrayList<>(names);
            for (String way : WAYS) {
                Integer differing = lines.get(way);
                String suffix = errors.containsKey(way) ? " (" + errors.get(way) + ")" : "";
                cells.add(differing == null ? "" : (differing == 0 ? "=" : differing.toString()) + suffix);
            }
            System.out.printf(LAYOUT, cells.toArray());
            System.out.print(explanation);
            rows.add(this);
        }

        boolean isEqual() {
            return lines.values().stream().allMatch(count -> count == 0);
        }
    }
}
