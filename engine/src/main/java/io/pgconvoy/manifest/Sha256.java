package io.pgconvoy.manifest;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.manifest.FileSum.Part;
import io.pgconvoy.storage.StorageInput;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of bytes that come one after the other. One thread. */
final class Sha256 {
    private static final int BUFFER_SIZE = 256 * 1024;

    private final MessageDigest digest;
    private long length;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    void add(ByteBuf bytes) {
        for (ByteBuffer part : bytes.nioBuffers()) {
            digest.update(part);
        }
        length += bytes.readableBytes();
    }

    void add(ByteBuffer bytes) {
        length += bytes.remaining();
        digest.update(bytes);
    }

    long length() {
        return length;
    }

    /** What has come so far; begins anew. */
    Part finish() {
        Part part = new Part(length, HexFormat.of().formatHex(digest.digest()));
        length = 0;
        return part;
    }

    /** The next bytes of an input, as many as there are up to this length. */
    static Part of(StorageInput in, long most) {
        Sha256 sum = new Sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_SIZE);
        while (sum.length < most) {
            buffer.clear().limit((int) Math.min(BUFFER_SIZE, most - sum.length));
            if (in.read(buffer) < 0) {
                break;
            }
            sum.add(buffer.flip());
        }
        return sum.finish();
    }
}
