package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.dump.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line for each archive and reader, printed as it is known: differing lines by way of reading. Safe for use by several
 * threads, each with rows of its own.
 */
final class ArchiveTable {
    static final List<String> WAYS = List.of("-l", "-f -", "serial", "-j 4");
    private static final String LAYOUT = "%-10s %-6s %-6s %-24s %-8s %-20s %6s %6s %12s %12s%n";

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> notRun = new LinkedHashSet<>();
    private final Map<Subject, Set<String>> remarks = new LinkedHashMap<>();

    /** What a database looked like to one release's pg_dump. */
    record Subject(String database, String server, String dialect) {}

    ArchiveTable() {
        System.out.printf(
                LAYOUT, "database", "server", "as", "archive", "whose", "read by", "-l", "-f -", "serial", "-j 4");
    }

    Row row(Subject subject, String variant, String whose, String reader) {
        return new Row(subject, variant, whose, reader);
    }

    synchronized void notRun(String reason) {
        notRun.add(reason);
    }

    synchronized void remark(Subject subject, String remark) {
        remarks.computeIfAbsent(subject, first -> new LinkedHashSet<>()).add(remark);
    }

    synchronized boolean isAllEqual() {
        return rows.stream().allMatch(Row::isEqual);
    }

    synchronized List<Row> rows() {
        return List.copyOf(rows);
    }

    synchronized Set<String> remarks(Subject subject) {
        return remarks.getOrDefault(subject, Set.of());
    }

    private synchronized void add(Row row) {
        System.out.print(row.text());
        rows.add(row);
    }

    synchronized String totals() {
        long equal = rows.stream().filter(Row::isEqual).count();
        long readings = rows.stream().mapToLong(row -> row.lines.size()).sum();
        String totals = rows.size() + " archives and readers, " + readings + " readings: " + equal + " alike, "
                + (rows.size() - equal) + " not";
        Set<String> notes = new LinkedHashSet<>(notRun);
        remarks.values().forEach(notes::addAll);
        return notes.isEmpty() ? totals : totals + "\nnot run: " + String.join("; ", notes);
    }

    /** Differing lines, and for restores the errors that stock's archive and this one brought. */
    final class Row {
        private final Subject subject;
        private final String variant;
        private final String whose;
        private final String reader;
        private final Map<String, Integer> lines = new LinkedHashMap<>();
        private final Map<String, String> errors = new LinkedHashMap<>();
        private final StringBuilder explanation = new StringBuilder();

        private Row(Subject subject, String variant, String whose, String reader) {
            this.subject = subject;
            this.variant = variant;
            this.whose = whose;
            this.reader = reader;
        }

        Subject subject() {
            return subject;
        }

        String variant() {
            return variant;
        }

        String reader() {
            return reader;
        }

        /** By way of reading; only those that were tried. */
        Map<String, Integer> lines() {
            return lines;
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
            if (way.startsWith("-j") && actual > expected) {
                said.lines()
                        .filter(line -> line.contains("ERROR: "))
                        .limit(20)
                        .forEach(line -> explanation.append("  ").append(line).append('\n'));
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
            add(this);
        }

        private String text() {
            List<Object> cells = new ArrayList<>(
                    List.of(subject.database(), subject.server(), subject.dialect(), variant, whose, reader));
            for (String way : WAYS) {
                Integer differing = lines.get(way);
                String suffix = errors.containsKey(way) ? " (" + errors.get(way) + ")" : "";
                cells.add(differing == null ? "" : (differing == 0 ? "=" : differing.toString()) + suffix);
            }
            return LAYOUT.formatted(cells.toArray()) + explanation;
        }

        boolean isEqual() {
            return lines.values().stream().allMatch(count -> count == 0);
        }
    }
}
