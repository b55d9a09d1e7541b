package io.pgconvoy.benchmarks.endtoend;

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

/** A way to a server on which everything is some time under way, in each direction, however much it is. */
final class SlowPath implements AutoCloseable {
    private static final int SIZE = 64 * 1024;

    private final ServerSocket door;
    private final int server;
    private final long delayNanos;

    private record Parcel(byte[] bytes, long due) {}

    private SlowPath(ServerSocket door, int server, long delayNanos) {
        this.door = door;
        this.server = server;
        this.delayNanos = delayNanos;
    }

    static SlowPath to(int server, int roundTripMillis) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SlowPath path = new SlowPath(door, server, TimeUnit.MILLISECONDS.toNanos(roundTripMillis) / 2);
        start(path::accept);
        return path;
    }

    int port() {
        return door.getLocalPort();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            Socket onward = new Socket(InetAddress.getLoopbackAddress(), server);
            client.setTcpNoDelay(true);
            onward.setTcpNoDelay(true);
            connect(client, onward);
            connect(onward, client);
        }
    }

    private void connect(Socket from, Socket to) {
        BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();
        start(() -> take(from.getInputStream(), underWay));
        start(() -> {
            try (from;
                    to) {
                deliver(underWay, to.getOutputStream());
            }
        });
    }

    private void take(InputStream in, BlockingQueue<Parcel> underWay) throws IOException {
        byte[] buffer = new byte[SIZE];
        int count = 0;
        while (count >= 0) {
            try {
                count = in.read(buffer);
            } catch (IOException closed) {
                count = -1;
            }
            underWay.add(new Parcel(Arrays.copyOf(buffer, Math.max(count, 0)), System.nanoTime() + delayNanos));
        }
    }

    /** Until a parcel without bytes says that nothing more comes. */
    private static void deliver(BlockingQueue<Parcel> underWay, OutputStream out)
            throws IOException, InterruptedException {
        for (Parcel next = underWay.take(); next.bytes().length > 0; next = underWay.take()) {
            TimeUnit.NANOSECONDS.sleep(next.due() - System.nanoTime());
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
