package io.pgconvoy.content;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.ByteSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import net.jpountz.xxhash.StreamingXXHash64;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/**
 * Takes the text of a COPY in text format, cut anywhere, and computes its {@link Content}. A row is a line; its hash is
 * the 64-bit xxHash, with seed 0, of the line's bytes without the line end. One thread.
 */
public final class RowDigest implements ByteSink {
    private static final XXHashFactory HASHES = XXHashFactory.fastestJavaInstance();
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LINE_ENDS = 0x0a0a0a0a0a0a0a0aL;
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final int COPIED = 64 * 1024;

    private final boolean terminated;
    private final XXHash64 whole = HASHES.hash64();
    private final StreamingXXHash64 begun = HASHES.newStreamingHash64(0);
    private byte[] copied = new byte[0];
    private long rows;
    private long bytes;
    private long hash;
    /** Bytes of a row whose end has not come. */
    private long open;

    private int firstByte;
    private int secondByte;
    private boolean ended;
    private boolean surplus;
    private boolean lastIsEmpty;

    private RowDigest(boolean terminated) {
        this.terminated = terminated;
    }

    /** Of rows alone, as a server sends them. */
    public static RowDigest ofRows() {
        return new RowDigest(false);
    }

    /** Of rows as archives hold them: a line of a backslash and a full stop ends them. */
    public static RowDigest ofTerminatedRows() {
        return new RowDigest(true);
    }

    @Override
    public void write(ByteBuf text) {
        if (text.hasArray()) {
            add(text.array(), text.arrayOffset() + text.readerIndex(), text.readableBytes());
            return;
        }
        if (copied.length == 0) {
            copied = new byte[COPIED];
        }
        for (int at = text.readerIndex(); at < text.writerIndex(); ) {
            int length = Math.min(COPIED, text.writerIndex() - at);
            text.getBytes(at, copied, 0, length);
            add(copied, 0, length);
            at += length;
        }
    }

    /** The same from an array. */
    public void add(byte[] text, int offset, int length) {
        int start = offset;
        int limit = offset + length;
        for (int end = lineEnd(text, start, limit); end >= 0 && !ended; end = lineEnd(text, start, limit)) {
            finishRow(text, start, end - start);
            start = end + 1;
        }
        if (ended) {
            for (int at = start; at < limit && !surplus; at++) {
                surplus = text[at] != '\n';
            }
        } else if (start < limit) {
            begin(text, start, limit - start);
        }
    }

    /** What has come so far. A last line without its end counts as a row. */
    public Content content() {
        return open == 0
                ? new Content(rows, bytes, hash)
                : new Content(rows + 1, bytes + open, hash + begun.getValue());
    }

    /** Whether the terminator has come, and nothing but empty lines behind it. */
    public boolean isTerminated() {
        return ended && !surplus;
    }

    /** Whether the last line is an empty one, as behind INSERT statements. */
    public boolean endsWithEmptyLine() {
        return open == 0 && lastIsEmpty;
    }

    private void finishRow(byte[] text, int start, int length) {
        if (open > 0) {
            begin(text, start, length);
        }
        long size = open > 0 ? open : length;
        if (terminated && size == 2 && isTerminator(text, start)) {
            ended = true;
        } else {
            hash += open > 0 ? begun.getValue() : whole.hash(text, start, length, 0);
            rows++;
            bytes += size + 1;
            lastIsEmpty = size == 0;
        }
        if (open > 0) {
            open = 0;
            begun.reset();
        }
    }

    private boolean isTerminator(byte[] text, int start) {
        return open > 0 ? firstByte == '\\' && secondByte == '.' : text[start] == '\\' && text[start + 1] == '.';
    }

    private void begin(byte[] text, int start, int length) {
        for (int i = 0; i < length && open + i < 2; i++) {
            if (open + i == 0) {
                firstByte = text[start + i];
            } else {
                secondByte = text[start + i];
            }
        }
        begun.update(text, start, length);
        open += length;
    }

    /** Eight bytes at a time: a byte that was a line end is zero after the exclusive or, and alone borrows from its top bit. */
    private static int lineEnd(byte[] text, int from, int limit) {
        int at = from;
        for (; at + Long.BYTES <= limit; at += Long.BYTES) {
            long word = (long) WORDS.get(text, at) ^ LINE_ENDS;
            long zeros = (word - ONES) & ~word & TOPS;
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        for (; at < limit; at++) {
            if (text[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
