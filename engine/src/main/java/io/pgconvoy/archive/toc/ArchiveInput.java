package io.pgconvoy.archive.toc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.storage.StorageInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archive's primitive encodings, buffered. Texts come out as one char for each byte: which encoding they are
 * in is known only after the TOC. One thread at a time.
 *
 * <pre>
 * int    = sign:1 magnitude:intSize        little-endian; no sign byte in version 1.0
 * string = length:int bytes                length below 0: no string at all
 * </pre>
 */
public final class ArchiveInput implements AutoCloseable {

    private static final int BUFFER_SIZE = 64 * 1024;

    private final StorageInput in;
    private final byte[] buffer = new byte[BUFFER_SIZE];
    private final ByteBuf view = Unpooled.wrappedBuffer(buffer);
    private int at;
    private int end;
    private long bufferEnd;
    private int intSize = 4;
    private boolean signed = true;
    private @Nullable String entry;

    public ArchiveInput(StorageInput in) {
        this.in = in;
        this.bufferEnd = in.position();
    }

    void integers(int size, boolean withSign) {
        intSize = size;
        signed = withSign;
    }

    /** Names what is being read, for messages; null for nothing in particular. */
    public void reading(@Nullable String newEntry) {
        entry = newEntry;
    }

    /** What to call the archive in a message. */
    public String name() {
        return in.name();
    }

    public boolean seekable() {
        return in.seekable();
    }

    /** Length of the whole archive, where it is seekable. */
    public long size() {
        return in.size();
    }

    /** Where the next byte comes from, counted from the start of the storage object. */
    public long position() {
        return bufferEnd - (end - at);
    }

    public void seek(long position) {
        if (in.seekable() && position > in.size()) {
            throw malformed("data position " + position + " lies behind the end of the archive");
        }
        if (position <= bufferEnd && position >= bufferEnd - end) {
            at = end - (int) (bufferEnd - position);
            return;
        }
        at = 0;
        end = 0;
        in.seek(position);
        bufferEnd = position;
    }

    /** Fills the array as far as there is input left, and says how far. */
    public int readUpTo(byte[] target) {
        int length = 0;
        while (length < target.length && (at < end || fill())) {
            int part = Math.min(target.length - length, end - at);
            System.arraycopy(buffer, at, target, length, part);
            at += part;
            length += part;
        }
        return length;
    }

    /** The next byte without moving on, or -1 at the end. */
    public int peekByteOrEnd() {
        return at < end || fill() ? buffer[at] & 0xff : -1;
    }

    /** Whether these bytes come next; without moving on. */
    public boolean continuesWith(byte[] bytes) {
        while (end - at < bytes.length) {
            if (!fillMore()) {
                return false;
            }
        }
        return Arrays.equals(bytes, 0, bytes.length, buffer, at, at + bytes.length);
    }

    /** Says that nothing more may follow. */
    public void expectEnd() {
        if (peekByteOrEnd() >= 0) {
            throw malformed("unexpected data behind the end");
        }
    }

    /** The next byte, or -1 at the end. */
    public int readByteOrEnd() {
        return at < end || fill() ? buffer[at++] & 0xff : -1;
    }

    public int readByte() {
        int value = readByteOrEnd();
        if (value < 0) {
            throw malformed("unexpected end of the archive");
        }
        return value;
    }

    /** An int as the format means it: 32 bits, longer ones cut off. */
    public int readInt() {
        boolean negative = signed && readByte() != 0;
        int value = 0;
        for (int i = 0; i < intSize; i++) {
            int bits = readByte();
            value |= i < Integer.BYTES ? bits << (8 * i) : 0;
        }
        return negative ? -value : value;
    }

    /** An OID in the data of large objects: an int whose bits are unsigned. */
    public long readOid() {
        return Integer.toUnsignedLong(readInt());
    }

    /** A string with one char for each byte. */
    public @Nullable String readString() {
        int length = readInt();
        return length < 0 ? null : readText(length);
    }

    /** A string where the format allows no missing one. */
    public String readPresentString() {
        String text = readString();
        if (text == null) {
            throw malformed("missing string");
        }
        return text;
    }

    private String readText(int length) {
        if (length <= end - at) {
            at += length;
            return new String(buffer, at - length, length, StandardCharsets.ISO_8859_1);
        }
        // grows as bytes arrive: a damaged length must not allocate gigabytes
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(length, BUFFER_SIZE));
        transfer(length, part -> bytes.write(buffer, part.readerIndex(), part.readableBytes()));
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Lends the next {@code count} bytes to the sink, in pieces. */
    public void transfer(long count, Consumer<ByteBuf> sink) {
        long left = count;
        while (left > 0) {
            if (at == end && !fill()) {
                throw malformed("unexpected end of the archive");
            }
            int length = (int) Math.min(left, end - at);
            at += length;
            left -= length;
            sink.accept(view.setIndex(at - length, at));
        }
    }

    public void skip(long count) {
        if (count > end - at && in.seekable()) {
            seek(position() + count);
        } else {
            transfer(count, bytes -> {});
        }
    }

    public MalformedArchiveException malformed(String message) {
        return malformed(message, null);
    }

    public MalformedArchiveException malformed(String message, @Nullable Throwable cause) {
        return MalformedArchiveException.inFile(in.name(), message, position(), entry, cause);
    }

    private boolean fill() {
        int length = in.read(ByteBuffer.wrap(buffer));
        at = 0;
        end = Math.max(length, 0);
        bufferEnd += end;
        return end > 0;
    }

    /** Keeps what has not been read yet. */
    private boolean fillMore() {
        System.arraycopy(buffer, at, buffer, 0, end - at);
        end -= at;
        at = 0;
        int length = Math.max(in.read(ByteBuffer.wrap(buffer, end, buffer.length - end)), 0);
        end += length;
        bufferEnd += length;
        return length > 0;
    }

    @Override
    public void close() {
        in.close();
    }
}
