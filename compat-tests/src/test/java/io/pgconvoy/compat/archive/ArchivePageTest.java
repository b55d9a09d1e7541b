package io.pgconvoy.compat.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.compat.archive.ArchiveTable.Row;
import io.pgconvoy.compat.archive.ArchiveTable.Subject;
import io.pgconvoy.compat.dump.Difference;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchivePageTest {
    private static final Difference NONE = Difference.between(List.of(), List.of());
    private static final Difference TWO = Difference.between(List.of("a", "b"), List.of("a", "c"));

    @Test
    void aRunRenewsItsRowsAndKeepsTheOthers() {
        ArchiveTable earlier = new ArchiveTable();
        add(earlier, new Subject("regression", "15.18", "17.10"), "-Fc", "pg_restore 17.10", TWO, "-l", "serial");
        add(earlier, new Subject("regression", "15.18", "18.6"), "-Fd -Zlz4", "pg_restore 18.6", TWO, "-f -");
        add(earlier, new Subject("fixtures", "18.6", "18.6"), "-Fc", "pg_restore 18.6", NONE, "-l", "-f -");
        earlier.remark(new Subject("fixtures", "18.6", "18.6"), "a remark");
        ArchiveTable now = new ArchiveTable();
        Subject renewed = new Subject("regression", "15.20", "17.11");
        add(now, renewed, "-Fc", "pg_restore 17.11", NONE, "-l", "-f -", "serial", "-j 4");
        add(now, renewed, "-Fc", "pgconvoy as 17.11", NONE, "-l", "-f -", "serial", "-j 4");
        add(now, renewed, "-Fp", "text", NONE, "-f -");
        assertEquals(
                List.of(
                        "| fixtures | 18.6 | 18.6 | 1 | 18.6 | 1 | 1 | 0 | 0 | nothing; a remark |",
                        "| regression | 15.20 | 17.11 | 2 | 17.11, pgconvoy | 2 | 3 | 2 | 2 | nothing |",
                        "| regression | 15.18 | 18.6 | 1 | 18.6 | 0 | 1 | 0 | 0 |"
                                + " `-Fd -Zlz4` by pg_restore 18.6, -f -: 2 lines |"),
                ArchivePage.of(now, ArchivePage.of(earlier, ""))
                        .lines()
                        .filter(line -> line.matches("\\| (fixtures|regression) .*"))
                        .toList());
    }

    private static void add(
            ArchiveTable table, Subject subject, String variant, String reader, Difference difference, String... ways) {
        Row row = table.row(subject, variant, "ours", reader);
        for (String way : ways) {
            row.cell(way, difference);
        }
        row.end();
    }
}
