package io.pgconvoy.connect.wire;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketOption;
import jdk.net.ExtendedSocketOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a TCP connection notices that its peer is gone; null leaves the system's value.
 *
 * @param idle seconds without traffic before the first probe
 * @param interval seconds between probes
 * @param count probes lost before the connection counts as broken
 */
public record TcpSettings(
        boolean keepAlive,
        @Nullable Integer idle,
        @Nullable Integer interval,
        @Nullable Integer count) {
    void apply(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(keepAlive);
        if (keepAlive) {
            set(socket, ExtendedSocketOptions.TCP_KEEPIDLE, idle);
            set(socket, ExtendedSocketOptions.TCP_KEEPINTERVAL, interval);
            set(socket, ExtendedSocketOptions.TCP_KEEPCOUNT, count);
        }
    }

    /** Zero asks for the system's value, as in libpq; so does a system without the option. */
    private static void set(Socket socket, SocketOption<Integer> option, @Nullable Integer value) throws IOException {
        if (value != null && value > 0 && socket.supportedOptions().contains(option)) {
            socket.setOption(option, value);
        }
    }
}
