package io.pgconvoy.connect.wire;

import io.pgconvoy.connect.tls.TlsException;
import io.pgconvoy.connect.tls.TlsHandshake;
import io.pgconvoy.connect.tls.TlsSettings;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One connection to one address, from connecting over encrypting to the socket that the driver talks through. */
public final class Transport implements AutoCloseable {
    private static final int SSL_REQUEST_CODE = 80_877_103;

    /**
     * A server sends rows 8 kB at a time. Whoever wakes up for each of them keeps the processor from the server, if it is
     * on the same machine, and makes it wake up as often; in so long a network of 10 Gbit/s brings no more than a socket
     * holds anyway.
     */
    private static final long PAUSE_NANOS = 300_000;

    private final Route route;
    private final Socket socket;
    private final Waiting waiting = new Waiting();
    private @Nullable TlsHandshake tls;
    private @Nullable TlsSocket encrypted;
    private @Nullable WireInput input;
    private @Nullable WireOutput output;

    private Transport(Route route, Socket socket) {
        this.route = route;
        this.socket = socket;
    }

    /** Whether and how a connection is encrypted. */
    public enum Encryption {
        NONE,
        TLS_IF_OFFERED,
        TLS
    }

    /** How to get to a server, as often as wanted. */
    public record Route(
            ServerAddress address,
            Encryption encryption,
            TlsSettings tls,
            TcpSettings tcp,
            @Nullable String requiredPeer) {

        /** Not connected yet, but can be closed already. */
        public Transport open() {
            return new Transport(this, address instanceof ServerAddress.Unix ? new UnixSocket() : new PlainSocket());
        }
    }

    /** Connects without a word; an {@link IOException} says why that was impossible. */
    public void connect() throws IOException {
        if (route.address() instanceof ServerAddress.Unix unix) {
            socket.connect(UnixDomainSocketAddress.of(unix.path()));
        } else if (route.address() instanceof ServerAddress.Tcp tcp) {
            route.tcp().apply(socket);
            socket.connect(new InetSocketAddress(tcp.address(), tcp.port()));
        }
    }

    /**
     * Checks the peer, encrypts as the route wants, and gets ready for the driver.
     * An {@link TlsException} means that encryption failed.
     */
    public void prepare(byte[] startupParameters) throws IOException {
        checkPeer();
        if (route.encryption() != Encryption.NONE && (route.tls().direct() || serverOffersTls())) {
            ServerAddress.Tcp address = (ServerAddress.Tcp) route.address();
            tls = TlsHandshake.perform(socket, route.tls(), address.name(), address.port());
            output = new WireOutput(waiting.on(tls.socket().getOutputStream()), startupParameters);
            encrypted = new TlsSocket(tls.socket(), output, waiting);
            input = encrypted.input();
        } else {
            output = new WireOutput(waiting.on(socket.getOutputStream()), startupParameters);
            input = new WireInput(waiting.on(socket.getInputStream()), this::pause);
            ((Redirectable) socket).redirect(input, output);
        }
    }

    /** What the driver reads and writes. */
    public Socket socket() {
        return encrypted == null ? socket : encrypted;
    }

    /** Since when the connection has been waited for, as {@link System#nanoTime()} counts; 0 if it is not. */
    public long waitingSince() {
        return waiting.since();
    }

    public boolean isEncrypted() {
        return encrypted != null;
    }

    /** Bytes received through TLS, 0 without it. */
    public long encryptedBytes() {
        return encrypted == null ? 0 : encrypted.received();
    }

    /** Throws unless the client certificate was used as the settings require. */
    public void checkCertificateWasUsed() throws TlsException {
        if (tls != null) {
            tls.checkCertificateWasUsed();
        }
    }

    /** The text of the next Query message, whatever the driver writes there. */
    public void replaceNextQuery(byte[] sql) {
        output().replaceNextQuery(sql);
    }

    /** Sends a Query message now; its results come after those of all queries before it. */
    public void sendAhead(byte[] sql) throws IOException {
        output().sendAhead(sql);
    }

    /** The driver's next Query message is not sent: it stands for one that {@link #sendAhead} sent. */
    public void dropNextQuery() {
        output().dropNextQuery();
    }

    /** Takes back what was said of the next query, in case the driver never wrote a Query message. */
    public void keepNextQuery() {
        output().keepNextQuery();
    }

    /** Results go to this listener from now on, or to the driver if there is none; to be called between queries. */
    public void listen(@Nullable ResultListener listener) {
        input().listen(listener);
    }

    /**
     * Takes rows that a COPY TO STDOUT sends past the driver, cut anywhere, until the space is full or the server sends
     * something else, which is the driver's.
     *
     * @return how many bytes were put into the target
     */
    public int readRows(byte[] target, int offset, int limit) throws IOException {
        return input().readRows(target, offset, limit);
    }

    /** Passes over the rest of a row that {@link #readRows} took in part: the driver can read on then. */
    public void skipRow() throws IOException {
        input().skipRow();
    }

    /** May be called from any thread, and ends whatever the connection is waiting for. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // The connection is given up anyway.
        }
    }

    public boolean isClosed() {
        return socket.isClosed();
    }

    private WireInput input() {
        if (input == null) {
            throw new IllegalStateException("not prepared");
        }
        return input;
    }

    private WireOutput output() {
        if (output == null) {
            throw new IllegalStateException("not prepared");
        }
        return output;
    }

    /** The little that a Unix socket holds would be full long before. */
    private void pause() {
        if (socket instanceof PlainSocket) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void checkPeer() throws IOException {
        if (route.requiredPeer() == null || !(socket instanceof UnixSocket unix)) {
            return;
        }
        String peer = unix.peerUser();
        if (!peer.equals(route.requiredPeer())) {
            throw new IOException("requirepeer specifies \"" + route.requiredPeer()
                    + "\", but actual peer user name is \"" + peer + "\"");
        }
    }

    private boolean serverOffersTls() throws IOException {
        socket.getOutputStream()
                .write(ByteBuffer.allocate(8).putInt(8).putInt(SSL_REQUEST_CODE).array());
        // One byte and no more: what follows belongs to the TLS handshake, or was injected by somebody in between.
        int answer = socket.getInputStream().read();
        switch (answer) {
            case 'S':
                return true;
            case 'N':
                if (route.encryption() == Encryption.TLS) {
                    throw new TlsException("server does not support SSL, but SSL was required");
                }
                return false;
            case 'E':
                throw new IOException("server sent an error response during SSL exchange");
            case -1:
                throw new EOFException();
            default:
                throw new IOException("received invalid response to SSL negotiation: " + (char) answer);
        }
    }
}
