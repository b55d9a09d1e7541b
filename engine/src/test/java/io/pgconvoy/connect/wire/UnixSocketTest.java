package io.pgconvoy.connect.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class UnixSocketTest {
    @TempDir
    Path directory;

    private ServerSocketChannel server;
    private SocketChannel accepted;
    private UnixSocket socket;

    @BeforeEach
    void connect() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve("s"));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address);
        socket = new UnixSocket();
        assertFalse(socket.isConnected());
        socket.connect(address);
        accepted = server.accept();
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
        accepted.close();
        server.close();
    }

    @Test
    void bytesGoBothWays() throws IOException {
        socket.getOutputStream().write(new byte[] {1, 2, 3});
        ByteBuffer received = ByteBuffer.allocate(3);
        while (received.hasRemaining()) {
            accepted.read(received);
        }
        assertEquals(2, received.get(1));

        accepted.write(ByteBuffer.wrap(new byte[] {(byte) 0xFF, 7}));
        assertEquals(0xFF, socket.getInputStream().read());
        assertEquals(7, socket.getInputStream().read());
        assertTrue(socket.isConnected());
    }

    @Test
    void aReadWithATimeLimitGivesUpAndTheNextOneWaitsAgain() throws IOException {
        socket.setSoTimeout(20);
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
        assertEquals(20, socket.getSoTimeout());

        accepted.write(ByteBuffer.wrap(new byte[] {5, 6}));
        assertEquals(5, socket.getInputStream().read());
        socket.setSoTimeout(0);
        assertEquals(6, socket.getInputStream().read());
        accepted.close();
        assertEquals(-1, socket.getInputStream().read());
    }

    @Test
    void theEndOfTheStreamIsSeenWithATimeLimitToo() throws IOException {
        socket.setSoTimeout(1000);
        accepted.close();

        assertEquals(-1, socket.getInputStream().read());
    }

    @Test
    void closingWakesAReader() throws Exception {
        Thread closer = new Thread(() -> {
            try {
                Thread.sleep(50);
                socket.close();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        closer.start();

        assertThrows(IOException.class, () -> socket.getInputStream().read());
        closer.join();
        assertTrue(socket.isClosed());
    }

    @Test
    void theOutputCanBeRedirected() throws IOException {
        WireOutput wire = new WireOutput(socket.getOutputStream(), new byte[] {0});
        socket.redirect(socket.getInputStream(), wire);

        assertEquals(wire, socket.getOutputStream());
        assertTrue(socket.getSendBufferSize() > 0);
        assertTrue(socket.getReceiveBufferSize() > 0);
    }
}
