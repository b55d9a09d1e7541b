package io.pgconvoy.benchmarks.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A way to move a database, as a command of the shell in which {@code $S} and {@code $T} are the URIs of source and
 * target, {@code $D} is a folder that is not there yet and {@code $P} is pgconvoy.
 *
 * @param path where stock's programs are looked for first
 */
record Mover(String name, String command, Path path) {
    static final String OURS = "pgconvoy migrate -j2";

    /** All that are installed; ours first: the others are compared with it. */
    static List<Mover> all(Path stockPrograms, Path pgcopydb) {
        List<Mover> all = new ArrayList<>(List.of(
                new Mover(OURS, "$P migrate --source $S --target $T --confirm ${T##*/} -j2", stockPrograms),
                new Mover(
                        OURS + " --copy-format=text",
                        "$P migrate --source $S --target $T --confirm ${T##*/} -j2 --copy-format=text",
                        stockPrograms),
                new Mover("pg_dump | psql", "pg_dump $S | psql -q -X $T >$D.log", stockPrograms),
                new Mover("pg_dump -Fc | pg_restore", "pg_dump -Fc $S | pg_restore -d $T", stockPrograms),
                new Mover(
                        "pg_dump -Fd -j2, pg_restore -j2",
                        "pg_dump -Fd -j2 -f $D $S && pg_restore -j2 -d $T $D",
                        stockPrograms)));
        if (Files.isExecutable(pgcopydb)) {
            String clone = pgcopydb + " clone --source $S --target $T --dir $D --table-jobs 2 --index-jobs 2";
            all.add(new Mover("pgcopydb clone, 2 jobs", clone + " >$D.log 2>&1", stockPrograms));
            all.add(new Mover(
                    "pgcopydb clone, 2 jobs, split",
                    clone + " --split-tables-larger-than 32MB >$D.log 2>&1",
                    stockPrograms));
        }
        return all;
    }

    boolean isOurs() {
        return name.startsWith(OURS);
    }

    MeasuredProcess process(String source, String target, Path folder, String program) {
        Map<String, String> environment = Map.of(
                "S",
                source,
                "T",
                target,
                "D",
                folder.toString(),
                "P",
                program,
                "PGCONVOY_JAVA_OPTS",
                HostToHost.HEAP,
                "PATH",
                path + ":" + System.getenv("PATH"));
        return new MeasuredProcess(List.of("bash", "-c", "set -o pipefail; " + command), environment);
    }
}
