package io.pgconvoy.dump;

import io.netty.buffer.Unpooled;
import io.pgconvoy.compress.Codecs;
import io.pgconvoy.compress.Compression;
import io.pgconvoy.compress.Encoder;

/** What a codec sets up once in a process: buffers, and a native library, which is unpacked first. */
final class CodecSetup {
    private CodecSetup() {}

    /** Begins it on a thread of its own: who compresses before it is over waits for the rest of it. */
    static void begin(Compression compression) {
        Thread thread = new Thread(() -> run(compression), "pgconvoy-codec");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Compression compression) {
        try (Encoder encoder = Codecs.forStream(compression.algorithm()).encoder(compression)) {
            encoder.encode(Unpooled.EMPTY_BUFFER, bytes -> {});
            encoder.finish(bytes -> {});
        } catch (RuntimeException | LinkageError e) {
            // Whoever compresses gets to know it.
        }
    }
}
