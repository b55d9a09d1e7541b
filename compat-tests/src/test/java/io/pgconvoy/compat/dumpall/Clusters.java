package io.pgconvoy.compat.dumpall;

import io.pgconvoy.compat.fixture.GlobalsFixture;
import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.StockTools;
import java.io.IOException;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Servers of their own, since all tests share the globals of the others, with every globals fixture. */
final class Clusters {
    private static final Map<Integer, Optional<StockServer>> STARTED = new ConcurrentHashMap<>();

    private Clusters() {}

    static Stream<StockServer> of(List<Integer> majors) {
        return majors.stream().flatMap(major -> STARTED.computeIfAbsent(major, Clusters::start).stream());
    }

    /** Tools that dump this server: those of its own major, or the oldest there are, and the newest. */
    static List<StockTools> toolsFor(StockServer server) {
        List<StockTools> able = Stock.MAJORS.stream()
                .filter(major -> major != 906 && (server.major() == 906 || major >= server.major()))
                .flatMap(major -> Stock.ofThisRun().tools(major).stream())
                .filter(tools -> tools.has("pg_dumpall"))
                .toList();
        return able.size() < 2 ? able : List.of(able.get(0), able.get(able.size() - 1));
    }

    private static Optional<StockServer> start(int major) {
        Optional<StockServer> started = Stock.ofThisRun().fresh(major);
        started.ifPresent(Clusters::load);
        return started;
    }

    private static void load(StockServer server) {
        try {
            for (GlobalsFixture fixture : GlobalsFixture.all()) {
                fixture.load(server);
            }
        } catch (SQLException | IOException | URISyntaxException e) {
            throw new IllegalStateException("could not set up server " + server.major(), e);
        }
    }
}
