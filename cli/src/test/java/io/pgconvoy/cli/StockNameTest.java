package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every line of stock's own says is compared in the compat-tests; here is what needs no stock tool. */
class StockNameTest {

    private static Ran run(String release, String... args) {
        return Ran.withVariables(Map.of("PGCONVOY_COMPAT", release, "PGHOST", "/nowhere"), args);
    }

    @ParameterizedTest
    @CsvSource({"pg_dump, 18, 18.6", "pg_dump, 13.16, 13.16", "pg_restore, 15, 15.19"})
    void versionBeginsAsStocks(String tool, String release, String version) {
        Ran ran = run(release, tool, "--version");
        assertEquals(ran, run(release, tool, "-V"));
        assertEquals(0, ran.status());
        assertEquals("", ran.err());
        assertTrue(ran.out().startsWith(tool + " (PostgreSQL) " + version + " (pgconvoy "), ran.out());
    }

    @ParameterizedTest
    @CsvSource({"18.6 (Debian 18.6-3), 18.6 (Debian 18.6-3)", "18.6 (), 18.6", "15(x y) , 15.19 (x y)"})
    void versionIsThatOfTheBuildThatPgUpgradeExpects(String release, String version) {
        assertEquals(
                "pg_dump (PostgreSQL) " + version,
                run(release, "pg_dump", "--version").out().strip());
    }

    @Test
    void withoutAReleaseTheNewestKnownCounts() {
        assertEquals(run("19", "pg_dump", "--version"), Ran.pgconvoy("pg_dump", "--version"));
    }

    @Test
    void optionsOfAnotherReleaseOrOfOursAreUnknown() {
        assertEquals("""
                pg_dump: unrecognized option '--filter=x'
                pg_dump: hint: Try "pg_dump --help" for more information.
                """, run("15", "pg_dump", "--filter=x").err());
        assertEquals("""
                pg_restore: unrecognized option '--compat=18'
                Try "pg_restore --help" for more information.
                """, run("13.16", "pg_restore", "--compat=18").err());
    }

    @Test
    void failuresSpeakInTheNameOfTheTool() {
        assertTrue(run("18", "pg_dump", "db").error().startsWith("pg_dump: error: connection to "));
    }
}
