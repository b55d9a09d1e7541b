package io.pgconvoy.compat.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A way to an S3 server on which requests and answers suffer what they suffer on real ones. */
final class FaultyPath implements AutoCloseable {

    /** One HTTP request; the head without its last empty line. */
    record Request(String head, byte[] body) {
        String method() {
            return head.substring(0, head.indexOf(' '));
        }

        String target() {
            int start = head.indexOf(' ') + 1;
            return head.substring(start, head.indexOf(' ', start));
        }

        boolean is(String wantedMethod, String inTarget) {
            return method().equals(wantedMethod) && target().contains(inTarget);
        }
    }

    /** What happens to a request instead of reaching the server. */
    @FunctionalInterface
    interface Fault {
        void happen(Request request, Socket client, FaultyPath path) throws Exception;
    }

    private record Rule(Predicate<Request> which, AtomicInteger times, Fault fault) {}

    private final URI server;
    private final ServerSocket listener;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger faults = new AtomicInteger();

    private FaultyPath(URI server, ServerSocket listener) {
        this.server = server;
        this.listener = listener;
    }

    static FaultyPath to(URI server) throws IOException {
        FaultyPath path = new FaultyPath(server, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        start(path::accept);
        return path;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** @param times how often it happens */
    void add(String method, String inTarget, int times, Fault fault) {
        rules.add(new Rule(request -> request.is(method, inTarget), new AtomicInteger(times), fault));
    }

    /** How many requests have met one. */
    int faults() {
        return faults.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                open.add(client);
                start(() -> serve(client));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket client) {
        try (client) {
            Request request = read(client);
            for (Rule rule : rules) {
                if (rule.which.test(request) && rule.times.getAndDecrement() > 0) {
                    faults.incrementAndGet();
                    rule.fault.happen(request, client, this);
                    return;
                }
            }
            client.getOutputStream().write(answer(request));
        } catch (Exception e) {
            // the client sees it
        } finally {
            open.remove(client);
        }
    }

    private static Request read(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        if (header(text, "Expect") != null) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        String length = header(text, "Content-Length");
        byte[] body = in.readNBytes(length == null ? 0 : Integer.parseInt(length));
        return new Request(text.substring(0, text.length() - 2), body);
    }

    static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return null;
    }

    /** What the server says to it. */
    byte[] answer(Request request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String head = request.head().replaceAll("(?i)(Connection|Expect): [^\r]*\r\n", "");
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(request.body());
            return socket.getInputStream().readAllBytes();
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "faulty-path");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
