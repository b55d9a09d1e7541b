package io.pgconvoy.compat.latency;

import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.connect.SlowPath;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server as it is seen over a long way: everything arrives late, though as fast as ever. Counts the queries that a
 * client sends while nothing else is under way: each of them costs the time of the way there and back.
 */
final class FarServer implements AutoCloseable {
    private final StockServer server;
    private final SlowPath path;
    private final AtomicInteger waits = new AtomicInteger();

    private FarServer(StockServer server, int roundTripMillis) throws IOException {
        this.server = server;
        this.path = SlowPath.to(server.host(), server.port(), roundTripMillis, this::listener);
    }

    static FarServer of(StockServer server, int roundTripMillis) throws IOException {
        return new FarServer(server, roundTripMillis);
    }

    String conninfo(String database) {
        return "host=localhost hostaddr=127.0.0.1 port=" + path.port() + " user=" + server.superuser() + " dbname="
                + database + " sslmode=disable gssencmode=disable";
    }

    /** The queries since the last call that found nothing under way. */
    int waits() {
        return waits.getAndSet(0);
    }

    private SlowPath.Listener listener() {
        AtomicInteger underWay = new AtomicInteger();
        Messages queries = new Messages(true, 'Q', () -> {
            if (underWay.getAndIncrement() == 0) {
                waits.incrementAndGet();
            }
        });
        // The answer to the startup message ends like that to a query.
        underWay.incrementAndGet();
        Messages answers = new Messages(false, 'Z', underWay::decrementAndGet);
        return new SlowPath.Listener(queries::hear, answers::hear);
    }

    @Override
    public void close() throws IOException {
        path.close();
    }
}
