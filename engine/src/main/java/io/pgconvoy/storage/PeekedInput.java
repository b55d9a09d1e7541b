package io.pgconvoy.storage;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** An input whose first bytes can be looked at before it is read, even where it cannot seek. */
public final class PeekedInput extends ForwardingInput {

    private final StorageInput in;
    private byte[] start = new byte[0];
    private int position;

    /** @param in at its start; closed with this one */
    public PeekedInput(StorageInput in) {
        super(in);
        this.in = in;
    }

    /** The first bytes, as many as there are up to the length. Once, before anything is read. */
    public byte[] peek(int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            // until there are enough, or no more
        }
        start = Arrays.copyOf(bytes.array(), bytes.position());
        return start.clone();
    }

    @Override
    public int read(ByteBuffer target) {
        if (position >= start.length) {
            return in.read(target);
        }
        int length = Math.min(target.remaining(), start.length - position);
        target.put(start, position, length);
        position += length;
        return length;
    }

    @Override
    public long position() {
        return position < start.length ? position : in.position();
    }

    @Override
    public void seek(long newPosition) {
        position = start.length;
        in.seek(newPosition);
    }
}
