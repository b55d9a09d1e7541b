package io.pgconvoy.compat.dump;

import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Something that takes pg_dump's options and dumps a database to standard output. */
public interface Dumper {
    ToolRun dump(StockServer server, String database, List<String> options);

    static Dumper stock(StockTools tools) {
        return (server, database, options) -> {
            List<String> arguments = new ArrayList<>(server.connectionArguments());
            arguments.addAll(options);
            arguments.add(database);
            return tools.run("pg_dump", arguments);
        };
    }

    /** Stock pg_dump on databases that never change: each dump is made once and kept in this folder. */
    static Dumper stockKeptIn(Path folder, StockTools tools) {
        return new KeptDumps(stock(tools), tools.release(), folder);
    }

    /**
     * The dumper, its custom archives shown as stock pg_restore lists them: with dump IDs and dependencies. Other dumps
     * stay as they are.
     */
    static Dumper listed(Dumper dumper, StockTools tools) {
        return (server, database, options) -> {
            ToolRun dump = dumper.dump(server, database, options);
            return dump.exit() == 0 && options.contains("-Fc") ? listing(tools, dump) : dump;
        };
    }

    private static ToolRun listing(StockTools tools, ToolRun dump) {
        try {
            Path archive = Files.createTempFile("pgconvoy-listed", ".dump");
            try {
                Files.write(archive, dump.stdout());
                return tools.run("pg_restore", List.of("-l", "-v", archive.toString()));
            } finally {
                Files.delete(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** pgconvoy in this JVM, reproducing the release of these stock tools. */
    static Dumper pgconvoy(StockTools like) {
        return (server, database, options) -> {
            List<String> arguments = new ArrayList<>(List.of("dump", "--compat", like.release()));
            arguments.addAll(server.connectionArguments());
            arguments.addAll(options);
            arguments.add(database);
            return Pgconvoy.run(arguments);
        };
    }
}
