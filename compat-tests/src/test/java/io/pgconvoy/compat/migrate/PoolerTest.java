package io.pgconvoy.compat.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pgconvoy.compat.server.Stock;
import io.pgconvoy.compat.server.StockServer;
import io.pgconvoy.compat.server.ToolRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

/** Something between us and a server that answers for it, with process numbers of its own, as poolers do. */
class PoolerTest {
    @Test
    void aMigrationThroughAPoolerDoesNotBegin() throws Exception {
        StockServer server = Stock.ofThisRun().server(18).orElseThrow();
        Migration migration =
                Migration.create(server, server, "migrate_pooled", "CREATE TABLE t (id int); INSERT INTO t VALUES (1)");
        try (Pooler pooler = new Pooler(server)) {
            ToolRun target = migration.run(server.port(), pooler.port());
            assertEquals(1, target.exit());
            assertEquals(
                    "pgconvoy: error: nothing was done, because of what was found before: the way to the target leads"
                            + " through a connection pooler, which breaks snapshots (--check tells all, --no-check goes on"
                            + " all the same)\n",
                    target.stderr());
            ToolRun source = migration.run(pooler.port(), server.port(), "--check");
            assertEquals(1, source.exit());
            assertEquals("""
                    error: the way to the source leads through a connection pooler, which breaks snapshots
                        remedy: connect to the server itself
                    not clear: something was found that would make the migration fail
                    """, source.text());
        }
        assertFalse(migration.hasLedger());
    }

    /** Passes everything on, but for the number of the process in BackendKeyData. */
    private static final class Pooler implements AutoCloseable {
        private final StockServer server;
        private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Pooler(StockServer server) throws IOException {
            this.server = server;
            start(this::accept);
        }

        int port() {
            return listener.getLocalPort();
        }

        private void accept() {
            while (!listener.isClosed()) {
                try {
                    Socket client = listener.accept();
                    Socket backend = new Socket(server.host(), server.port());
                    start(() -> forward(client, backend, false));
                    start(() -> forward(backend, client, true));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private static void forward(Socket from, Socket to, boolean renamed) {
            byte[] piece = new byte[64 * 1024];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                boolean greeted = !renamed;
                for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                    greeted = greeted || rename(piece, length);
                    out.write(piece, 0, length);
                }
            } catch (IOException e) {
                // One of them has gone; so does the other.
            }
        }

        /** 'K', a length of 12, the process, a key. */
        private static boolean rename(byte[] piece, int length) {
            for (int i = 0; i + 13 <= length; i++) {
                if (piece[i] == 'K'
                        && piece[i + 1] == 0
                        && piece[i + 2] == 0
                        && piece[i + 3] == 0
                        && piece[i + 4] == 12) {
                    piece[i + 5] ^= 0x40;
                    return true;
                }
            }
            return false;
        }

        private static void start(Runnable task) {
            Thread thread = new Thread(task, "pooler");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void close() throws IOException {
            listener.close();
        }
    }
}
