package io.pgconvoy.storage.local;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.storage.ChannelBytes;
import io.pgconvoy.storage.SequentialOutput;
import io.pgconvoy.storage.StorageFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A pipe or device, written as it comes: nothing can be taken back. */
final class DirectFile implements SequentialOutput {

    private final String name;
    private final FileChannel channel;
    private long position;

    private DirectFile(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    static DirectFile open(Path target, String name) throws IOException {
        return new DirectFile(
                name, FileChannel.open(target, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    @Override
    public void write(ByteBuf bytes) {
        try {
            ChannelBytes.write(bytes, channel);
            position += bytes.readableBytes();
        } catch (IOException e) {
            throw StorageFailure.of("could not write to file \"" + name + "\"", e);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void commit() {
        closeChannel();
    }

    @Override
    public void close() {
        closeChannel();
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            throw StorageFailure.of("could not close file \"" + name + "\"", e);
        }
    }
}
