package io.pgconvoy.storage.s3;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts of an object that have not been sent: the one that grows, and those at the start that may be overwritten
 * until the end, which any order of sending allows. One thread.
 */
final class OpenParts implements AutoCloseable {

    /** Sends a part, which is closed by whoever sends it. */
    @FunctionalInterface
    interface Sending {
        void send(int number, PartBuffer content);
    }

    private final S3Link link;
    private final Sending out;
    private final PartSizes sizes;
    private final S3Checksum checksum;
    private final List<PartBuffer> held = new ArrayList<>();
    private PartBuffer growing;
    private int number = 1;
    private long end;
    private boolean keeping;
    private long kept;

    OpenParts(S3Link link, Sending out) {
        this.link = link;
        this.out = out;
        this.sizes = new PartSizes(link.settings().objects().partSize());
        this.checksum = link.settings().objects().checksum();
        this.growing = buffer();
    }

    /** Bytes written so far. */
    long end() {
        return end;
    }

    /** Bytes from the start that can be overwritten. */
    long kept() {
        return keeping ? end : kept;
    }

    boolean keep() {
        keeping = end == 0;
        return keeping;
    }

    void keepNoMore() {
        kept = kept();
        keeping = false;
    }

    /** A part is finished by the byte behind it only: one that is the last may be all there is. */
    void append(ByteBuf bytes) {
        for (int index = bytes.readerIndex(); index < bytes.writerIndex(); ) {
            if (growing.room() == 0) {
                endPart();
            }
            int length = (int) Math.min(growing.room(), bytes.writerIndex() - index);
            growing.append(bytes, index, length);
            index += length;
            end += length;
        }
    }

    void overwrite(long position, ByteBuf bytes) {
        if (position + bytes.readableBytes() > kept()) {
            throw new IllegalStateException("byte " + position + " was not kept");
        }
        long start = 0;
        for (int part = 0; part <= held.size(); part++) {
            PartBuffer buffer = part < held.size() ? held.get(part) : growing;
            long from = Math.max(position, start);
            long to = Math.min(position + bytes.readableBytes(), start + buffer.size());
            if (from < to) {
                int index = bytes.readerIndex() + (int) (from - position);
                buffer.overwrite(from - start, bytes, index, (int) (to - from));
            }
            start += buffer.size();
        }
    }

    /** Whether there is more than one request can take. */
    boolean several() {
        return number > 1;
    }

    /** All there is, where that is one part. */
    PartBuffer only() {
        return growing;
    }

    /** Sends all that is left. */
    void finish() {
        out.send(number, growing);
        for (int part = 0; part < held.size(); part++) {
            out.send(part + 1, held.get(part));
        }
        held.clear();
    }

    private void endPart() {
        long start = end - growing.size();
        if (keeping || start < kept) {
            held.add(growing);
        } else {
            out.send(number, growing);
        }
        number++;
        growing = buffer();
    }

    /** Of a start that is held back, however long, one part is in memory. */
    private PartBuffer buffer() {
        long size = sizes.of(number);
        boolean inMemory = link.fitsInMemory(size) && !(keeping && number > 1);
        return inMemory ? PartBuffer.inMemory(size, checksum) : PartBuffer.inFile(size, checksum);
    }

    @Override
    public void close() {
        growing.close();
        held.forEach(PartBuffer::close);
    }
}
