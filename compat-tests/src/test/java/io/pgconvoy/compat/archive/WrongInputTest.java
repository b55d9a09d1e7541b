package io.pgconvoy.compat.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.pgconvoy.compat.dump.Pgconvoy;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What is no archive, or not of the format that {@code -F} says, is refused in each stock release's own words. */
class WrongInputTest {
    private static final List<String> FORMATS = List.of("", "-Fc", "-Fd", "-Ft");
    private static final List<String> OUTPUTS = List.of("-l", "-f -", "-d postgres -h /nowhere");
    private static final Pattern PROGRAM = Pattern.compile("(?m)^\\S*/?pg_restore: ");
    private static final Pattern NO_ASCII = Pattern.compile("[^\\x00-\\x7f]");
    private static final int HEADER = 11;

    @TempDir
    Path folder;

    @TestFactory
    List<DynamicTest> inputsOfAllKindsAreRefusedAsByPgRestore() throws IOException {
        List<StockServer> servers = Stock.ofThisRun().serversWithTools(List.of(13, 15));
        if (servers.isEmpty()) {
            return List.of();
        }
        archives(servers.get(0));
        others();
        foreignTarFiles();
        noRegularFiles(servers.get(0));
        return Stocks.readers()
                .map(tools -> dynamicTest(tools.release(), () -> compare(tools)))
                .toList();
    }

    private void archives(StockServer server) throws IOException {
        StockArchives archives = new StockArchives(folder);
        Files.move(archives.dump(server, "custom", "-s"), folder.resolve("custom"));
        Files.move(archives.dump(server, "tar", "-s", "-Ft"), folder.resolve("tar"));
        Files.move(archives.dump(server, "directory", "-s", "-Fd"), folder.resolve("directory"));
        byte[] custom = Files.readAllBytes(folder.resolve("custom"));
        write("magic-alone", Arrays.copyOf(custom, 5));
        write("half-a-header", Arrays.copyOf(custom, 20));
        write("newer", changed(custom, 6, 99));
        write("foreign", changed(custom, 5, 200));
        write("vast-integers", changed(custom, 8, 33));
        write("format-of-a-tar-file", changed(custom, 10, 3));
        write("unheard-of", Arrays.copyOf(changed(custom, 10, 9), HEADER));
        byte[] tar = Files.readAllBytes(folder.resolve("tar"));
        write("half-a-tar-header", Arrays.copyOf(tar, 300));
        write("tar-header-alone", Arrays.copyOf(tar, 512));
        write("unlike-its-checksum", changed(tar, 0, 'T'));
        Path packed = Files.createDirectory(folder.resolve("packed"));
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed.resolve("toc.dat.gz")))) {
            Files.copy(folder.resolve("directory/toc.dat"), out);
        }
    }

    private void others() throws IOException {
        String script = "--\n-- PostgreSQL database dump\n--\n\n";
        write("nothing", new byte[0]);
        write("one-byte", "x".getBytes(UTF_8));
        write("script", (script + "SELECT 1;\n".repeat(100)).getBytes(UTF_8));
        write("short-script", (script + "--------").getBytes(UTF_8));
        write("cluster", "--\n-- PostgreSQL database cluster dump\n--\n\nSELECT 1;\n".getBytes(UTF_8));
        write("text", "some text\n".getBytes(UTF_8));
        write("long-text", "some text\n".repeat(100).getBytes(UTF_8));
        write("zeros", new byte[4000]);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("SELECT 1;\n".repeat(100).getBytes(UTF_8));
        }
        write("packed-script", packed.toByteArray());
        Files.createDirectory(folder.resolve("empty-directory"));
        Files.writeString(
                Files.createDirectory(folder.resolve("other-directory")).resolve("toc.dat"), "hello");
    }

    private void foreignTarFiles() throws IOException {
        for (List<String> members : List.of(List.of("x"), List.of("dir/x", "y"), List.of("toc.dat", "y"))) {
            Path file = folder.resolve("tar-of-" + String.join("-", members).replace('/', '-'));
            try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(file))) {
                for (String member : members) {
                    TarArchiveEntry entry = new TarArchiveEntry(member);
                    entry.setSize(5);
                    tar.putArchiveEntry(entry);
                    tar.write("hello".getBytes(UTF_8));
                    tar.closeArchiveEntry();
                }
            }
        }
    }

    private void noRegularFiles(StockServer server) throws IOException {
        Path directories = Files.createDirectories(folder.resolve("toc-is-a-directory"));
        Files.createDirectory(directories.resolve("toc.dat"));
        Path data = folder.resolve("data-is-a-directory");
        Files.move(new StockArchives(folder).dump(server, "data", "-Fd"), data);
        try (var files = Files.list(data)) {
            for (Path file : (Iterable<Path>)
                    files.filter(file -> file.getFileName().toString().matches("\\d+\\.dat\\.gz"))::iterator) {
                Files.delete(file);
                Files.createDirectory(file);
            }
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static byte[] changed(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private void compare(StockTools tools) throws IOException {
        StringBuilder expected = new StringBuilder();
        StringBuilder actual = new StringBuilder();
        List<String> names = new ArrayList<>(List.of("missing", "missing/too", "/dev/null"));
        try (var files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).sorted().forEach(names::add);
        }
        for (String name : names) {
            for (String format : FORMATS) {
                for (String output : OUTPUTS) {
                    List<String> arguments = new ArrayList<>(List.of(output.split(" ")));
                    if (!format.isEmpty()) {
                        arguments.add(format);
                    }
                    arguments.add(folder.resolve(name).toString());
                    String what = String.join(" ", arguments);
                    ToolRun stock = tools.run("pg_restore", arguments);
                    if (stock.exit() == 0 || stock.stderr().contains("/nowhere")) {
                        continue;
                    }
                    arguments.add(0, "pg_restore");
                    expected.append(described(what, stock));
                    actual.append(described(what, Pgconvoy.run(Map.of("PGCONVOY_COMPAT", tools.release()), arguments)));
                }
            }
        }
        assertEquals(expected.toString(), actual.toString());
    }

    /** How much of a script is printed before damage in its midst is met is nobody's business. */
    private static String described(String what, ToolRun run) {
        String printed = new String(run.stdout(), ISO_8859_1);
        return what + "\n" + (printed.startsWith("--\n") ? "" : printed)
                + NO_ASCII.matcher(PROGRAM.matcher(run.stderr()).replaceAll("pg_restore: "))
                        .replaceAll("?") + run.exit() + "\n\n";
    }
}
