package io.pgconvoy.compat.dump;

import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import io.pgconvoy.compat.server.ToolRun;
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
