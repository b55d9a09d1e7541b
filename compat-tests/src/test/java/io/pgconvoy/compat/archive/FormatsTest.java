package io.pgconvoy.compat.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** All formats and compressions of one rich database: stock's read by pgconvoy, and pgconvoy's by every pg_restore. */
class FormatsTest {
    private static final List<Integer> MAJORS = List.of(13, 14, 15, 16, 17, 18, 19);

    private static final List<String> VARIANTS =
            List.of("-Fc -Z0", "-Fc -Z1", "-Fd -Z0", "-Fd -Z9", "-Ft", "-Fd --inserts", "-Ft --inserts");

    private static final List<String> VARIANTS_SINCE_16 = List.of(
            "-Fc -Zlz4", "-Fc -Zzstd", "-Fd -Zlz4", "-Fd -Zlz4:9", "-Fd -Zzstd:level=-5", "-Fd -Zzstd:level=12,long");

    @TempDir
    Path folder;

    private StockArchives archives() {
        return new StockArchives(folder);
    }

    /** The text is the same in whatever way the archive holds it; stock 19rc1 cannot read its own empty files. */
    @TestFactory
    List<DynamicContainer> stockArchivesAreReadAsPgRestoreDoes() {
        return containers(server -> {
            StockTools tools = StockArchives.tools(server.major());
            String copied = text(tools, archives().dump(server, "copied"));
            String inserted = text(tools, archives().dump(server, "inserted", "--inserts"));
            return tests(server, variant -> {
                Path archive = archives().dump(server, "stock" + name(variant), variant.split(" "));
                assertEquals(
                        variant.contains("--inserts") ? inserted : copied,
                        withoutWriter(StockArchives.byPgconvoy(tools, archive, List.of())));
            });
        });
    }

    @TestFactory
    List<DynamicContainer> verboseScriptsAndListingsNameFilesAsPgRestoreDoes() {
        return containers(server -> {
            StockTools tools = StockArchives.tools(server.major());
            List<DynamicTest> tests = new ArrayList<>();
            for (String format : List.of("-Fd", "-Ft")) {
                Path archive = archives().dump(server, "verbose" + format, format);
                for (List<String> options : List.of(List.of("-v"), List.of("-l", "-v"))) {
                    tests.add(dynamicTest(
                            format + " " + options,
                            () -> assertEquals(
                                    StockArchives.byPgRestore(tools, archive, options),
                                    StockArchives.byPgconvoy(tools, archive, options))));
                }
            }
            return tests;
        });
    }

    @TestFactory
    List<DynamicContainer> everyPgRestoreReadsWhatPgconvoyWrites() {
        return containers(server -> {
            Path copied = archives().dump(server, "copied");
            Path inserted = archives().dump(server, "inserted", "--inserts");
            return tests(server, variant -> {
                Path ours = archives().dumpByPgconvoy(server, name(variant), Arrays.asList(variant.split(" ")));
                Path stock = variant.contains("--inserts") ? inserted : copied;
                readers(server, variant).forEach(reader -> {
                    assertEquals(text(reader, stock), text(reader, ours), "read by " + reader.release());
                    assertEquals(listing(reader, stock), listing(reader, ours), "listed by " + reader.release());
                });
            });
        });
    }

    /** Who reads archives of this version, and has the library that the variant needs. */
    private static Stream<StockTools> readers(StockServer server, String variant) {
        boolean newCodec = variant.contains("lz4") || variant.contains("zstd");
        return MAJORS.stream()
                .filter(major -> server.major() < 17 || major >= 17)
                .filter(major -> server.major() < 16 || major >= 16)
                .filter(major -> !newCodec || major >= 16)
                .flatMap(major -> Stock.ofThisRun().tools(major).stream())
                .filter(tools -> tools.has("pg_restore"));
    }

    private static String text(StockTools reader, Path archive) {
        return withoutWriter(StockArchives.byPgRestore(reader, archive, List.of()));
    }

    private static String withoutWriter(String script) {
        return script.replaceAll("(?m)^-- Dumped by .*$", "");
    }

    private static String listing(StockTools reader, Path archive) {
        return StockArchives.byPgRestore(reader, archive, List.of("-l"))
                .lines()
                .filter(line -> !line.startsWith(";"))
                .collect(Collectors.joining("\n"));
    }

    private static List<DynamicContainer> containers(Function<StockServer, List<DynamicTest>> tests) {
        return Stock.ofThisRun().serversWithAllTools(MAJORS).stream()
                .map(server -> dynamicContainer("server " + server.major(), tests.apply(server)))
                .toList();
    }

    private interface Check {
        void of(String variant) throws Exception;
    }

    private static List<DynamicTest> tests(StockServer server, Check check) {
        List<String> variants = new ArrayList<>(VARIANTS);
        variants.addAll(server.major() >= 16 ? VARIANTS_SINCE_16 : List.of());
        return variants.stream()
                .map(variant -> dynamicTest(variant, () -> check.of(variant)))
                .toList();
    }

    private static String name(String variant) {
        return variant.replaceAll("[^A-Za-z0-9-]", "");
    }
}
