package io.pgconvoy.cli;

import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Reads standard input to its end, for small things that are given there. */
final class StandardInput {
    private static final int PIECE = 8192;

    private StandardInput() {}

    static byte[] read(Storage standardStreams) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        try (StorageInput in = standardStreams.open("standard input")) {
            while (in.read(piece) >= 0) {
                bytes.write(piece.array(), 0, piece.position());
                piece.clear();
            }
        }
        return bytes.toByteArray();
    }
}
