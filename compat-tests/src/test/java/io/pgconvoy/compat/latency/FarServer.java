package io.pgconvoy.compat.latency;

import io.pgconvoy.compat.server.StockServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server as it is seen over a long way: everything arrives late, though as fast as ever. Counts the queries that a
 * client sends while nothing else is under way: each of them costs the time of the way there and back.
 */
final class FarServer implements AutoCloseable {
    private static final int PIECE = 64 * 1024;

    private final StockServer server;
    private final ServerSocket listener;
    private final long delayNanos;
    private final AtomicInteger waits = new AtomicInteger();

    private FarServer(StockServer server, int roundTripMillis) throws IOException {
        this.server = server;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
    }

    static FarServer of(StockServer server, int roundTripMillis) throws IOException {
        FarServer far = new FarServer(server, roundTripMillis);
        start(far::accept);
        return far;
    }

    String conninfo(String database) {
        return "host=localhost hostaddr=" + listener.getInetAddress().getHostAddress() + " port="
                + listener.getLocalPort() + " user=" + server.superuser() + " dbname=" + database
                + " sslmode=disable gssencmode=disable";
    }

    /** The queries since the last call that found nothing under way. */
    int waits() {
        return waits.getAndSet(0);
    }

    private record Piece(byte[] bytes, long due) {}

    private interface Hearing {
        void hear(byte[] bytes);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            Socket real = new Socket(server.host(), server.port());
            client.setTcpNoDelay(true);
            real.setTcpNoDelay(true);
            AtomicInteger underWay = new AtomicInteger();
            Messages queries = new Messages(true, 'Q', () -> {
                if (underWay.getAndIncrement() == 0) {
                    waits.incrementAndGet();
                }
            });
            // The answer to the startup message ends like that to a query.
            underWay.incrementAndGet();
            Messages answers = new Messages(false, 'Z', underWay::decrementAndGet);
            carry(client, real, queries::hear, bytes -> {});
            carry(real, client, bytes -> {}, answers::hear);
        }
    }

    private void carry(Socket from, Socket to, Hearing sent, Hearing delivered) {
        BlockingQueue<Piece> onTheWay = new LinkedBlockingQueue<>();
        start(() -> read(from, onTheWay, sent));
        start(() -> deliver(onTheWay, to, delivered));
    }

    private void read(Socket from, BlockingQueue<Piece> onTheWay, Hearing sent) throws IOException {
        InputStream in = from.getInputStream();
        byte[] buffer = new byte[PIECE];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            byte[] bytes = Arrays.copyOf(buffer, count);
            sent.hear(bytes);
            onTheWay.add(new Piece(bytes, System.nanoTime() + delayNanos));
        }
        onTheWay.add(new Piece(new byte[0], System.nanoTime() + delayNanos));
    }

    private static void deliver(BlockingQueue<Piece> onTheWay, Socket to, Hearing delivered)
            throws IOException, InterruptedException {
        try (to) {
            OutputStream out = to.getOutputStream();
            for (Piece piece = onTheWay.take(); piece.bytes().length > 0; piece = onTheWay.take()) {
                TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
                delivered.hear(piece.bytes());
                out.write(piece.bytes());
            }
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                // One end has closed the connection, or everything is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
