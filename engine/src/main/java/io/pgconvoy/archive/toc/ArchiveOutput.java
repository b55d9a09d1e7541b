package io.pgconvoy.archive.toc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.pgconvoy.storage.StorageOutput;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Writes an archive's primitive encodings, buffered, with four-byte integers and eight-byte offsets. Closing gives the
 * buffer back; it neither flushes nor closes the storage. One thread at a time.
 */
public final class ArchiveOutput implements AutoCloseable {

    public static final int INT_SIZE = 4;
    public static final int OFFSET_SIZE = 8;

    private static final int BUFFER_SIZE = 64 * 1024;

    private final StorageOutput out;
    private final Charset charset;
    private final ByteBuf buffer = ByteBufAllocator.DEFAULT.directBuffer(BUFFER_SIZE, BUFFER_SIZE);

    /** @param charset of texts */
    public ArchiveOutput(StorageOutput out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    /** As {@link StorageOutput#keepStart}. */
    public boolean keepStart() {
        return out.keepStart();
    }

    public long position() {
        return out.position() + buffer.readableBytes();
    }

    public void seek(long position) {
        flush();
        out.seek(position);
    }

    /** As {@link StorageOutput#stays}. */
    public void stays() {
        flush();
        out.stays();
    }

    public void writeByte(int value) {
        room(1).writeByte(value);
    }

    public void writeInt(int value) {
        room(1 + INT_SIZE).writeByte(value < 0 ? 1 : 0).writeIntLE(Math.abs(value));
    }

    /** An OID in the data of large objects. */
    public void writeOid(long oid) {
        writeInt((int) oid);
    }

    public void writeLong(long value) {
        room(Long.BYTES).writeLongLE(value);
    }

    /** A string, or the absence of one. */
    public void writeString(@Nullable String text) {
        if (text == null) {
            writeInt(-1);
            return;
        }
        byte[] bytes = text.getBytes(charset);
        writeInt(bytes.length);
        writeBytes(bytes);
    }

    public void writeBytes(byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            int length = Math.min(bytes.length - at, room(1).writableBytes());
            buffer.writeBytes(bytes, at, length);
            at += length;
        }
    }

    /** Takes all readable bytes of a lent buffer; large ones go straight to the storage. */
    public void writeBytes(ByteBuf bytes) {
        if (bytes.readableBytes() > buffer.writableBytes()) {
            flush();
        }
        if (bytes.readableBytes() > buffer.writableBytes()) {
            out.write(bytes);
        } else {
            buffer.writeBytes(bytes);
        }
    }

    public void flush() {
        if (buffer.isReadable()) {
            out.write(buffer);
            buffer.clear();
        }
    }

    private ByteBuf room(int bytes) {
        if (buffer.writableBytes() < bytes) {
            flush();
        }
        return buffer;
    }

    @Override
    public void close() {
        if (buffer.refCnt() > 0) {
            buffer.release();
        }
    }
}
