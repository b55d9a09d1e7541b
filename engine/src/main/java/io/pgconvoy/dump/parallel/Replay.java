package io.pgconvoy.dump.parallel;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.ByteSink;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/**
 * Lets something be read again from its start where it broke off: bytes passed on before are passed over, once their
 * checksum has shown that they are the same. One thread.
 */
final class Replay implements ByteSink {
    private final String inWords;
    private final ByteSink out;
    private final CRC32 passed = new CRC32();
    private final CRC32 again = new CRC32();
    private long length;
    private long toSkip;

    Replay(String inWords, ByteSink out) {
        this.inWords = inWords;
        this.out = out;
    }

    /** The next bytes are the first ones again. */
    void restart() {
        toSkip = length;
        again.reset();
    }

    /** Bytes passed on. */
    long length() {
        return length;
    }

    @Override
    public void write(ByteBuf bytes) {
        ByteBuf rest = bytes.slice();
        if (toSkip > 0) {
            int count = (int) Math.min(toSkip, rest.readableBytes());
            update(again, rest.readSlice(count));
            toSkip -= count;
            if (toSkip > 0) {
                return;
            }
            check();
        }
        update(passed, rest);
        length += rest.readableBytes();
        out.write(rest);
    }

    /** Says that everything has been read. */
    void finish() {
        if (toSkip > 0) {
            throw differs();
        }
    }

    private void check() {
        if (again.getValue() != passed.getValue()) {
            throw differs();
        }
    }

    private static void update(CRC32 sum, ByteBuf bytes) {
        for (ByteBuffer part : bytes.nioBuffers()) {
            sum.update(part);
        }
    }

    private EngineException differs() {
        return new EngineException(
                ErrorCode.CONNECTION_LOST,
                "the connection was lost while reading " + inWords + ", which reads differently the second time");
    }
}
