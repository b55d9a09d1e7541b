package io.pgconvoy.compat.faults;

import io.pgconvoy.compat.server.StockServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server, and cuts all connections at once when so many pieces have come one way: the piece
 * that comes next is lost.
 */
final class CuttingProxy implements AutoCloseable {
    /** Which way the pieces are counted. */
    enum Way {
        /** What is lost was never done. */
        TO_SERVER,
        /** What is lost says that something was done. */
        TO_CLIENT
    }

    private final ServerSocket listener;
    private final StockServer server;
    private final Way way;
    private final AtomicInteger left;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    CuttingProxy(StockServer server, Way way, int pieces) throws IOException {
        this.server = server;
        this.way = way;
        this.left = new AtomicInteger(pieces);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** What takes the place of {@link StockServer#connectionArguments()}. */
    List<String> connectionArguments() {
        return List.of("-h", "127.0.0.1", "-p", String.valueOf(listener.getLocalPort()), "-U", server.superuser());
    }

    boolean hasCut() {
        return left.get() < 0;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket backend = new Socket(server.host(), server.port());
                sockets.addAll(List.of(client, backend));
                start(() -> forward(client, backend, Way.TO_SERVER));
                start(() -> forward(backend, client, Way.TO_CLIENT));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void forward(Socket from, Socket to, Way direction) {
        byte[] piece = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (direction == way && left.decrementAndGet() < 0) {
                    cut();
                    return;
                }
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            // One of them has gone; so does the other.
        }
    }

    private void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
