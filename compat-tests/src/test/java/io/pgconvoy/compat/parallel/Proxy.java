package io.pgconvoy.compat.parallel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A network between a program and a server that breaks: each connection but the first, in the middle of what it carries. */
final class Proxy implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress server;
    private final long bytes;
    private final int most;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /**
     * @param bytes that a connection carries from the server until it breaks
     * @param most how many connections break
     */
    Proxy(String host, int port, long bytes, int most) throws IOException {
        this.server = new InetSocketAddress(host, port);
        this.bytes = bytes;
        this.most = most;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections there have been. */
    int connections() {
        return connections.get();
    }

    /** How many connections have been broken. */
    int cuts() {
        return cuts.get();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket behind = new Socket(server.getHostString(), server.getPort());
                sockets.addAll(List.of(client, behind));
                boolean first = connections.getAndIncrement() == 0;
                start(() -> pass(client, behind, Long.MAX_VALUE));
                start(() -> pass(behind, client, first ? Long.MAX_VALUE : bytes));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    private void pass(Socket from, Socket to, long limit) {
        byte[] buffer = new byte[8192];
        long passed = 0;
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                out.write(buffer, 0, count);
                passed += count;
                if (passed > limit && cuts.getAndUpdate(cut -> Math.min(most, cut + 1)) < most) {
                    return;
                }
                if (passed > limit) {
                    limit = Long.MAX_VALUE;
                }
            }
        } catch (IOException broken) {
            // the other direction closed it
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
