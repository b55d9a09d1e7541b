package io.pgconvoy.benchmarks.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that dumps.
 *
 * @param options what it is given besides connection and output
 */
record Contender(String name, List<String> program, List<String> options) {
    static Contender pgconvoy() {
        return new Contender("pgconvoy", List.of("bin/pgconvoy", "dump"), List.of("-Fc"));
    }

    static Contender stock(Path pgDump) {
        return new Contender("pg_dump", List.of(pgDump.toString()), List.of("-Fc"));
    }

    MeasuredProcess dump(int port, Scenario scenario, Path output) {
        List<String> command = new ArrayList<>(program);
        command.addAll(options);
        command.addAll(List.of("-h", "localhost", "-p", String.valueOf(port), "-U", "postgres"));
        command.addAll(List.of("-f", output.toString(), scenario.id()));
        return new MeasuredProcess(command, Map.of("PGCONVOY_JAVA_OPTS", scenario.heap));
    }
}
