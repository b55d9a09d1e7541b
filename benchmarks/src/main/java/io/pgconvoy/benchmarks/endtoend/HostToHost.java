package io.pgconvoy.benchmarks.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Moves generated databases from one server to another of the same machine, with pgconvoy and with whatever else is
 * installed, in alternation. Each of our copies is compared with its source once.
 */
public final class HostToHost {
    /** Of pgconvoy; half of what it sets itself as its limit. */
    static final String HEAP = "-Xmx128m";

    private static final String USAGE = """
        usage: benchmarks/host-to-host [--runs N] [--size MB] [--server MAJOR] [--page FILE.md] [mixed|dominated ...]
        """;

    private final Deque<String> words;
    private int runs = 3;
    private int megabytes = 200;
    private int major = 18;
    private String page = "";
    private List<Move> moves = new ArrayList<>();

    private HostToHost(String[] arguments) {
        this.words = new ArrayDeque<>(Arrays.asList(arguments));
        while (!words.isEmpty()) {
            String word = words.remove();
            switch (word) {
                case "--runs" -> runs = Integer.parseInt(words.remove());
                case "--size" -> megabytes = Integer.parseInt(words.remove());
                case "--server" -> major = Integer.parseInt(words.remove());
                case "--page" -> page = words.remove();
                default -> moves.add(Move.of(word));
            }
        }
        moves = moves.isEmpty() ? List.of(Move.values()) : moves;
    }

    public static void main(String[] arguments) throws Exception {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        new HostToHost(arguments).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        Path jars = Path.of("benchmarks/target/servers");
        Path folder = Files.createTempDirectory("pgconvoy-host-to-host");
        List<MoveResults> results = new ArrayList<>();
        String version;
        try (BenchmarkServer source = BenchmarkServer.start(major, jars);
                BenchmarkServer target = BenchmarkServer.start(major, jars)) {
            version = source.version();
            for (Move move : moves) {
                source.create(move.id(), move.setup(megabytes));
                results.add(measure(move, source, target, folder));
                source.drop(move.id());
            }
        } finally {
            delete(folder);
        }
        MovePage written = new MovePage(command(), version, Machine.look(), runs, results);
        System.out.print(written.tables());
        if (!page.isEmpty()) {
            Files.writeString(Path.of(page), written.text());
        }
    }

    private MoveResults measure(Move move, BenchmarkServer source, BenchmarkServer target, Path folder)
            throws IOException, InterruptedException, SQLException {
        MoveResults results = new MoveResults(move, megabytes);
        for (int run = 1; run <= runs; run++) {
            for (Mover mover : Mover.all(stockPrograms(), Path.of("/usr/bin/pgcopydb"))) {
                target.create(move.id(), "SELECT");
                Path output = folder.resolve("moved");
                settle();
                Measurement measured = mover.process(uri(source, move), uri(target, move), output, program())
                        .run(folder, source, target);
                results.add(mover.name(), measured);
                System.out.printf(
                        Locale.ROOT,
                        "%-10s run %d %-36s %7.2f s, client CPU %6.2f s, servers' CPU %6.2f s, %4.0f MiB%n",
                        move.id(),
                        run,
                        mover.name(),
                        measured.wallSeconds(),
                        measured.cpuSeconds(),
                        measured.serverSeconds(),
                        measured.peakMebibytes());
                if (run == 1 && mover.isOurs()) {
                    compare(uri(source, move), uri(target, move));
                }
                delete(folder);
                Files.createDirectory(folder);
                target.drop(move.id());
            }
        }
        return results;
    }

    /** What the run before left to be written or built shall not be this one's. */
    private static void settle() throws IOException, InterruptedException {
        for (List<String> command : List.of(List.of("sync"), List.of(program(), "--version"))) {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    private static void compare(String source, String target) throws IOException, InterruptedException {
        int status = new ProcessBuilder(program(), "compare", "--source", source, "--target", target)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("the copy is not equal to its source");
        }
    }

    private static String uri(BenchmarkServer server, Move move) {
        return "postgresql://postgres@localhost:" + server.port() + "/" + move.id();
    }

    private static String program() {
        return "bin/pgconvoy";
    }

    /** Where compat-tests/stock-clients installs the server's own release, or else whatever the search path has. */
    private Path stockPrograms() {
        String root = System.getenv()
                .getOrDefault("PGCONVOY_STOCK", System.getProperty("user.home") + "/.cache/pgconvoy/stock");
        Path own = Path.of(root, "bin", String.valueOf(major));
        return Files.isDirectory(own) ? own : Path.of("/usr/lib/postgresql", String.valueOf(major), "bin");
    }

    private String command() {
        return "benchmarks/host-to-host --runs " + runs + " --size " + megabytes + " --server " + major
                + (page.isEmpty() ? "" : " --page " + page)
                + (moves.size() == Move.values().length
                        ? ""
                        : " " + String.join(" ", moves.stream().map(Move::id).toList()));
    }

    private static void delete(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
