package io.pgconvoy.compat.s3;

import io.pgconvoy.cli.Main;
import io.pgconvoy.compat.parallel.Database;
import io.pgconvoy.compat.server.Stock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** {@code benchmarks/through-s3}: many gigabytes into a store and back through a small heap, and what that takes. */
public final class ThroughS3 {
    private static final String USAGE =
            "through-s3 [--size GB] [--format -Fc|-Fd|-Ft] [--jobs N] [--heap MB] [--page FILE]";

    /** Of COPY text; in the table it is compressed to a hundredth. */
    private static final int ROW = 1024 * 1024;

    private static final String PAGE = """
        # Through S3 with a small heap

        `benchmarks/through-s3 --size %d --heap %d --page docs/benchmarks-s3.md` wrote this page: one table, not compressed, goes
        into an S3 server on the same machine (s3proxy, which checks signatures, checksums and the order of parts), is verified
        there, read back as a script, and restored into another database, whose rows are then held to the dump's manifest. Each line
        is a process of its own.

        %s
        Not one needed more than %d MB of memory, heap and all else of Java taken together. Memory is what this is about: the
        times are those of Java %d, the database's server, the store and whatever else ran on %d processors.
        """;

    private int gigabytes = 2;
    private String format = "-Fc";
    private int jobs = 2;
    private int heap = 128;
    private String page = "";
    private final StringBuilder table = new StringBuilder();
    private long largest;

    private ThroughS3(String[] args) {
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--size" -> gigabytes = Integer.parseInt(args[++i]);
                case "--format" -> format = args[++i];
                case "--jobs" -> jobs = Integer.parseInt(args[++i]);
                case "--heap" -> heap = Integer.parseInt(args[++i]);
                case "--page" -> page = args[++i];
                default -> throw new IllegalArgumentException(USAGE);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        new ThroughS3(args).run();
        System.exit(0);
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("pgconvoy-through-s3");
        Database source = Database.create(
                Stock.ofThisRun().server(18).orElseThrow(), "through_s3", """
            CREATE TABLE large (id int, filler text);
            INSERT INTO large SELECT g, repeat(md5(g::text), %d) FROM generate_series(1, %d) g
            """.formatted(ROW / 32, gigabytes * 1024));
        Database copy = Database.create(source.server(), "through_s3_copy", "SELECT 1");
        try (S3Server store = S3Server.start(new FilesystemNio2BlobStore(folder.toString()))) {
            line("| GB | format | heap, MB | what | seconds | MB/s | peak of the process, MB |");
            line("|---:|---|---:|---|---:|---:|---:|");
            String address = S3Server.address("large");
            List<String> dump = new ArrayList<>(source.command("dump", format, "-Z", "none", "-j", "" + jobs));
            dump.addAll(List.of("--manifest", "-f", address));
            measure("dump -j " + jobs, dump, store);
            if (!store.unfinished().isEmpty()) {
                throw new IllegalStateException("unfinished uploads: " + store.unfinished());
            }
            measure("verify", List.of("verify", address), store);
            measure("restore -f -", List.of("restore", "-f", "-", address), store);
            String restore = "restore --verify -j " + jobs;
            measure(restore, copy.command("restore", "--verify", "-j", "" + jobs, address), store);
        } finally {
            source.server().dropDatabase(source.name());
            source.server().dropDatabase(copy.name());
            delete(folder);
        }
    }

    private String page() {
        return PAGE.formatted(
                gigabytes,
                heap,
                table,
                largest / 1024,
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors());
    }

    private void measure(String what, List<String> arguments, S3Server store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap + "m"));
        // as the launcher does
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:MaxNewSize=24m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", store.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", S3Server.KEY,
                        "AWS_SECRET_ACCESS_KEY", S3Server.SECRET));
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peak(process.pid()).orElse(0L));
            Thread.sleep(100);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.waitFor() != 0) {
            throw new IllegalStateException(what + ": exit status " + process.exitValue());
        }
        largest = Math.max(largest, peak);
        line(String.format(
                Locale.ROOT,
                "| %d | %s | %d | %s | %.1f | %.0f | %d |",
                gigabytes,
                format,
                heap,
                what,
                seconds,
                gigabytes * 1024 / seconds,
                peak / 1024));
    }

    private void line(String line) throws IOException {
        System.out.println(line);
        table.append(line).append('\n');
        if (!page.isEmpty()) {
            Files.writeString(Path.of(page), page());
        }
    }

    /** In KB. */
    private static Optional<Long> peak(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
