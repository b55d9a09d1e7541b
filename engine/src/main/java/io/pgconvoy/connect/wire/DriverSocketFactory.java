package io.pgconvoy.connect.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.Properties;
import javax.net.SocketFactory;

/**
 * Gives the driver the connection that is open already, and after that new ones by the same route: those carry cancel
 * requests. The driver makes the factory by name, so what it needs comes as an object among the properties.
 */
public final class DriverSocketFactory extends SocketFactory {
    private static final String KEY = "io.pgconvoy.transport";
    /** Whoever cancels does not wait longer for a server that does not answer. */
    private static final int CANCEL_SECONDS = 10;

    private final Prepared prepared;
    private boolean handedOver;

    public DriverSocketFactory(Properties properties) {
        this.prepared = (Prepared) Objects.requireNonNull(properties.get(KEY));
    }

    private record Prepared(Transport transport, Transport.Route route) {}

    /** Makes the driver use this connection. */
    public static void install(Properties properties, Transport transport, Transport.Route route) {
        properties.setProperty("socketFactory", DriverSocketFactory.class.getName());
        properties.put(KEY, new Prepared(transport, route));
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (!handedOver) {
            handedOver = true;
            return prepared.transport().socket();
        }
        Transport another = prepared.route().open();
        Deadline deadline = Deadline.after(CANCEL_SECONDS, another::close);
        try {
            another.connect();
            another.prepare(new byte[0]);
            return another.socket();
        } catch (IOException | RuntimeException e) {
            another.close();
            throw e;
        } finally {
            deadline.meet();
        }
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw new UnsupportedOperationException();
    }
}
