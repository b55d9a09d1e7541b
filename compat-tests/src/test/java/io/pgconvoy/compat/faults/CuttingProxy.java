package io.pgconvoy.compat.faults;

import io.pgconvoy.compat.server.StockServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server, and does something bad to connections when so many pieces have come one way: the
 * piece that comes next is lost.
 */
public final class CuttingProxy implements AutoCloseable {
    /** What happens to connections. */
    public enum Fault {
        /** All of them are cut, and those that come later. */
        CUT_FOR_EVER,
        /** All of them are cut, and later ones are not. */
        CUT_ONCE,
        /** One of them hears and says nothing any more. */
        STALL,
        /** One of them is cut, and others are refused for some time. */
        AWAY
    }

    /** Which way the pieces are counted. */
    public enum Way {
        /** What is lost was never done. */
        TO_SERVER,
        /** What is lost says that something was done. */
        TO_CLIENT
    }

    private final ServerSocket listener;
    private final StockServer server;
    private final Way way;
    private final Fault fault;
    private final AtomicInteger left;
    private final byte[] signal;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Instant back = Instant.MIN;
    private Duration away = Duration.ZERO;

    public CuttingProxy(StockServer server, Way way, int pieces) throws IOException {
        this(server, way, pieces, Fault.CUT_FOR_EVER);
    }

    public CuttingProxy(StockServer server, Way way, int pieces, Fault fault) throws IOException {
        this(server, way, pieces, fault, "");
    }

    private CuttingProxy(StockServer server, Way way, int pieces, Fault fault, String signal) throws IOException {
        this.signal = signal.getBytes(StandardCharsets.US_ASCII);
        this.fault = fault;
        this.server = server;
        this.way = way;
        this.left = new AtomicInteger(pieces);
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** Stalls the connection that is the first to tell the server this; it never gets there. */
    public static CuttingProxy stallingAt(StockServer server, String text) throws IOException {
        return new CuttingProxy(server, Way.TO_SERVER, 0, Fault.STALL, text);
    }

    /** Cuts the connection that is the first to tell the server this, and lets no other through for so long. */
    public static CuttingProxy awayAt(StockServer server, String text, Duration time) throws IOException {
        CuttingProxy proxy = new CuttingProxy(server, Way.TO_SERVER, 0, Fault.AWAY, text);
        proxy.away = time;
        return proxy;
    }

    /** What takes the place of {@link StockServer#connectionArguments()}. */
    public List<String> connectionArguments() {
        return List.of("-h", "127.0.0.1", "-p", String.valueOf(listener.getLocalPort()), "-U", server.superuser());
    }

    public int port() {
        return listener.getLocalPort();
    }

    public boolean hasCut() {
        return left.get() < 0;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (Instant.now().isBefore(back)) {
                    client.close();
                    continue;
                }
                Socket backend = new Socket(server.host(), server.port());
                sockets.addAll(List.of(client, backend));
                AtomicBoolean stalled = new AtomicBoolean();
                start(() -> forward(client, backend, Way.TO_SERVER, stalled));
                start(() -> forward(backend, client, Way.TO_CLIENT, stalled));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void forward(Socket from, Socket to, Way direction, AtomicBoolean stalled) {
        byte[] piece = new byte[64 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (direction == way && counts(piece, length) && isFatal(left.decrementAndGet())) {
                    if (fault == Fault.AWAY) {
                        back = Instant.now().plus(away);
                        return;
                    }
                    if (fault != Fault.STALL) {
                        cut();
                        return;
                    }
                    stalled.set(true);
                }
                if (stalled.get()) {
                    awaitEnd(to);
                    return;
                }
                out.write(piece, 0, length);
            }
        } catch (IOException e) {
            // One of them has gone; so does the other.
        }
    }

    private boolean counts(byte[] piece, int length) {
        for (int i = 0; i + signal.length <= length; i++) {
            if (Arrays.equals(piece, i, i + signal.length, signal, 0, signal.length)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFatal(int piecesLeft) {
        return piecesLeft == -1 || piecesLeft < 0 && fault == Fault.CUT_FOR_EVER;
    }

    private static void awaitEnd(Socket socket) throws IOException {
        try {
            while (!socket.isClosed()) {
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
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
