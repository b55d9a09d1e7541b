package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages are those of pg_restore 18 where pg_restore has them. */
class RestoreConflictsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        x.dump                          | one of -d/--dbname and -f/--file must be specified
        -d a -f b                       | options -d/--dbname and -f/--file cannot be used together
        -d a --restrict-key=x           | options -d/--dbname and --restrict-key cannot be used together
        -f - -a -s                      | options -s/--schema-only and -a/--data-only cannot be used together
        -f - -a -c                      | options -c/--clean and -a/--data-only cannot be used together
        -f - --if-exists                | option --if-exists requires option -c/--clean
        -d a -1 --transaction-size=3    | options -1/--single-transaction and --transaction-size cannot be used together
        -d a -C -1                      | options -C/--create and -1/--single-transaction cannot be used together
        -d a -1 -j 2                    | cannot specify both --single-transaction and multiple jobs
        -f - --verify x                 | option --verify requires option -d/--dbname
        -d a --manifest=m x             | option --manifest requires option --verify
        -f - -F p x                     | archive format "p" is not supported; please use psql
        -f - -F x x                     | unrecognized archive format "x"; please specify "c", "d", or "t"
        -f - /nowhere/x.dump            | could not open input file "/nowhere/x.dump": No such file or directory
        """)
    void isRefusedWithOneLine(String args, String message) {
        Ran ran = Ran.pgconvoy(("restore " + args).split(" "));
        assertEquals(1, ran.status());
        assertEquals("", ran.out());
        assertEquals("pgconvoy: error: " + message, ran.error());
    }
}
