package io.pgconvoy.storage.stdio;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.storage.ChannelBytes;
import io.pgconvoy.storage.SequentialOutput;
import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Standard output. It stays open: others may still write to it. */
final class StandardOutput implements SequentialOutput {

    private final FileChannel channel;
    private long position;

    StandardOutput(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(ByteBuf bytes) {
        try {
            ChannelBytes.write(bytes, channel);
            position += bytes.readableBytes();
        } catch (IOException e) {
            throw StorageFailure.of("could not write to standard output", e);
        }
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
