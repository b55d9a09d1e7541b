package io.pgconvoy.archive.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.TocListing;
import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.archive.select.Exclusion;
import io.pgconvoy.archive.select.Names;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.storage.local.LocalStorage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Archives of stock pg_dump, printed as the same release's pg_restore prints them (resources/archives/README.md). */
class ScriptFixturesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneId.of("UTC"));

    private static final EntrySelection ALL = EntrySelection.ALL;

    /** The options behind each script's name, as pg_restore's and as ours. */
    private static final Map<String, Options> SCRIPTS = Map.of(
            // none
            "plain.sql",
            new Options(ALL, Set.of(), 0),
            // -c -C --if-exists -v
            "create-verbose.sql",
            new Options(
                    ALL.withCreateDatabase(true),
                    Set.of(ScriptFlag.CLEAN, ScriptFlag.IF_EXISTS, ScriptFlag.VERBOSE),
                    0),
            // -c --if-exists --use-set-session-authorization
            "clean-sessions.sql",
            new Options(
                    ALL, Set.of(ScriptFlag.CLEAN, ScriptFlag.IF_EXISTS, ScriptFlag.USE_SET_SESSION_AUTHORIZATION), 0),
            // -c -O -x --no-tablespaces --no-comments --transaction-size=4
            "bare-transactions.sql",
            new Options(
                    ALL.without(Set.of(Exclusion.ACLS, Exclusion.COMMENTS)),
                    Set.of(ScriptFlag.CLEAN, ScriptFlag.NO_OWNER, ScriptFlag.NO_TABLESPACES),
                    4),
            // -a --disable-triggers -S boss -1
            "data.sql",
            new Options(
                    ALL.withParts(Set.of(Part.DATA)),
                    Set.of(ScriptFlag.DISABLE_TRIGGERS, ScriptFlag.SINGLE_TRANSACTION),
                    0),
            // -t item -I item_name -n app
            "chosen.sql",
            new Options(
                    ALL.withNames(
                            new Names(Set.of("app"), Set.of(), Set.of("item"), Set.of("item_name"), Set.of(), Set.of()),
                            true),
                    Set.of(),
                    0));

    private record Options(EntrySelection selection, Set<ScriptFlag> flags, int transactionSize) {}

    @TestFactory
    List<DynamicTest> everyScriptAndListingIsWhatPgRestorePrints() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path release : children(resources())) {
            if (Files.isDirectory(release)) {
                children(release).stream()
                        .filter(file -> !file.endsWith("archive.dump"))
                        .forEach(file -> tests.add(
                                dynamicTest(release.getFileName() + " " + file.getFileName(), () -> check(file))));
            }
        }
        assertFalse(tests.isEmpty());
        return tests;
    }

    private static void check(Path expected) throws IOException {
        Path release = Objects.requireNonNull(expected.getParent());
        Dialect dialect = Dialect.parse(release.getFileName().toString());
        try (ArchiveReader archive = CustomFormat.open(new LocalStorage(release, false).open("archive.dump"))) {
            String name = expected.getFileName().toString();
            String printed = switch (name) {
                case "list.txt" -> listing(archive, false, dialect);
                case "list-verbose.txt" -> listing(archive, true, dialect);
                default -> script(archive, Objects.requireNonNull(SCRIPTS.get(name), name), dialect);
            };
            assertEquals(Files.readString(expected), printed);
        }
    }

    private static String listing(ArchiveReader archive, boolean verbose, Dialect dialect) {
        StringBuilder text = new StringBuilder();
        TocListing.print(archive.archive(), ALL, verbose, dialect, ZoneId.of("UTC"), text::append);
        return text.toString();
    }

    private static String script(ArchiveReader archive, Options options, Dialect dialect) {
        ScriptOptions script = ScriptOptions.of(dialect, options.selection(), options.flags())
                .withTransactionSize(options.transactionSize())
                .withSuperuser("boss")
                .withRestrictKey("KEY")
                .withClock(CLOCK);
        ByteBuf text = Unpooled.buffer();
        new ScriptWriter(script, warning -> {}).write(archive.archive(), text::writeBytes);
        return text.toString(UTF_8);
    }

    private static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(ScriptFixturesTest.class.getResource("/archives"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }
}
