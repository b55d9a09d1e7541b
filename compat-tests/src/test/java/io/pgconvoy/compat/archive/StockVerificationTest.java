package io.pgconvoy.compat.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Archives of stock's, of every release, format and compression: verified, listed, damaged. */
class StockVerificationTest {
    private static final List<Integer> MAJORS = List.of(13, 14, 15, 17, 18, 19);

    private static final List<String> VARIANTS = List.of("-Fc -Z0", "-Fc -Z1", "-Fd -Z0", "-Fd -Z9", "-Ft", "-Fp");

    private static final List<String> VARIANTS_SINCE_16 =
            List.of("-Fc -Zlz4", "-Fc -Zzstd", "-Fd -Zlz4", "-Fd -Zzstd", "-Fp -Zzstd");

    private static final Pattern ROW = Pattern.compile("\\s*(\\d+)\\s+(\\d+)\\s+ok\\s+(.+?)( \\(.*\\))?");

    @TempDir
    Path folder;

    private static ToolRun verify(Path archive, String... options) {
        List<String> arguments = new ArrayList<>(List.of("verify"));
        arguments.addAll(List.of(options));
        arguments.add(archive.toString());
        return Pgconvoy.run(arguments);
    }

    private static List<String> tables(ToolRun run) {
        return run.text()
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches() && !row.group(3).startsWith("large objects"))
                .map(row -> row.group(1) + " " + row.group(2) + " "
                        + row.group(3)
                                .replace("\"", "")
                                .replaceFirst("^.*\\.", "")
                                // a script names the root that they are loaded through
                                .replaceFirst("^by_mood_.", "by_mood"))
                .sorted()
                .collect(Collectors.toList());
    }

    /** Rows and bytes are the same in whatever way an archive holds them. */
    @TestFactory
    List<DynamicContainer> goodArchivesAreGood() {
        return containers(server -> {
            List<String> expected = new ArrayList<>();
            return variants(server).stream()
                    .map(variant -> dynamicTest(variant, () -> {
                        Path archive = dump(server, variant);
                        ToolRun run = verify(archive);
                        run.succeeded("verify " + variant);
                        assertTrue(run.stderr().contains(" is good: "), run::stderr);
                        List<String> found = tables(run);
                        if (expected.isEmpty()) {
                            assertTrue(found.contains("3 35 parent") || found.size() > 5, found::toString);
                            expected.addAll(found);
                        }
                        assertEquals(expected, found);
                        ToolRun parallel = verify(archive, "-j", "3");
                        assertEquals(run.text(), parallel.text());
                        assertEquals(0, parallel.exit());
                    }))
                    .toList();
        });
    }

    @TestFactory
    List<DynamicContainer> theListForPgRestoreIsItsOwn() {
        return containers(server -> variants(server).stream()
                .filter(variant -> !variant.startsWith("-Fp"))
                .map(variant -> dynamicTest(variant, () -> {
                    Path archive = dump(server, variant);
                    byte[] ours = Pgconvoy.run(List.of("list", "--format=pg_restore", archive.toString()))
                            .succeeded("list");
                    byte[] stock = StockArchives.tools(server.major())
                            .run("pg_restore", List.of("-l", archive.toString()))
                            .succeeded("pg_restore -l");
                    assertEquals(text(stock), text(ours));
                }))
                .toList());
    }

    private static String text(byte[] listing) {
        return new String(listing, StandardCharsets.UTF_8).replaceAll("(?m)^; Archive created at.*$", "");
    }

    @TestFactory
    List<DynamicContainer> damageIsFound() {
        return containers(server -> variants(server).stream()
                .map(variant -> dynamicTest(variant, () -> {
                    Path archive = dump(server, variant);
                    Path victim = Files.isDirectory(archive) ? largest(archive) : archive;
                    byte[] whole = Files.readAllBytes(victim);
                    Files.write(victim, Arrays.copyOf(whole, whole.length - Math.min(30, whole.length)));
                    assertDamaged(verify(archive), variant + " cut off");
                    // stock's lz4 and zstd frames have no checksums, and text has none at all
                    if (variant.matches(".*-Z[1-9]")) {
                        byte[] flipped = whole.clone();
                        flipped[whole.length * 9 / 10] ^= 0x44;
                        Files.write(victim, flipped);
                        assertDamaged(verify(archive, "-j", "2"), variant + " with a wrong byte");
                    }
                    Files.write(victim, whole);
                    assertEquals(0, verify(archive).exit());
                }))
                .toList());
    }

    private static void assertDamaged(ToolRun run, String what) {
        assertEquals(1, run.exit(), what);
        assertTrue(run.stderr().contains("pgconvoy: error: "), run::stderr);
        assertTrue(!run.stderr().contains("internal error"), run::stderr);
    }

    private static Path largest(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d+\\.dat.*"))
                    .max((one, other) ->
                            Long.compare(one.toFile().length(), other.toFile().length()))
                    .orElseThrow();
        }
    }

    private Path dump(StockServer server, String variant) {
        String name = variant.replaceAll("[^A-Za-z0-9-]", "");
        Path archive = folder.resolve(server.major() + "-" + name + ".dump");
        return Files.exists(archive) ? archive : new StockArchives(folder).dump(server, name, variant.split(" "));
    }

    private static List<String> variants(StockServer server) {
        List<String> variants = new ArrayList<>(VARIANTS);
        variants.addAll(server.major() >= 16 ? VARIANTS_SINCE_16 : List.of());
        return variants;
    }

    private static List<DynamicContainer> containers(Function<StockServer, List<DynamicTest>> tests) {
        return Stock.ofThisRun().serversWithAllTools(MAJORS).stream()
                .map(server -> dynamicContainer("server " + server.major(), tests.apply(server)))
                .toList();
    }
}
