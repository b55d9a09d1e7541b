package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are those of pg_dump 19 where pg_dump has them. */
class DumpConflictsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        -s -a                          | options -a/--data-only and -s/--schema-only cannot be used together
        -s --statistics-only           | options -s/--schema-only and --statistics-only cannot be used together
        -a --statistics-only           | options -a/--data-only and --statistics-only cannot be used together
        -a --no-data                   | options -a/--data-only and --no-data cannot be used together
        -s --no-schema                 | options -s/--schema-only and --no-schema cannot be used together
        --statistics-only --no-statistics | options --statistics-only and --no-statistics cannot be used together
        --statistics --no-statistics   | options --statistics and --no-statistics cannot be used together
        -a --statistics                | options --statistics and -a/--data-only cannot be used together
        -s --statistics                | options --statistics and -s/--schema-only cannot be used together
        -s --include-foreign-data=x    | options --include-foreign-data and -s/--schema-only cannot be used together
        -a -c                          | options -c/--clean and -a/--data-only cannot be used together
        --if-exists                    | option --if-exists requires option -c/--clean
        --on-conflict-do-nothing       | option --on-conflict-do-nothing requires option --inserts, --rows-per-insert, or --column-inserts
        -F x                           | invalid output format "x" specified
        -Fc --restrict-key=x           | option --restrict-key can only be used with --format=plain
        --restrict-key=a-b             | invalid restrict key
        --restrict-key=                | invalid restrict key
        -Ft -Z 3                       | compression is not supported by tar archive format
        --manifest                     | option --manifest requires option -f/--file
        -Fd                            | no output directory specified
        -j 0                           | -j/--jobs must be in range 1..2147483647
        -j x                           | invalid value "x" for option -j/--jobs
        --rows-per-insert=0            | --rows-per-insert must be in range 1..2147483647
        --extra-float-digits=4         | --extra-float-digits must be in range -15..3
        --section=foo                  | unrecognized section name: "foo"
        --sync-method=foo              | unrecognized sync method: foo
        -Z foo                         | unrecognized compression algorithm: "foo"
        -Fa -f there.sql               | no dump is added to a file that is there; append standard output to it
        --compat=12                    | cannot reproduce the output of PostgreSQL release "12": known are 13 to 19
        """)
    void isRefusedWithOneLine(String args, String message) {
        Ran ran = Ran.pgconvoy(("dump -h nowhere.invalid " + args).split(" "));
        assertEquals(1, ran.status());
        assertEquals("", ran.out());
        assertEquals("pgconvoy: error: " + message, ran.error());
    }

    @Test
    void optionsThatOnlySeemToContradictAreTaken() {
        for (String args : new String[] {"-s -b", "-C -a", "--inserts --rows-per-insert=3", "-Fp -Z 0"}) {
            String err = Ran.pgconvoy(("dump -h /nowhere " + args).split(" ")).err();
            assertFalse(err.contains("together") || err.contains("invalid"), args + ": " + err);
        }
    }
}
