package io.pgconvoy.compat.archive;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.util.List;
import java.util.stream.Stream;

/** The stock releases that archives are tried with. */
final class Stocks {
    static final List<Integer> MAJORS = List.of(13, 14, 15, 17, 18, 19);

    private Stocks() {}

    static Stream<StockTools> readers() {
        return MAJORS.stream().flatMap(major -> Stock.ofThisRun().tools(major).stream());
    }

    /** The oldest release here that can dump this server. */
    static StockTools of(StockServer server) {
        return readers()
                .filter(tools -> ArchiveVariant.canDump(tools, server))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no pg_dump for " + server.version()));
    }
}
