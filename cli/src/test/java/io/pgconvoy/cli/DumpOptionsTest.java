package io.pgconvoy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.ContentChoice;
import io.pgconvoy.api.ContentChoice.LargeObjectChoice;
import io.pgconvoy.api.DumpOptions;
import io.pgconvoy.api.ObjectPatterns;
import io.pgconvoy.api.Omission;
import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.ReadSettings;
import io.pgconvoy.api.ScriptStyle;
import io.pgconvoy.api.StatementStyle;
import io.pgconvoy.archive.Section;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.connect.Dialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DumpOptionsTest {

    private static DumpOptions parse(String... args) {
        return parse(Map.of(), args);
    }

    private static DumpOptions parse(Map<String, String> variables, String... args) {
        CommandLine pgconvoy = CommandLines.create(TestContext.with(variables));
        pgconvoy.parseArgs(Stream.concat(Stream.of("dump"), Stream.of(args)).toArray(String[]::new));
        DumpCommand dump = pgconvoy.getSubcommands().get("dump").getCommand();
        return dump.options();
    }

    @Test
    void withoutOptionsEverythingIsTheDefault() {
        DumpOptions options = parse();
        assertNull(options.dialect());
        assertEquals(ContentChoice.DEFAULTS, options.contents());
        assertEquals(ObjectPatterns.EVERYTHING, options.patterns());
        assertEquals(Set.of(), options.omissions());
        assertEquals(StatementStyle.DEFAULTS, options.statements());
        assertEquals(ScriptStyle.DEFAULTS, options.script());
        assertEquals(ReadSettings.DEFAULTS.withJobs(ReadSettings.AUTOMATIC_JOBS), options.reading());
        assertEquals(OutputFormat.PLAIN, options.output().format());
        assertNull(options.output().compression());
        assertTrue(options.output().sync());
    }

    @Test
    void underStocksNameStocksDefaultsHold() {
        CommandContext context = TestContext.with(Map.of());
        context.messages().speakAs("pg_dump", Dialect.newest());
        CommandLine pgconvoy = CommandLines.create(context);
        pgconvoy.parseArgs("dump", "-Fc");
        DumpCommand dump = pgconvoy.getSubcommands().get("dump").getCommand();
        assertEquals(ReadSettings.DEFAULTS, dump.options().reading());
        assertEquals(Compression.GZIP, dump.options().output().compression());
        pgconvoy.parseArgs("dump", "-Fp");
        assertNull(dump.options().output().compression());
    }

    @Test
    void patternsAddUpInTheirOrder() {
        ObjectPatterns patterns = parse(
                        "-t",
                        "a*",
                        "--table=\"B\".c",
                        "-tx",
                        "-n",
                        "s",
                        "-N",
                        "t",
                        "-T",
                        "u",
                        "-e",
                        "v",
                        "--exclude-extension",
                        "w",
                        "--table-and-children",
                        "tc",
                        "--exclude-table-and-children",
                        "xtc",
                        "--exclude-table-data",
                        "xd",
                        "--exclude-table-data-and-children",
                        "xdc",
                        "--include-foreign-data",
                        "f",
                        "--strict-names")
                .patterns();
        assertEquals(
                new ObjectPatterns(
                        List.of("s"),
                        List.of("t"),
                        List.of("a*", "\"B\".c", "x"),
                        List.of("tc"),
                        List.of("u"),
                        List.of("xtc"),
                        List.of("xd"),
                        List.of("xdc"),
                        List.of("v"),
                        List.of("w"),
                        List.of(),
                        List.of("f"),
                        true),
                patterns);
    }

    @Test
    void patternMayLookLikeAnOptionOrAnArgumentFile() {
        assertEquals(
                List.of("--data-only", "@tables"),
                parse("-t", "--data-only", "-t", "@tables").patterns().tables());
    }

    @Test
    void optionsMayFollowOperandsAndBeAbbreviatedAndClustered() {
        DumpOptions options = parse("db", "-xOFc", "--rows-per=7");
        assertEquals(EnumSet.of(Omission.PRIVILEGES, Omission.OWNERS), options.omissions());
        assertEquals(OutputFormat.CUSTOM, options.output().format());
        assertEquals(7, options.statements().rowsPerInsert());
    }

    @Test
    void theLastOfRepeatedValuesCounts() {
        assertEquals(
                OutputFormat.DIRECTORY,
                parse("-Fc", "-f", "a", "--format", "Directory").output().format());
    }

    @Test
    void omissionsAreNamedOneByOne() {
        assertEquals(
                EnumSet.allOf(Omission.class),
                parse(
                                "--no-owner",
                                "--no-acl",
                                "--no-comments",
                                "--no-security-labels",
                                "--no-publications",
                                "--no-subscriptions",
                                "--no-policies",
                                "--no-tablespaces",
                                "--no-table-access-method",
                                "--no-toast-compression",
                                "--no-unlogged-table-data")
                        .omissions());
    }

    @Test
    void contentOptionsAreSettledAsInPgDump18() {
        assertContents(false, true, false, "-a");
        assertContents(true, false, false, "-s");
        assertContents(false, false, true, "--statistics-only");
        assertContents(false, false, false, "--no-data", "--no-schema");
        assertContents(true, true, true, "--statistics");
        assertContents(false, false, true, "--statistics", "--no-data", "--no-schema");
    }

    private static void assertContents(boolean definitions, boolean data, boolean statistics, String... args) {
        ContentChoice contents = parse(args).contents();
        assertEquals(
                List.of(definitions, data, statistics),
                List.of(contents.definitions(), contents.data(), contents.statistics()),
                String.join(" ", args));
    }

    @Test
    void sectionsAreAUnion() {
        assertEquals(
                Set.of(Section.PRE_DATA, Section.POST_DATA),
                parse("--section=post-data", "--section", "pre-data").contents().sections());
    }

    @Test
    void largeObjectsFollowTheLastWordOfStock() {
        assertEquals(LargeObjectChoice.ALWAYS, parse("-b", "-B").contents().largeObjects());
        assertEquals(LargeObjectChoice.NEVER, parse("--no-blobs").contents().largeObjects());
        assertTrue(parse().contents().wantsLargeObjects(false));
        assertFalse(parse("-n", "s").contents().wantsLargeObjects(true));
        assertFalse(parse("-s").contents().wantsLargeObjects(false));
    }

    @Test
    void rowsAreInsertsInSeveralWays() {
        assertEquals(1, parse("--inserts").statements().rowsPerInsert());
        assertEquals(
                new StatementStyle(1, true, true, false, false, false, false),
                parse("--attribute-inserts", "--on-conflict-do-nothing").statements());
        assertEquals(
                new StatementStyle(50, false, false, true, true, true, false),
                parse(
                                "--inserts",
                                "--rows-per-insert=50",
                                "--load-via-partition-root",
                                "--disable-dollar-quoting",
                                "--quote-all-identifiers")
                        .statements());
    }

    @Test
    void scriptStyleIsTakenOver() {
        assertEquals(
                new ScriptStyle(true, true, true, true, true, "boss", true, "abc123", true),
                parse(
                                "-cCv",
                                "--if-exists",
                                "--use-set-session-authorization",
                                "--disable-triggers",
                                "-S",
                                "boss",
                                "--enable-row-security",
                                "--restrict-key=abc123")
                        .script());
    }

    @Test
    void readSettingsAreTakenOver() {
        assertEquals(
                new ReadSettings("LATIN1", "reader", "0003-1", "10s", -2, true, 3),
                parse(
                                "-E",
                                "LATIN1",
                                "--role=reader",
                                "--snapshot=0003-1",
                                "--lock-wait-timeout",
                                "10s",
                                "--extra-float-digits=-2",
                                "--serializable-deferrable",
                                "-Fd",
                                "-f",
                                "d",
                                "-j",
                                "3")
                        .reading());
    }

    @Test
    void compressionIsReadAsASpecification() {
        assertEquals(Algorithm.NONE, parse("-Fc", "-Z0").output().compression().algorithm());
        assertEquals(6, parse("-Fc", "-Z", "gzip:6").output().compression().level());
    }

    @Test
    void dialectComesFromTheOptionBeforeTheEnvironment() {
        Map<String, String> variables = Map.of("PGCONVOY_COMPAT", "15");
        assertEquals(Dialect.parse("15"), parse(variables).dialect());
        assertEquals(
                Dialect.parse("13.16"), parse(variables, "--compat", "13.16").dialect());
        assertNull(parse(Map.of("PGCONVOY_COMPAT", "")).dialect());
    }
}
