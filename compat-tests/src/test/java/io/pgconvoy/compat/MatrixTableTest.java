package io.pgconvoy.compat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatrixTableTest {
    @Test
    void aRunRenewsTheRowsOfItsDatabasesAndKeepsTheOthers() {
        MatrixTable earlier = new MatrixTable();
        for (String server : List.of("9.6.24", "13.16", "18.6 (a package)")) {
            earlier.add(new MatrixTable.Row("fixtures", server, "18.6", "", true, false, 3));
        }
        earlier.add(new MatrixTable.Row("contrib", "13.16", "18.6", "", true, true, 0));
        MatrixTable now = new MatrixTable();
        now.add(new MatrixTable.Row("fixtures", "13.17", "18.6", "", true, true, 0));
        now.add(new MatrixTable.Row("fixtures", "13.17", "18.6", "-s", true, true, 0));
        now.add(new MatrixTable.Row("fixtures", "13.17", "13.17", "--statistics", false, true, 0));
        assertEquals(
                List.of(
                        "| fixtures | 9.6.24 | 18.6 | 1 | 0 | 3 |",
                        "| contrib | 13.16 | 18.6 | 1 | 1 | 0 |",
                        "| fixtures | 13.17 | 18.6 | 2 | 2 | 0 |",
                        "| fixtures | 18.6 | 18.6 | 1 | 0 | 3 |"),
                now.page(earlier.page(""))
                        .lines()
                        .filter(line -> line.matches("\\| (contrib|fixtures) .*"))
                        .toList());
    }
}
