package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.api.RestoreReport;
import io.pgconvoy.content.Content;
import io.pgconvoy.verify.Difference;
import io.pgconvoy.verify.RestoreComparison;
import io.pgconvoy.verify.VerifyReport;
import io.pgconvoy.verify.VerifyReport.Item;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyTextTest {
    private static final Item GOOD =
            new Item(12, "TABLE DATA", "public", "t", true, new Content(1234, 5678, -1), List.of());
    private static final Item BAD =
            new Item(13, "TABLE DATA", "public", "u", true, null, List.of("data piece of length -5 at offset 99"));
    private static final Item OBJECTS =
            new Item(14, "BLOBS", null, "100..200", false, new Content(2, 10, 1), List.of());

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Messages messages() {
        return new Messages(new PrintStream(err, true, StandardCharsets.UTF_8), false);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void rowsAndBytesStandInATable() {
        StringBuilder table = new StringBuilder();
        VerifyText.table(report(GOOD, BAD, OBJECTS), line -> table.append(line).append('\n'));
        assertEquals("""
                      ROWS            BYTES       NAME
                      1234             5678  ok   public.t
                         -                -  BAD  public.u
                         2               10  ok   large objects 100..200
            """, table.toString());
    }

    @Test
    void allIsGoodInOneLine() {
        VerifyText.problems(report(GOOD, OBJECTS), "x.sql", messages());
        assertEquals("pgconvoy: script x.sql is good: 1 tables with 1,234 rows, 2 large objects\n", said());
    }

    @Test
    void whatIsDamagedIsNamedAndWhatIsGoodCounted() {
        VerifyText.problems(report(GOOD, BAD, OBJECTS), "x.dump", messages());
        assertEquals("""
            pgconvoy: error: entry 13 (TABLE DATA public.u): data piece of length -5 at offset 99
            pgconvoy: error: script x.dump is damaged: 2 of 3 entries with data are good; the first bad offset is 99
            """, said());
    }

    private static VerifyReport report(Item... items) {
        List<Item> all = List.of(items);
        return new VerifyReport(null, all, List.of(), all.contains(BAD) ? 99 : -1, null);
    }

    @Test
    void programsReadJson() {
        assertEquals("""
            {
              "good" : false,
              "firstBadOffset" : 99,
              "problems" : [ ],
              "entries" : [ {
                "dumpId" : 12,
                "kind" : "TABLE DATA",
                "schema" : "public",
                "name" : "t",
                "good" : true,
                "rows" : 1234,
                "bytes" : 5678,
                "hash" : "ffffffffffffffff",
                "problems" : [ ]
              }, {
                "dumpId" : 13,
                "kind" : "TABLE DATA",
                "schema" : "public",
                "name" : "u",
                "good" : false,
                "problems" : [ "data piece of length -5 at offset 99" ]
              } ]
            }
            """, VerifyText.json(report(GOOD, BAD)));
    }

    @Test
    void differencesAfterARestoreAreNamed() {
        VerifyText.comparison(
                comparison(List.of(new Difference("table public.t", "3 of 10 rows are missing"))), messages());
        assertEquals("""
            pgconvoy: warning: table public.i was not compared
            pgconvoy: error: table public.t: 3 of 10 rows are missing
            pgconvoy: error: the database does not hold what the manifest says: of 1 tables with 10 rows, 2 large\
             objects and 3 sequences, 1 differs
            """, said());
    }

    @Test
    void aRestoreWithoutDifferencesIsSaidToBeSo() {
        VerifyText.comparison(comparison(List.of()), messages());
        assertEquals("""
            pgconvoy: warning: table public.i was not compared
            pgconvoy: the database holds what the manifest says: 1 tables with 10 rows, 2 large objects and 3 sequences
            """, said());
    }

    private static RestoreComparison comparison(List<Difference> differences) {
        return new RestoreComparison(
                new RestoreReport(5, List.of()),
                true,
                differences,
                List.of("table public.i"),
                1,
                new Content(10, 100, 1),
                new Content(2, 10, 1),
                3);
    }
}
