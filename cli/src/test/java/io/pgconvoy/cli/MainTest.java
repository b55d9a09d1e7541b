package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.DriverInfo;

class MainTest {

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void versionNamesPgconvoyJavaAndTheDriver(String option) {
        Ran ran = Ran.pgconvoy(option);
        assertEquals(0, ran.status());
        assertEquals("", ran.err());
        String[] lines = ran.out().split(System.lineSeparator());
        assertEquals(3, lines.length);
        assertTrue(lines[0].matches("pgconvoy \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?"), lines[0]);
        assertTrue(lines[1].startsWith("Java " + Runtime.version()), lines[1]);
        assertEquals("pgjdbc " + DriverInfo.DRIVER_VERSION, lines[2]);
    }

    @Test
    void everyCommandHasTheSameVersion() {
        assertEquals(Ran.pgconvoy("--version"), Ran.pgconvoy("dump", "--version"), "dump --version");
        assertEquals(Ran.pgconvoy("--version"), Ran.pgconvoy("restore", "-V"), "restore -V");
    }

    @Test
    void noCommandIsAnErrorThatPointsToHelp() {
        Ran ran = Ran.pgconvoy();
        assertEquals(1, ran.status());
        assertEquals("", ran.out());
        assertEquals("""
                pgconvoy: error: no command given
                pgconvoy: hint: Try "pgconvoy --help" for more information.
                """, ran.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "verify", "restore -l", "verify -F c", "list -v"})
    void aDashIsStandardInput(String words) {
        Ran ran = Ran.pgconvoy((words + " -").split(" "));
        assertEquals(1, ran.status());
        assertTrue(
                ran.error().matches("pgconvoy: error: (input file is too short .*|standard input: unexpected end .*)"),
                ran.error());
    }

    @Test
    void unknownCommandIsNamed() {
        Ran ran = Ran.pgconvoy("dmup");
        assertEquals(1, ran.status());
        assertEquals("pgconvoy: error: unknown command \"dmup\"", ran.error());
    }

    @Test
    void unknownOptionIsNamedWithTheCommandsOwnHelp() {
        Ran ran = Ran.pgconvoy("dump", "--nonsense", "db");
        assertEquals(1, ran.status());
        assertEquals("""
                pgconvoy: error: unrecognized option '--nonsense'
                pgconvoy: hint: Try "pgconvoy dump --help" for more information.
                """, ran.err());
    }

    @Test
    void secondOperandIsTooMany() {
        Ran ran = Ran.pgconvoy("dump", "a", "b");
        assertEquals(1, ran.status());
        assertEquals("pgconvoy: error: too many command-line arguments (first is \"b\")", ran.error());
    }

    @Test
    void missingOptionArgumentIsNamed() {
        Ran ran = Ran.pgconvoy("dump", "--file");
        assertEquals(1, ran.status());
        assertEquals("pgconvoy: error: option '--file' requires an argument", ran.error());
    }

    @Test
    void anOptionThatThereMustBeIsNotConfusedWithOneWithoutItsArgument() {
        assertEquals(
                "pgconvoy: error: option \"--target\" is missing",
                Ran.pgconvoy("migrate", "--source", "a").error());
        assertEquals(
                "pgconvoy: error: option \"--target\" requires an argument",
                Ran.pgconvoy("migrate", "--source", "a", "--target").error());
    }

    @Test
    void optionThatTakesNoArgumentRefusesOne() {
        Ran ran = Ran.pgconvoy("dump", "--clean=perhaps");
        assertEquals(1, ran.status());
        assertEquals("pgconvoy: error: option '--clean' doesn't allow an argument", ran.error());
    }

    @Test
    void ambiguousAbbreviationIsRefused() {
        Ran ran = Ran.pgconvoy("dump", "--exclude-t", "x");
        assertEquals(1, ran.status());
        assertTrue(ran.error().startsWith("pgconvoy: error: option '--exclude-t' is ambiguous"), ran.err());
    }
}
