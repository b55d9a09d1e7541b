package io.pgconvoy.connect.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import jdk.net.ExtendedSocketOptions;

/** A Unix-domain socket in the clothes of a {@link Socket}, which is all that the driver takes. */
final class UnixSocket extends Socket implements Redirectable {
    private final SocketChannel channel;
    private InputStream input = new ChannelInput();
    private OutputStream output;
    private volatile int readTimeout;

    UnixSocket() {
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output = Channels.newOutputStream(channel);
    }

    /** The operating system's name of the user who runs the server. */
    String peerUser() throws IOException {
        return channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
    }

    @Override
    public void redirect(InputStream newInput, OutputStream newOutput) {
        input = newInput;
        output = newOutput;
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    private final class ChannelInput extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return readTimeout == 0
                    ? channel.read(ByteBuffer.wrap(into, offset, length))
                    : readWithin(readTimeout, ByteBuffer.wrap(into, offset, length));
        }
    }

    /** The driver asks with a time limit whether anything has arrived; channels only know that through selectors. */
    private int readWithin(int milliseconds, ByteBuffer into) throws IOException {
        channel.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(milliseconds) == 0) {
                throw new SocketTimeoutException("Read timed out");
            }
            return channel.read(into);
        } finally {
            if (channel.isOpen()) {
                channel.configureBlocking(true);
            }
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        channel.connect(endpoint);
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public void setSoTimeout(int milliseconds) {
        readTimeout = milliseconds;
    }

    @Override
    public int getSoTimeout() {
        return readTimeout;
    }

    @Override
    public int getSendBufferSize() throws SocketException {
        return option(() -> channel.getOption(StandardSocketOptions.SO_SNDBUF));
    }

    @Override
    public int getReceiveBufferSize() throws SocketException {
        return option(() -> channel.getOption(StandardSocketOptions.SO_RCVBUF));
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // Nothing is ever delayed here.
    }

    @Override
    public boolean getTcpNoDelay() {
        return true;
    }

    @Override
    public void setKeepAlive(boolean on) {
        // Both ends live and die on one machine.
    }

    private interface Option {
        int read() throws IOException;
    }

    private static int option(Option option) throws SocketException {
        try {
            return option.read();
        } catch (IOException e) {
            throw new SocketException(e.getMessage());
        }
    }
}
