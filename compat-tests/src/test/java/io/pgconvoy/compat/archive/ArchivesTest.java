package io.pgconvoy.compat.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What pgconvoy prints of stock archives, and what stock pg_restore reads of pgconvoy's. */
class ArchivesTest {
    private static final List<Integer> MAJORS = List.of(13, 14, 15, 17, 18, 19);

    /** Options of every pg_restore. */
    private static final List<List<String>> OPTIONS = List.of(
            List.of(),
            List.of("-v"),
            List.of("-l"),
            List.of("-l", "-v"),
            List.of("-l", "-C"),
            List.of("-l", "-t", "parent"),
            List.of("-c"),
            List.of("-c", "--if-exists"),
            List.of("-C", "-v"),
            List.of("-c", "-C", "--if-exists"),
            List.of("-O"),
            List.of("-x"),
            List.of("-O", "-x", "--no-comments", "--no-tablespaces"),
            List.of("-a"),
            List.of("-s"),
            List.of("-a", "--disable-triggers"),
            List.of("-a", "--disable-triggers", "-S", "su per", "--use-set-session-authorization"),
            List.of("--use-set-session-authorization", "-c", "-C"),
            List.of("--use-set-session-authorization", "-O"),
            List.of("--no-publications", "--no-subscriptions", "--no-security-labels"),
            List.of("--enable-row-security", "--role=Odd Role", "-1"),
            List.of("--section=pre-data"),
            List.of("--section=data"),
            List.of("--section=post-data", "--section=pre-data"),
            List.of("-n", "app", "-t", "parent", "-t", "v1", "-c"),
            List.of("-N", "app"),
            List.of("-I", "weird_index", "-T", "t1", "-P", "plus(integer, integer)"),
            List.of("-t", "seq", "-a"));

    private static final List<List<String>> OPTIONS_SINCE_15 = List.of(List.of("--no-table-access-method"));

    private static final List<List<String>> OPTIONS_SINCE_18 = List.of(
            List.of("--no-data"),
            List.of("--no-schema", "-c"),
            List.of("--no-statistics"),
            List.of("--statistics-only"),
            List.of("--statistics-only", "-t", "parent"),
            List.of("--no-policies"));

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicContainer> scriptsAndListingsAreThoseOfPgRestore() {
        StockArchives archives = new StockArchives(folder);
        return servers()
                .map(server -> dynamicContainer("server " + server.major(), scripts(archives, server)))
                .toList();
    }

    private static List<DynamicTest> scripts(StockArchives archives, StockServer server) {
        StockTools tools = StockArchives.tools(server.major());
        Path archive = dump(archives, server, "gzip");
        Path inserts = dump(archives, server, "inserts", "--inserts", "-Z0");
        List<DynamicTest> tests = new ArrayList<>();
        for (List<String> options : optionsOf(server.major())) {
            tests.add(dynamicTest(options.toString(), () -> assertSameText(tools, archive, options)));
        }
        tests.add(dynamicTest("--inserts", () -> assertSameText(tools, inserts, List.of())));
        return tests;
    }

    @TestFactory
    List<DynamicContainer> archivesOfOlderReleasesArePrintedAsNewerOnesDo() {
        StockArchives archives = new StockArchives(folder);
        return servers()
                .map(server -> dynamicContainer("archive of " + server.major(), newer(archives, server)))
                .toList();
    }

    private static List<DynamicNode> newer(StockArchives archives, StockServer server) {
        Path archive = dump(archives, server, "old");
        List<DynamicNode> tests = new ArrayList<>();
        for (int major : MAJORS) {
            Stock.ofThisRun()
                    .tools(major)
                    .filter(tools -> major > server.major())
                    .ifPresent(tools -> {
                        for (List<String> options :
                                List.of(List.<String>of(), List.of("-c", "-C", "--if-exists"), List.of("-l", "-v"))) {
                            tests.add(dynamicTest(
                                    "by " + major + " " + String.join(" ", options),
                                    () -> assertSameText(tools, archive, options)));
                        }
                    });
        }
        return tests;
    }

    @TestFactory
    List<DynamicContainer> everyPgRestoreReadsWhatPgconvoyWrites() {
        StockArchives archives = new StockArchives(folder);
        return servers()
                .map(server -> dynamicContainer("archive of " + server.major(), rewritten(archives, server)))
                .toList();
    }

    private static List<DynamicTest> rewritten(StockArchives archives, StockServer server) {
        Path archive = dump(archives, server, "original");
        List<DynamicTest> tests = new ArrayList<>();
        for (ArchiveVersion version : versionsFor(server.major())) {
            for (Compression compression : List.of(Compression.NONE, new Compression(Algorithm.GZIP, 1))) {
                tests.add(dynamicTest(
                        version + " " + compression.algorithm(),
                        () -> assertRead(archive, archives.rewrite(archive, version, compression), version)));
            }
        }
        return tests;
    }

    private static void assertRead(Path archive, Path rewritten, ArchiveVersion version) {
        for (int major : MAJORS) {
            if (readable(major).compareTo(version) >= 0) {
                Stock.ofThisRun().tools(major).ifPresent(tools -> {
                    for (List<String> options : List.of(List.<String>of(), List.of("-v"))) {
                        assertEquals(
                                StockArchives.byPgRestore(tools, archive, options),
                                StockArchives.byPgRestore(tools, rewritten, options),
                                "read by " + major);
                    }
                });
            }
        }
    }

    private static void assertSameText(StockTools tools, Path archive, List<String> options) {
        assertEquals(
                StockArchives.byPgRestore(tools, archive, options), StockArchives.byPgconvoy(tools, archive, options));
    }

    private static Stream<StockServer> servers() {
        return Stock.ofThisRun().serversWithTools(MAJORS).stream();
    }

    private static Path dump(StockArchives archives, StockServer server, String name, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        if (server.major() >= 18) {
            all.add("--statistics");
        }
        return archives.dump(server, name, all.toArray(String[]::new));
    }

    private static List<List<String>> optionsOf(int major) {
        List<List<String>> options = new ArrayList<>(OPTIONS);
        options.addAll(major >= 15 ? OPTIONS_SINCE_15 : List.of());
        options.addAll(major >= 18 ? OPTIONS_SINCE_18 : List.of());
        return options;
    }

    /** Entries of 17 and later hold groups of large objects, which older versions cannot say. */
    private static List<ArchiveVersion> versionsFor(int major) {
        return major >= 17
                ? List.of(ArchiveVersion.V1_16)
                : List.of(ArchiveVersion.V1_14, ArchiveVersion.V1_15, ArchiveVersion.V1_16);
    }

    private static ArchiveVersion readable(int major) {
        return major >= 17 ? ArchiveVersion.V1_16 : ArchiveVersion.V1_14;
    }
}
