package io.pgconvoy.archive.tar;

import io.pgconvoy.archive.toc.ArchiveInput;
import io.pgconvoy.storage.SequentialInput;
import java.nio.ByteBuffer;

/** A member as an input of its own, for the table of contents: forwards only. */
final class MemberInput implements SequentialInput {

    private final String name;
    private final ArchiveInput in;
    private final long size;
    private long position;

    MemberInput(TarInput tar, TarHeader header) {
        this.name = tar.name() + ": " + header.name();
        this.in = tar.bytes();
        this.size = header.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(ByteBuffer target) {
        int length = (int) Math.min(target.remaining(), size - position);
        if (length == 0) {
            return -1;
        }
        in.transfer(length, bytes -> target.put(bytes.nioBuffer()));
        position += length;
        return length;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public long size() {
        return size;
    }

    /** The tar file stays open. */
    @Override
    public void close() {}
}
