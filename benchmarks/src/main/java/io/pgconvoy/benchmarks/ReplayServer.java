package io.pgconvoy.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Speaks as much of the wire protocol as it takes to log in, and answers every COPY with the same recorded messages: a
 * server that costs next to nothing. One connection.
 */
final class ReplayServer implements AutoCloseable {
    private final ServerSocket listener;
    private final byte[] recorded;
    private final int times;

    /**
     * @param rows with their line ends, each of which becomes a CopyData message
     * @param times how often the rows are sent for one COPY
     */
    ReplayServer(byte[] rows, int times) throws IOException {
        this.recorded = messages(rows);
        this.times = times;
        this.listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "replay");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listener.getLocalPort();
    }

    private static byte[] messages(byte[] rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int start = 0;
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == '\n') {
                out.writeByte('d');
                out.writeInt(i + 1 - start + Integer.BYTES);
                out.write(rows, start, i + 1 - start);
                start = i + 1;
            }
        }
        return bytes.toByteArray();
    }

    private void serve() {
        try (Socket socket = listener.accept()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            in.skipNBytes(in.readInt() - Integer.BYTES);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            logIn(new DataOutputStream(answer));
            socket.getOutputStream().write(answer.toByteArray());
            while (answer(in, socket)) {
                // until it says goodbye
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void logIn(DataOutputStream out) throws IOException {
        message(out, 'R', new byte[4]);
        String[] parameters = {
            "server_version",
            "18.6",
            "client_encoding",
            "UTF8",
            "server_encoding",
            "UTF8",
            "DateStyle",
            "ISO, MDY",
            "integer_datetimes",
            "on",
            "standard_conforming_strings",
            "on",
            "TimeZone",
            "UTC"
        };
        for (int i = 0; i < parameters.length; i += 2) {
            message(out, 'S', text(parameters[i] + '\0' + parameters[i + 1] + '\0'));
        }
        message(out, 'K', new byte[8]);
        message(out, 'Z', text("I"));
    }

    private boolean answer(DataInputStream in, Socket socket) throws IOException {
        int type = in.read();
        if (type < 0 || type == 'X') {
            return false;
        }
        byte[] body = in.readNBytes(in.readInt() - Integer.BYTES);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(answer);
        switch (type) {
            case 'Q' -> {
                boolean copy = new String(body, StandardCharsets.UTF_8).startsWith("COPY");
                if (copy) {
                    message(out, 'H', new byte[] {0, 0, 0});
                    socket.getOutputStream().write(answer.toByteArray());
                    answer.reset();
                    for (int i = 0; i < times; i++) {
                        socket.getOutputStream().write(recorded);
                    }
                    message(out, 'c', new byte[0]);
                }
                message(out, 'C', text(copy ? "COPY 1\0" : "SET\0"));
                message(out, 'Z', text("I"));
            }
            case 'P' -> message(out, '1', new byte[0]);
            case 'B' -> message(out, '2', new byte[0]);
            case 'D' -> message(out, 'n', new byte[0]);
            case 'E' -> message(out, 'C', text("SET\0"));
            case 'S' -> message(out, 'Z', text("I"));
            default -> throw new IOException("message " + (char) type);
        }
        socket.getOutputStream().write(answer.toByteArray());
        return true;
    }

    private static void message(DataOutputStream out, char type, byte[] body) throws IOException {
        out.writeByte(type);
        out.writeInt(body.length + Integer.BYTES);
        out.write(body);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
