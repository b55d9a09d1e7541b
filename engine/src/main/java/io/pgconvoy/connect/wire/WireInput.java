package io.pgconvoy.connect.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What the server sends, on its way to the driver. While a COPY TO STDOUT goes on, the driver gets one message at a time,
 * so that it holds no rows but those it asked for: {@link #readRows} takes them from here, without an object for each.
 * Results of queries can be taken out on the way too: the driver would gather all rows before it shows the first.
 * Used by the thread that uses the connection.
 *
 * <pre>
 * message = type:1 length:4 body      the length counts itself and the body
 * </pre>
 */
final class WireInput extends InputStream {
    private static final int CAPACITY = 128 * 1024;
    private static final int HEADER = 5;

    /** A COPY that has brought so much is likely to bring more. */
    private static final int MUCH = 256 * 1024;

    private static final byte COPY_OUT_RESPONSE = 'H';
    private static final byte COPY_DATA = 'd';
    private static final byte ROW_DESCRIPTION = 'T';
    private static final byte DATA_ROW = 'D';
    private static final byte READY_FOR_QUERY = 'Z';

    private final InputStream in;
    private final Runnable pause;
    private final byte[] buffer = new byte[CAPACITY];
    private final ByteBuffer numbers = ByteBuffer.wrap(buffer);
    private int position;
    private int end;
    private boolean copying;
    /** Bytes read since the COPY began. */
    private long copied;
    /** Whether the last read took all there was. */
    private boolean drained;
    /** Whether the message begun is one that {@link #readRows} began. */
    private boolean row;

    private @Nullable ResultListener results;

    private byte type;
    /** Bytes of the message begun that have not been passed on yet, its header included while the driver gets it. */
    private long left;

    /**
     * @param pause lets the server send some more: called before a read in the middle of many rows, if the one before
     *     took all there was
     */
    WireInput(InputStream in, Runnable pause) {
        this.in = in;
        this.pause = pause;
    }

    /** Results go to this listener from now on, or to the driver if there is none; to be called between queries. */
    void listen(@Nullable ResultListener listener) {
        results = listener;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0 && results != null) {
            handOver(results);
        }
        if (left == 0 && !headerIsThere() && position == end) {
            return -1;
        }
        if (position == end && !fill()) {
            return -1;
        }
        int count = passable(Math.min(length, end - position));
        System.arraycopy(buffer, position, into, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() throws IOException {
        return position < end ? end - position : in.available();
    }

    private void handOver(ResultListener listener) throws IOException {
        while (headerIsThere() && isResult(buffer[position])) {
            boolean description = buffer[position] == ROW_DESCRIPTION;
            byte[] body = new byte[numbers.getInt(position + 1) - Integer.BYTES];
            position += HEADER;
            for (int at = 0; at < body.length; ) {
                at += take(body, at, body.length - at);
            }
            if (description) {
                listener.columns(body);
            } else {
                listener.row(body);
            }
        }
    }

    private static boolean isResult(byte type) {
        return type == ROW_DESCRIPTION || type == DATA_ROW;
    }

    /**
     * How many of the bytes at hand the driver may have: whole messages and parts of them, up to rows, and up to the end
     * of what answers one query.
     */
    private int passable(int limit) {
        int at = 0;
        while (at < limit) {
            if (left == 0) {
                if (end - position - at < HEADER) {
                    // Only before the end of the stream is there no more of this header; the driver says what is wrong.
                    return at == 0 ? limit : at;
                }
                if (results != null && isResult(buffer[position + at])) {
                    return at;
                }
                type = buffer[position + at];
                row = false;
                left = 1L + Integer.toUnsignedLong(numbers.getInt(position + at + 1));
            }
            int count = (int) Math.min(left, limit - at);
            at += count;
            left -= count;
            if (left == 0 && (type == READY_FOR_QUERY || (copying |= type == COPY_OUT_RESPONSE))) {
                copying &= type != READY_FOR_QUERY;
                copied = 0;
                return at;
            }
        }
        return at;
    }

    /**
     * Takes the contents of CopyData messages, cut anywhere, until the space is full or another kind of message comes:
     * that is for the driver.
     *
     * @return how many bytes were put into the target
     */
    int readRows(byte[] target, int offset, int limit) throws IOException {
        int at = offset;
        while (at < limit) {
            if (left == 0 && !beginRow()) {
                break;
            }
            int count = (int) Math.min(left, limit - at);
            if (position == end && count >= CAPACITY / 2) {
                count = in.read(target, at, count);
                if (count < 0) {
                    throw new EOFException();
                }
            } else {
                count = take(target, at, count);
            }
            at += count;
            left -= count;
        }
        return at - offset;
    }

    /** Passes over the rest of a row that was taken in part. */
    void skipRow() throws IOException {
        while (row && left > 0) {
            if (position == end && !fill()) {
                throw new EOFException();
            }
            int count = (int) Math.min(left, end - position);
            position += count;
            left -= count;
        }
    }

    private boolean beginRow() throws IOException {
        if (!headerIsThere()) {
            throw new EOFException();
        }
        if (buffer[position] != COPY_DATA) {
            return false;
        }
        row = true;
        left = Integer.toUnsignedLong(numbers.getInt(position + 1)) - Integer.BYTES;
        position += HEADER;
        return true;
    }

    private int take(byte[] target, int at, int wanted) throws IOException {
        if (wanted > 0 && position == end && !fill()) {
            throw new EOFException();
        }
        int count = Math.min(wanted, end - position);
        System.arraycopy(buffer, position, target, at, count);
        position += count;
        return count;
    }

    /** False where the stream ends before. */
    private boolean headerIsThere() throws IOException {
        while (end - position < HEADER) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Waits for more bytes; false at the end of the stream. */
    private boolean fill() throws IOException {
        if (position == end) {
            position = 0;
            end = 0;
        } else if (CAPACITY - end < HEADER) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
        }
        if (copying && drained && copied > MUCH) {
            pause.run();
        }
        int space = CAPACITY - end;
        int count = in.read(buffer, end, space);
        drained = count < space;
        if (count > 0) {
            end += count;
            copied += count;
        }
        return count >= 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
