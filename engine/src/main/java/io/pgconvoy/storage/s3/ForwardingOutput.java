package io.pgconvoy.storage.s3;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.storage.StorageOutput;

/** An output that does what another one does, except for how it ends. */
abstract class ForwardingOutput implements StorageOutput {

    private final StorageOutput out;

    ForwardingOutput(StorageOutput out) {
        this.out = out;
    }

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
        return out.seekable();
    }

    @Override
    public boolean keepStart() {
        return out.keepStart();
    }

    @Override
    public void stays() {
        out.stays();
    }

    @Override
    public void seek(long position) {
        out.seek(position);
    }

    @Override
    public boolean atomic() {
        return out.atomic();
    }
}
