package io.pgconvoy.archive.tar;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.storage.StorageOutput;

/** A member as an output of its own, for the table of contents: forwards only. */
final class MemberOutput implements StorageOutput {

    private final ByteSink sink;
    private long position;

    MemberOutput(ByteSink sink) {
        this.sink = sink;
    }

    @Override
    public void write(ByteBuf bytes) {
        sink.write(bytes);
        position += bytes.readableBytes();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean seekable() {
        return false;
    }

    @Override
    public void seek(long newPosition) {
        throw new IllegalStateException("cannot seek in a member of a tar file");
    }

    @Override
    public boolean atomic() {
        return false;
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}
}
