package io.pgconvoy.storage;

import java.nio.ByteBuffer;

/** An input that does as another one does, but for what a subclass changes. One thread at a time. */
public abstract class ForwardingInput implements StorageInput {
    private final StorageInput in;

    /** @param in closed with this one */
    protected ForwardingInput(StorageInput in) {
        this.in = in;
    }

    @Override
    public String name() {
        return in.name();
    }

    @Override
    public int read(ByteBuffer target) {
        return in.read(target);
    }

    @Override
    public long position() {
        return in.position();
    }

    @Override
    public boolean seekable() {
        return in.seekable();
    }

    @Override
    public void seek(long position) {
        in.seek(position);
    }

    @Override
    public long size() {
        return in.size();
    }

    @Override
    public void close() {
        in.close();
    }
}
