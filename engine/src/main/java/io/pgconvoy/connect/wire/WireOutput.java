package io.pgconvoy.connect.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the driver writes, on its way to the server, with two things put in order.
 * The driver's startup message would set a time zone and an encoding that libpq's does not, and so change what the
 * server prints: ours goes out in its place. And SQL in any encoding goes out byte for byte: the driver sends a
 * placeholder, and the text set by {@link #replaceNextQuery} goes out in its place.
 * Used by the thread that uses the connection.
 */
final class WireOutput extends OutputStream {
    private static final int QUERY = 'Q';
    private static final int PROTOCOL_MAJOR = 3;
    private static final int MAJOR_SHIFT = 16;
    /** Length and protocol version of the first message. */
    private static final int STARTUP_HEADER = 8;
    /** Type and length of all later ones. */
    private static final int HEADER = 5;

    /** Query texts up to this size go out together with their header. */
    private static final int SMALL = 16 * 1024;

    private final OutputStream out;
    private final byte[] startupParameters;
    private byte @Nullable [] replacement;
    private boolean drop;
    private boolean starting = true;
    private final ByteBuffer header = ByteBuffer.allocate(STARTUP_HEADER);
    private int bodyToPass;
    private int bodyToDrop;

    /** @param startupParameters names and values, each ended by a zero byte, and one zero byte more */
    WireOutput(OutputStream out, byte[] startupParameters) {
        this.out = out;
        this.startupParameters = startupParameters;
        header.limit(STARTUP_HEADER);
    }

    /** The next Query message carries this text instead of its own; to be called between messages. */
    void replaceNextQuery(byte[] sql) {
        replacement = sql;
    }

    /** The next Query message is not sent at all; to be called between messages. */
    void dropNextQuery() {
        drop = true;
    }

    /** Takes {@link #replaceNextQuery} or {@link #dropNextQuery} back if no Query message came. */
    void keepNextQuery() {
        replacement = null;
        drop = false;
    }

    /** Sends a Query message at once; to be called between messages. */
    void sendAhead(byte[] sql) throws IOException {
        query(sql);
        out.flush();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int position = offset;
        int end = offset + length;
        while (position < end) {
            position += writeSome(bytes, position, end - position);
        }
    }

    /** Returns how many bytes were taken. */
    private int writeSome(byte[] bytes, int offset, int length) throws IOException {
        if (bodyToDrop > 0) {
            int count = Math.min(bodyToDrop, length);
            bodyToDrop -= count;
            return count;
        }
        if (bodyToPass > 0) {
            int count = Math.min(bodyToPass, length);
            out.write(bytes, offset, count);
            bodyToPass -= count;
            return count;
        }
        if (starting || replacement != null || drop) {
            int count = Math.min(header.remaining(), length);
            header.put(bytes, offset, count);
            if (!header.hasRemaining()) {
                decide();
            }
            return count;
        }
        out.write(bytes, offset, length);
        return length;
    }

    private void decide() throws IOException {
        if (starting) {
            starting = false;
            start(header.getInt(0), header.getInt(4));
        } else {
            message(header.get(0), header.getInt(1));
        }
        header.clear().limit(HEADER);
    }

    private void start(int length, int version) throws IOException {
        int body = length - STARTUP_HEADER;
        // A cancel request looks alike but for its version, and passes as it is.
        if (version >> MAJOR_SHIFT != PROTOCOL_MAJOR) {
            out.write(ByteBuffer.allocate(STARTUP_HEADER)
                    .putInt(length)
                    .putInt(version)
                    .array());
            bodyToPass = body;
            return;
        }
        int ownLength = STARTUP_HEADER + startupParameters.length;
        out.write(ByteBuffer.allocate(ownLength)
                .putInt(ownLength)
                .putInt(version)
                .put(startupParameters)
                .array());
        bodyToDrop = body;
    }

    private void message(byte type, int length) throws IOException {
        int body = length - Integer.BYTES;
        byte[] sql = replacement;
        if (type != QUERY || sql == null && !drop) {
            out.write(ByteBuffer.allocate(HEADER).put(type).putInt(length).array());
            bodyToPass = body;
            return;
        }
        bodyToDrop = body;
        keepNextQuery();
        if (sql != null) {
            query(sql);
        }
    }

    private void query(byte[] sql) throws IOException {
        // In one piece, where that costs little: the server wakes up for every segment that arrives.
        int together = Math.min(sql.length, SMALL);
        out.write(ByteBuffer.allocate(HEADER + together + (sql.length <= SMALL ? 1 : 0))
                .put((byte) QUERY)
                .putInt(Integer.BYTES + sql.length + 1)
                .put(sql, 0, together)
                .array());
        if (sql.length > SMALL) {
            out.write(sql, together, sql.length - together);
            out.write(0);
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
