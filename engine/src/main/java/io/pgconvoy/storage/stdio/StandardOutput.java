package io.pgconvoy.storage.stdio;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.storage.ChannelBytes;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** Standard output. It stays open: others may still write to it. */
final class StandardOutput implements StorageOutput {

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
    public boolean seekable() {
        return false;
    }

    @Override
    public void seek(long newPosition) {
        throw new IllegalStateException("cannot seek in standard output");
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
