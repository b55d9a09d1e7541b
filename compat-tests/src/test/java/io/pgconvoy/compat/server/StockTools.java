package io.pgconvoy.compat.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The client programs of one PostgreSQL major. Safe for use by several threads. */
public interface StockTools {
    /** As {@link io.pgconvoy.connect.ServerVersion#release()} counts. */
    int major();

    /** The release to reproduce, as {@code --compat} takes it: {@code 13.16}; a release candidate is its major. */
    String release();

    boolean has(String tool);

    /** Runs {@code pg_dump}, {@code pg_restore}, {@code psql} or {@code pgbench} to its end. */
    ToolRun run(String tool, List<String> arguments, Map<String, String> environment);

    /** The same as a shell runs it that redirects its output to a new file. */
    ToolRun runInto(Path output, String tool, List<String> arguments);

    default ToolRun run(String tool, List<String> arguments) {
        return run(tool, arguments, Map.of());
    }
}
