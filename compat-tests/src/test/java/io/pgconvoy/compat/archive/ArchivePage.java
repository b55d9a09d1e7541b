package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.archive.ArchiveTable.Row;
import io.pgconvoy.compat.archive.ArchiveTable.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page in {@code docs} that says who read archives alike: a line for each database and dialect. */
final class ArchivePage {
    private static final String INTRODUCTION = """
            # Archives

            `compat-tests/archives --page docs/archives.md` makes this page. It archives each database with stock `pg_dump`
            and with pgconvoy in one dialect, in every format and compression that it knows. Every stock `pg_restore` of 13,
            15, 17, 18 and 19 that reads this version and compression has to make of pgconvoy's archive what it makes of
            stock's, and pgconvoy of stock's archive what that dialect's `pg_restore` makes of it: listed (`-l -v`, with
            dependencies), as a script (`-f -`), restored into an empty database on one session and on four, which stock
            `pg_dump` then shows, its lines in any order. Restores bring no more errors than those of stock's archives.
            Where sessions of `pg_restore -j` lock each other out, which has nothing to do with the archive, they are given
            another try. Scripts (`-Fp`) have to be stock's line for line, and pgconvoy restores stock's as `psql` does.

            The four columns count the readings. With `--restores per-format` each format is restored in the compression
            that is its default; what the codecs yield has been compared in the scripts. *fixtures* is one database with
            all fixtures, *restorable* one with those that stock itself restores whole, *regression* what the regression
            tests of PostgreSQL leave behind. A run renews the rows of its databases, servers and dialects and leaves the
            others:

            ```
            compat-tests/archives --database regression --server 15 --dialect all --restores per-format --page docs/archives.md
            compat-tests/archives --database fixtures --server 13,15,17,18,19 --restores none --page docs/archives.md
            compat-tests/archives --database restorable --server 13,15,17,18,19 \\
                --variant -Fc --variant -Fd --variant -Ft --variant -Fp --page docs/archives.md
            ```

            | database | server | written as | variants | readers | `-l` | `-f -` | restored | `-j 4` | what differs |
            |---|---|---|--:|---|--:|--:|--:|--:|---|
            """;

    private static final Pattern PAGE_ROW =
            Pattern.compile("\\| (\\S+) \\| (\\S+) \\| (\\S+) \\| \\d+ \\| [^|]+ (\\| \\d+ ){4}\\| .* \\|");

    private ArchivePage() {}

    /** @param earlier a page of before, of which those rows are kept that this run has nothing to say on; may be empty */
    static String of(ArchiveTable table, String earlier) {
        Map<String, Subject> subjects = new LinkedHashMap<>();
        Map<String, String> lines = new LinkedHashMap<>();
        earlier.lines().map(PAGE_ROW::matcher).filter(Matcher::matches).forEach(row -> {
            Subject subject = new Subject(row.group(1), row.group(2), row.group(3));
            subjects.put(key(subject), subject);
            lines.put(key(subject), row.group());
        });
        table.rows().stream()
                .collect(Collectors.groupingBy(Row::subject, LinkedHashMap::new, Collectors.toList()))
                .forEach((subject, rows) -> {
                    subjects.put(key(subject), subject);
                    lines.put(key(subject), line(table, subject, rows));
                });
        return INTRODUCTION
                + subjects.entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<String, Subject> entry) ->
                                        entry.getValue().database())
                                .thenComparing(entry -> major(entry.getValue().server()))
                                .thenComparing(entry -> major(entry.getValue().dialect())))
                        .map(entry -> lines.get(entry.getKey()) + "\n")
                        .collect(Collectors.joining());
    }

    /** Minor releases come and go: a row is of majors. */
    private static String key(Subject subject) {
        return subject.database() + " " + major(subject.server()) + " " + major(subject.dialect());
    }

    /** 9 for {@code 9.6.24}. */
    private static int major(String version) {
        return Integer.parseInt(version.split("\\D")[0]);
    }

    private static String line(ArchiveTable table, Subject subject, List<Row> rows) {
        List<Object> cells = new ArrayList<>(List.of(subject.database(), subject.server(), subject.dialect()));
        cells.add(rows.stream().map(Row::variant).distinct().count());
        cells.add(readers(rows));
        for (String way : ArchiveTable.WAYS) {
            cells.add(rows.stream().filter(row -> row.lines().containsKey(way)).count());
        }
        cells.add(differences(table, subject, rows));
        return cells.stream().map(Object::toString).collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String readers(List<Row> rows) {
        return rows.stream()
                .map(row -> row.reader().replace("pg_restore ", "").replaceFirst(" as .*", ""))
                .filter(reader -> !reader.equals("text"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String differences(ArchiveTable table, Subject subject, List<Row> rows) {
        List<String> all = new ArrayList<>();
        for (Row row : rows) {
            row.lines()
                    .forEach((way, lines) -> all.addAll(
                            lines == 0
                                    ? List.of()
                                    : List.of("`%s` by %s, %s: %d lines"
                                            .formatted(row.variant(), row.reader(), way, lines))));
        }
        if (all.isEmpty()) {
            all.add("nothing");
        }
        all.addAll(table.remarks(subject));
        return String.join("; ", all);
    }
}
