package io.pgconvoy.connect;

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
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A way to a server on which everything is some time under way, in each direction, however much it is. */
public final class SlowPath implements AutoCloseable {
    private static final int SIZE = 64 * 1024;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final long delayNanos;
    private final Supplier<Listener> listeners;

    private record Parcel(byte[] bytes, long due) {}

    /**
     * Hears what one connection carries, each way on a thread of its own.
     *
     * @param sent what the client has sent, before it is under way
     * @param delivered what is about to reach the client
     */
    public record Listener(Consumer<byte[]> sent, Consumer<byte[]> delivered) {
        private static final Listener NONE = new Listener(bytes -> {}, bytes -> {});
    }

    private SlowPath(ServerSocket door, String host, int port, int roundTripMillis, Supplier<Listener> listeners) {
        this.door = door;
        this.host = host;
        this.port = port;
        this.delayNanos = TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2;
        this.listeners = listeners;
    }

    /** To a server of this machine. */
    public static SlowPath to(int port, int roundTripMillis) throws IOException {
        return to(InetAddress.getLoopbackAddress().getHostAddress(), port, roundTripMillis, () -> Listener.NONE);
    }

    /** @param listeners makes one for each connection */
    public static SlowPath to(String host, int port, int roundTripMillis, Supplier<Listener> listeners)
            throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SlowPath path = new SlowPath(door, host, port, roundTripMillis, listeners);
        start(path::accept);
        return path;
    }

    public int port() {
        return door.getLocalPort();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            Socket onward = new Socket(host, port);
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            Listener listener = listeners.get();
            connect(client, onward, listener.sent(), bytes -> {});
            connect(onward, client, bytes -> {}, listener.delivered());
        }
    }

    private void connect(Socket from, Socket to, Consumer<byte[]> sent, Consumer<byte[]> delivered) {
        BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();
        start(() -> take(from.getInputStream(), underWay, sent));
        start(() -> {
            try (from;
                    to) {
                deliver(underWay, to.getOutputStream(), delivered);
            }
        });
    }

    private void take(InputStream in, BlockingQueue<Parcel> underWay, Consumer<byte[]> sent) {
        byte[] buffer = new byte[SIZE];
        int count = 0;
        while (count >= 0) {
            try {
                count = in.read(buffer);
            } catch (IOException closed) {
                count = -1;
            }
            byte[] bytes = Arrays.copyOf(buffer, Math.max(count, 0));
            sent.accept(bytes);
            underWay.add(new Parcel(bytes, System.nanoTime() + delayNanos));
        }
    }

    /** Until a parcel without bytes says that nothing more comes. */
    private static void deliver(BlockingQueue<Parcel> underWay, OutputStream out, Consumer<byte[]> delivered)
            throws IOException, InterruptedException {
        for (Parcel next = underWay.take(); next.bytes().length > 0; next = underWay.take()) {
            TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
            delivered.accept(next.bytes());
            out.write(next.bytes());
        }
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException closed) {
                // Either end hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
