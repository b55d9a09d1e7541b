package io.pgconvoy.storage.s3;

import java.io.InputStream;
import java.util.List;

/** Blocks of bytes, all as long as the first but the last, as one stream. */
final class PieceStream extends InputStream {

    private final List<byte[]> pieces;
    private final long size;
    private long position;

    PieceStream(List<byte[]> pieces, long size) {
        this.pieces = pieces;
        this.size = size;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (position == size) {
            return length == 0 ? 0 : -1;
        }
        int pieceSize = pieces.get(0).length;
        byte[] piece = pieces.get((int) (position / pieceSize));
        int start = (int) (position % pieceSize);
        int part = (int) Math.min(Math.min(length, piece.length - start), size - position);
        System.arraycopy(piece, start, target, offset, part);
        position += part;
        return part;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, size - position);
    }
}
