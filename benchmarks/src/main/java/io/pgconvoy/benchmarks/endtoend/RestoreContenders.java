package io.pgconvoy.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who restores one archive into an empty database: stock pg_restore, which has written it too, and pgconvoy. */
final class RestoreContenders {
    static final String DATABASE = "restored";

    private final String stockDump;
    private final List<Contender> all = new ArrayList<>();

    private RestoreContenders(int major, Path binaries, String program) {
        this.stockDump = binaries.resolve("pg_dump").toString();
        String restore = binaries.resolve("pg_restore").toString();
        for (String jobs : List.of("-j1", "-j2")) {
            String rival = "pg_restore " + major + " " + jobs;
            all.add(new Contender(rival, List.of(restore), List.of(jobs), null, Map.of()));
            all.add(new Contender(
                    "pgconvoy restore " + jobs, List.of(program, "restore"), List.of(jobs), rival, Map.of()));
        }
    }

    /** None where no stock release is installed that reads and writes the server's archives. */
    static Optional<RestoreContenders> against(int server, String program, Path stockRoot) {
        List<Path> places = List.of(
                stockRoot.resolve(Path.of("bin", String.valueOf(server))),
                Path.of("/usr/lib/postgresql", String.valueOf(server), "bin"));
        return places.stream()
                .filter(place -> place.resolve("pg_restore").toFile().canExecute()
                        && place.resolve("pg_dump").toFile().canExecute())
                .findFirst()
                .map(place -> new RestoreContenders(server, place, program));
    }

    List<Contender> all() {
        return all;
    }

    /** Writes the archive that all of them restore: stock's custom format, compressed with gzip as by default. */
    MeasuredProcess dump(int port, Scenario scenario, Path archive) {
        List<String> words = new ArrayList<>(List.of(stockDump, "-Fc", "-f", archive.toString()));
        words.addAll(connection(port, scenario.id()));
        return new MeasuredProcess(words, Map.of());
    }

    MeasuredProcess restore(Contender contender, int port, Scenario scenario, Path archive) {
        List<String> words = new ArrayList<>(contender.command());
        words.addAll(contender.options());
        words.addAll(connection(port, DATABASE));
        words.add(archive.toString());
        return new MeasuredProcess(words, Map.of("PGCONVOY_JAVA_OPTS", scenario.heap()));
    }

    private static List<String> connection(int port, String database) {
        return List.of("-h", "localhost", "-p", String.valueOf(port), "-U", "postgres", "-d", database);
    }
}
