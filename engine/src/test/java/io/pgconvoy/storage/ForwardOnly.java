package io.pgconvoy.storage;

import io.netty.buffer.ByteBuf;

/** Inputs and outputs that cannot seek, as pipes cannot. */
public final class ForwardOnly {

    private ForwardOnly() {}

    public static StorageInput input(StorageInput in) {
        return new ForwardingInput(in) {
            @Override
            public boolean seekable() {
                return false;
            }

            @Override
            public void seek(long position) {
                throw new IllegalStateException("seek");
            }

            @Override
            public long size() {
                throw new IllegalStateException("size");
            }
        };
    }

    public static StorageOutput output(StorageOutput out) {
        return new StorageOutput() {
            @Override
            public void write(ByteBuf bytes) {
                out.write(bytes);
            }

            @Override
            public long position() {
                return out.position();
            }

            @Override
            public boolean seekable() {
                return false;
            }

            @Override
            public void seek(long position) {
                throw new IllegalStateException("seek");
            }

            @Override
            public boolean atomic() {
                return out.atomic();
            }

            @Override
            public void commit() {
                out.commit();
            }

            @Override
            public void close() {
                out.close();
            }
        };
    }
}
