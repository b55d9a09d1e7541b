package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.cli.getopt.OptionTable;
import io.pgconvoy.connect.Dialect;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
    /** Options that stock does not document either. */
    private static final Set<String> UNDOCUMENTED = Set.of("-R", "--no-reconnect", "--binary-upgrade");

    static Stream<CommandLine> commands() {
        CommandLine root = CommandLines.create(TestContext.with(Map.of()));
        return Stream.concat(Stream.of(root), root.getSubcommands().values().stream());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyOptionStandsInHelpWithADescription(CommandLine command) {
        String help = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
        for (OptionSpec option : command.getCommandSpec().options()) {
            String description = String.join(" ", option.description());
            assertFalse(description.isBlank(), option.longestName() + " has no description");
            if (option.hidden()) {
                assertTrue(UNDOCUMENTED.containsAll(Arrays.asList(option.names())), option.longestName());
                continue;
            }
            for (String name : option.names()) {
                Pattern inList = Pattern.compile("(?m)^ +(\\S+, )*" + Pattern.quote(name) + "([ =,]|$)");
                assertTrue(inList.matcher(help).find(), name + " is missing in\n" + help);
            }
            assertTrue(words(help).contains(words(description)), description + "\nis missing in\n" + help);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpFitsATerminal(CommandLine command) {
        command.getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .forEach(line -> assertTrue(line.length() <= 80, () -> line.length() + ": " + line));
    }

    @Test
    void helpGoesToStandardOutput() {
        for (String option : new String[] {"--help", "-?"}) {
            Ran ran = Ran.pgconvoy("dump", option);
            assertEquals(0, ran.status());
            assertEquals("", ran.err());
            assertTrue(ran.out().startsWith("Usage: pgconvoy dump [OPTIONS] [DBNAME]"), ran.out());
        }
    }

    @Test
    void helpListsTheCommands() {
        String out = Ran.pgconvoy("--help").out();
        for (String command : new String[] {"dump", "restore", "demo"}) {
            assertTrue(
                    Pattern.compile("(?m)^ +" + command + " +\\S").matcher(out).find(), out);
        }
    }

    @ParameterizedTest
    @CsvSource({"pg_dump, 13.16", "pg_dump, 18", "pg_dump, 19", "pg_restore, 13.16", "pg_restore, 18"})
    void helpOfAStockNameNamesItsOptionsAndNoOther(String tool, String release) {
        for (String option : new String[] {"--help", "-?"}) {
            Ran ran = Ran.withVariables(Map.of("PGCONVOY_COMPAT", release), tool, option);
            assertEquals(new Ran(0, ran.out(), ""), ran);
            assertTrue(ran.out().contains("Usage:\n  " + tool + " [OPTION]... ["), ran.out());
            Set<String> shown = new TreeSet<>();
            Pattern.compile("(?m)(?:^ +|, )(-[^\\s,=]+)")
                    .matcher(ran.out())
                    .results()
                    .forEach(name -> shown.add(name.group(1)));
            shown.removeAll(Set.of("-?", "--help", "-V", "--version"));
            Set<String> known = new TreeSet<>();
            OptionTable.of(tool, Dialect.parse(release)).options().forEach(name -> {
                known.add("--" + name.name());
                if (name.key().length() == 1) {
                    known.add("-" + name.key());
                }
            });
            known.removeAll(Set.of("--help", "--version", "--X", "-X", "--no-synchronized-snapshots"));
            known.removeAll(UNDOCUMENTED);
            assertEquals(known, shown);
        }
    }

    @Test
    void dumpTakesEveryOptionOfStockPgDump() {
        assertTakes("dump", STOCK_DUMP_OPTIONS);
    }

    @Test
    void restoreTakesEveryOptionOfStockPgRestore() {
        assertTakes("restore", STOCK_RESTORE_OPTIONS);
    }

    private static void assertTakes(String command, String options) {
        CommandLine found = commands()
                .filter(line -> line.getCommandName().equals(command))
                .findFirst()
                .orElseThrow();
        Set<String> missing = new TreeSet<>(Arrays.asList(options.strip().split("\\s+")));
        found.getCommandSpec().options().forEach(option -> missing.removeAll(Arrays.asList(option.names())));
        assertEquals(Set.of(), missing);
    }

    /** In help, line breaks fall anywhere. */
    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /** Of releases 13 to 18, except what only pg_upgrade uses and what left after 13. */
    private static final String STOCK_DUMP_OPTIONS = """
            -a --data-only -b --large-objects --blobs -B --no-large-objects --no-blobs -c --clean -C --create
            -d --dbname -e --extension -E --encoding -f --file -F --format -h --host -j --jobs -n --schema
            -N --exclude-schema -O --no-owner -p --port -R --no-reconnect -s --schema-only -S --superuser -t --table
            -T --exclude-table -U --username -v --verbose -V --version -w --no-password -W --password
            -x --no-privileges --no-acl -Z --compress --attribute-inserts --binary-upgrade --column-inserts
            --disable-dollar-quoting --disable-triggers --enable-row-security --exclude-extension
            --exclude-table-and-children --exclude-table-data --exclude-table-data-and-children --extra-float-digits
            --filter --if-exists --include-foreign-data --inserts --load-via-partition-root --lock-wait-timeout
            --no-comments --no-data --no-policies --no-publications --no-schema --no-security-labels --no-statistics
            --no-subscriptions --no-sync --no-table-access-method --no-tablespaces --no-toast-compression
            --no-unlogged-table-data --on-conflict-do-nothing --quote-all-identifiers --restrict-key --role
            --rows-per-insert --section --sequence-data --serializable-deferrable --snapshot --statistics
            --statistics-only --strict-names --sync-method --table-and-children --use-set-session-authorization
            -? --help
            """;

    private static final String STOCK_RESTORE_OPTIONS = """
            -a --data-only -c --clean -C --create -d --dbname -e --exit-on-error -f --file -F --format -h --host
            -I --index -j --jobs -l --list -L --use-list -n --schema -N --exclude-schema -O --no-owner -p --port
            -P --function -R --no-reconnect -s --schema-only -S --superuser -t --table -T --trigger -U --username
            -v --verbose -V --version -w --no-password -W --password -x --no-privileges --no-acl
            -1 --single-transaction --disable-triggers --enable-row-security --filter --if-exists --no-comments
            --no-data --no-data-for-failed-tables --no-policies --no-publications --no-schema --no-security-labels
            --no-statistics --no-subscriptions --no-table-access-method --no-tablespaces --restrict-key --role
            --section --statistics --statistics-only --strict-names --transaction-size --use-set-session-authorization
            -? --help
            """;
}
