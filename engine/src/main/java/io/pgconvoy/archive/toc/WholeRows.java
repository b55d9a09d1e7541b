package io.pgconvoy.archive.toc;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.TableRows;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are refused when their end is missing. Not every format can tell: a file that was cut off between two rows
 * looks like a smaller table.
 *
 * @param where the archive, for messages
 * @param copied whether the rows are those of a COPY, or INSERT statements
 */
record WholeRows(String where, String entry, boolean copied, TableRows rows) implements TableRows {

    @Override
    public void writeTo(ByteSink out) {
        Tail tail = new Tail();
        rows.writeTo(bytes -> {
            tail.add(bytes);
            out.write(bytes);
        });
        if (!(copied ? tail.endsCopy() : tail.endsInserts())) {
            throw new MalformedArchiveException(where + ": the end of the data is missing", -1, entry);
        }
    }

    @Override
    public @Nullable String location() {
        return rows.location();
    }

    /** The last bytes of a stream. */
    private static final class Tail {
        private static final int LENGTH = 8;

        private final byte[] bytes = new byte[LENGTH];
        private int length;

        void add(ByteBuf more) {
            int added = Math.min(more.readableBytes(), LENGTH);
            int kept = Math.min(length, LENGTH - added);
            System.arraycopy(bytes, length - kept, bytes, 0, kept);
            more.getBytes(more.writerIndex() - added, bytes, kept, added);
            length = kept + added;
        }

        /** A line of a backslash and a full stop, and empty ones behind it. */
        boolean endsCopy() {
            int end = length;
            while (end > 0 && bytes[end - 1] == '\n') {
                end--;
            }
            return end < length
                    && end >= 2
                    && bytes[end - 1] == '.'
                    && bytes[end - 2] == '\\'
                    && (end == 2 || bytes[end - 3] == '\n');
        }

        boolean endsInserts() {
            return length >= 2 && bytes[length - 1] == '\n' && bytes[length - 2] == '\n';
        }
    }
}
