package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DumpAllConflictsTest {
    private static final String UNREACHABLE = "pgconvoy: error: connection to server on socket \"/nowhere/";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "-g, -r, options -g/--globals-only and -r/--roles-only",
        "-g, -t, options -g/--globals-only and -t/--tablespaces-only",
        "-r, -t, options -r/--roles-only and -t/--tablespaces-only",
        "-a, -c, options -c/--clean and -a/--data-only"
    })
    void choicesThatContradictEachOtherAreRefused(String one, String other, String names) {
        Ran run = dumpAll(one, other);
        assertEquals("pgconvoy: error: " + names + " cannot be used together", run.error());
        assertEquals(1, run.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-g", "-r", "-t"})
    void whatADatabaseIsAskedForIsNotLookedAtBeforeItsTurn(String scope) {
        Ran run = dumpAll(scope, "--rows-per-insert=0", "--schema-only", "--data-only");
        assertTrue(run.error().startsWith(UNREACHABLE), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--section=data", "--create", "--enable-row-security", "--snapshot=x", "--jobs=2"})
    void optionsOfOneDatabaseAreUnknown(String option) {
        String name = option.replaceFirst("=.*", "");
        assertTrue(dumpAll(option).error().contains("unrecognized option '" + name), option);
    }

    @Test
    void filterFilesExcludeDatabases() throws IOException {
        String good = Files.writeString(directory.resolve("good"), "exclude database app\n")
                .toString();
        assertTrue(dumpAll("--filter", good, "-g")
                .error()
                .startsWith("pgconvoy: error: option --exclude-database cannot be used together with"));
        String table = Files.writeString(directory.resolve("table"), "exclude table app\n")
                .toString();
        assertEquals(
                "pgconvoy: error: invalid format in filter read from file \"" + table
                        + "\" on line 1: unsupported filter object",
                dumpAll("--filter", table).error());
    }

    @Test
    void aConnectionStringMustBeOne() {
        assertEquals(
                "pgconvoy: error: missing \"=\" after \"app\" in connection info string",
                dumpAll("-d", "app").error());
    }

    private static Ran dumpAll(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "dumpall";
        System.arraycopy(options, 0, args, 1, options.length);
        return Ran.withVariables(Map.of("PGHOST", "/nowhere"), args);
    }
}
