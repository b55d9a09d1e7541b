package io.pgconvoy.storage;

import io.pgconvoy.api.error.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads from a file or from whatever a file descriptor stands for; seeks where the system can. */
public final class ChannelInput implements StorageInput {

    private final String name;
    private final FileChannel channel;
    private final boolean seekable;
    private long position;

    public ChannelInput(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
        this.seekable = canSeek(channel);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int read(ByteBuffer target) {
        try {
            int length = channel.read(target);
            position += Math.max(length, 0);
            return length;
        } catch (IOException e) {
            throw failure("could not read from input file", e);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public boolean seekable() {
        return seekable;
    }

    @Override
    public void seek(long newPosition) {
        try {
            channel.position(newPosition);
            position = newPosition;
        } catch (IOException e) {
            throw failure("could not seek in input file", e);
        }
    }

    @Override
    public long size() {
        try {
            return channel.size();
        } catch (IOException e) {
            throw failure("could not determine the size of input file", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure("could not close input file", e);
        }
    }

    private StorageException failure(String attempt, IOException e) {
        return StorageFailure.of(attempt + " \"" + name + "\"", e);
    }

    /** Only an object read from its start can be sought in: positions count from there. */
    private static boolean canSeek(FileChannel channel) {
        try {
            return channel.position() == 0 && channel.position(0) == channel;
        } catch (IOException e) {
            return false;
        }
    }
}
