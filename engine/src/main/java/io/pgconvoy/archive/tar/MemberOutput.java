package io.pgconvoy.archive.tar;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.storage.SequentialOutput;

/** A member as an output of its own, for the table of contents: forwards only. */
final class MemberOutput implements SequentialOutput {

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
    public void commit() {}

    @Override
    public void close() {}
}
