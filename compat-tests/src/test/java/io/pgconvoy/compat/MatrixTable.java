package io.pgconvoy.compat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a matrix found: as a table for the terminal, and as a page for {@code docs}. */
final class MatrixTable {
    private static final String INTRODUCTION = """
            # Compatibility

            `compat-tests/compatibility` makes this page: it dumps each database with stock `pg_dump` and with pgconvoy,
            under each set of options of `compat-tests/src/test/resources/option-sets` that the stock release knows, and
            counts the lines that differ. Restrict keys, the two version lines and times are not compared, nor what stock
            writes that no server takes ([decision 0005](decisions/0005-restorable-before-identical.md)); exit statuses
            are. *fixtures* is one database with all fixtures, *contrib* one with all extensions that come with
            PostgreSQL, *regression* what the regression tests of PostgreSQL leave behind. A run of some servers
            (`--server 15`) or databases renews their rows and leaves the others.

            """;

    private static final Pattern PAGE_ROW =
            Pattern.compile("\\| (\\S+) \\| (\\S+) \\| (\\S+) \\| \\d+ \\| \\d+ \\| \\d+ \\|");

    private final List<Row> rows = new ArrayList<>();
    private final Set<String> notRun = new LinkedHashSet<>();

    /**
     * One comparison.
     *
     * @param judged whether the stock release knows the options at all
     * @param lines how many differ
     */
    record Row(
            String subject, String server, String dialect, String options, boolean judged, boolean equal, int lines) {}

    private record Key(String subject, String server, String dialect) {}

    void add(Row row) {
        rows.add(row);
    }

    void notRun(String reason) {
        notRun.add(reason);
    }

    boolean isAllEqual() {
        return rows.stream().allMatch(row -> row.equal() || !row.judged());
    }

    String text() {
        StringBuilder text = new StringBuilder();
        text.append("%-14s %-8s %-8s %8s %6s %6s%n"
                .formatted("database", "server", "dialect", "compared", "equal", "lines"));
        byKey().forEach((key, group) -> text.append("%-14s %-8s %-8s %8d %6d %6d%n"
                .formatted(
                        key.subject(),
                        shortened(key.server()),
                        key.dialect(),
                        group.size(),
                        equal(group),
                        lines(group))));
        differing()
                .forEach((options, where) ->
                        text.append(options).append(": ").append(where).append('\n'));
        notRun.forEach(reason -> text.append(reason).append('\n'));
        return text.toString();
    }

    /** @param earlier a page of before, of which those rows are kept that this run has nothing to say on; may be empty */
    String page(String earlier) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("| database | server | stock | dumps compared | equal | differing lines |\n");
        page.append("|---|---|---|--:|--:|--:|\n");
        Map<Key, String> all = pageRows(earlier);
        byKey().forEach((key, group) -> all.put(
                new Key(key.subject(), shortened(key.server()), key.dialect()),
                "| %s | %s | %s | %d | %d | %d |"
                        .formatted(
                                key.subject(),
                                shortened(key.server()),
                                key.dialect(),
                                group.size(),
                                equal(group),
                                lines(group))));
        all.entrySet().stream()
                .sorted(Comparator.<Map.Entry<Key, String>>comparingInt(
                                row -> major(row.getKey().server()))
                        .thenComparing(row -> row.getKey().subject()))
                .forEach(row -> page.append(row.getValue()).append('\n'));
        if (!differing().isEmpty()) {
            page.append("\nWhere dumps differ:\n\n| options | database, server, stock: lines |\n|---|---|\n");
            differing().forEach((options, where) -> page.append("| `%s` | %s |%n".formatted(options, where)));
        }
        if (!notRun.isEmpty()) {
            page.append("\nNot compared: ").append(String.join("; ", notRun)).append(".\n");
        }
        return page.toString();
    }

    /** Those of databases that this run has not compared. */
    private Map<Key, String> pageRows(String page) {
        Set<String> ours =
                rows.stream().map(row -> database(row.subject(), row.server())).collect(Collectors.toSet());
        Map<Key, String> found = new LinkedHashMap<>();
        page.lines().map(PAGE_ROW::matcher).filter(Matcher::matches).forEach(row -> {
            Key key = new Key(row.group(1), row.group(2), row.group(3));
            if (!ours.contains(database(key.subject(), key.server()))) {
                found.put(key, row.group());
            }
        });
        return found;
    }

    private static String database(String subject, String server) {
        return subject + " " + major(server);
    }

    /** 9 for {@code 9.6.24}. */
    private static int major(String version) {
        return Integer.parseInt(version.split("\\D")[0]);
    }

    private Map<Key, List<Row>> byKey() {
        return rows.stream()
                .filter(Row::judged)
                .collect(Collectors.groupingBy(
                        row -> new Key(row.subject(), row.server(), row.dialect()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private Map<String, String> differing() {
        return rows.stream()
                .filter(row -> row.judged() && !row.equal())
                .collect(Collectors.groupingBy(
                        row -> row.options().isBlank() ? "(none)" : row.options(),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                row -> "%s %s %s: %s"
                                        .formatted(
                                                row.subject(),
                                                shortened(row.server()),
                                                row.dialect(),
                                                row.lines() == 0 ? "status" : row.lines()),
                                Collectors.joining("; "))));
    }

    private static long equal(List<Row> rows) {
        return rows.stream().filter(Row::equal).count();
    }

    private static int lines(List<Row> rows) {
        return rows.stream().mapToInt(Row::lines).sum();
    }

    /** {@code 15.18 (Debian 15.18-0+deb12u1)} without the package. */
    private static String shortened(String version) {
        return version.split(" ")[0];
    }
}
