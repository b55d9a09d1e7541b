package io.pgconvoy.storage.local;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.ChannelBytes;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageOutput;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A file being written that can seek and be removed again. */
abstract class ChannelOutput implements StorageOutput {

    private final String name;
    private final FileChannel channel;

    ChannelOutput(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    @Override
    public void write(ByteBuf bytes) {
        try {
            ChannelBytes.write(bytes, channel);
        } catch (IOException e) {
            throw failure("could not write to file", e);
        }
    }

    @Override
    public long position() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw failure("could not determine seek position in file", e);
        }
    }

    @Override
    public boolean seekable() {
        return true;
    }

    @Override
    public void seek(long position) {
        try {
            channel.position(position);
        } catch (IOException e) {
            throw failure("could not seek in file", e);
        }
    }

    @Override
    public boolean atomic() {
        return true;
    }

    void finishChannel(boolean sync) throws IOException {
        if (sync) {
            channel.force(true);
        }
        channel.close();
    }

    void closeChannel() throws IOException {
        channel.close();
    }

    String name() {
        return name;
    }

    StorageException failure(String attempt, IOException e) {
        return StorageFailure.of(attempt + " \"" + name + "\"", e);
    }
}
