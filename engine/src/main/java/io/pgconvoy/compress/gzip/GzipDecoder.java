package io.pgconvoy.compress.gzip;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.compress.CorruptDataException;
import io.pgconvoy.compress.Decoder;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/** Reads gzip members cut into pieces anywhere: header and trailer byte by byte, the deflate stream in bulk. */
final class GzipDecoder implements Decoder {

    private enum Stage {
        HEADER,
        DEFLATE,
        TRAILER
    }

    private static final int TRAILER_LENGTH = 8;

    private final Inflation inflation = new Inflation(true);
    private final CRC32 crc = new CRC32();
    private GzipHeader header = new GzipHeader();
    private Stage stage = Stage.HEADER;
    private boolean anyMember;
    private long length;
    private long trailer;
    private int trailerBytes;
    private long consumed;

    @Override
    public void decode(ByteBuf bytes, Consumer<ByteBuf> out) {
        ByteBuf rest = bytes.slice();
        while (rest.isReadable()) {
            int before = rest.readableBytes();
            switch (stage) {
                case HEADER -> header(rest.readByte());
                case DEFLATE -> deflate(rest, out);
                case TRAILER -> trailer(rest.readByte());
            }
            consumed += before - rest.readableBytes();
        }
    }

    private void header(byte next) {
        if (header.add(next, consumed)) {
            stage = Stage.DEFLATE;
        }
    }

    private void deflate(ByteBuf rest, Consumer<ByteBuf> out) {
        inflation.inflate(rest, consumed, inflated -> {
            crc.update(inflated.nioBuffer());
            length += inflated.readableBytes();
            out.accept(inflated);
        });
        if (inflation.finished()) {
            stage = Stage.TRAILER;
        }
    }

    private void trailer(byte next) {
        trailer |= (next & 0xffL) << (8 * trailerBytes++);
        if (trailerBytes == TRAILER_LENGTH) {
            if (trailer != (crc.getValue() | length << 32)) {
                throw new CorruptDataException("checksum or length of gzip data is wrong", consumed, null);
            }
            nextMember();
        }
    }

    private void nextMember() {
        anyMember = true;
        stage = Stage.HEADER;
        header = new GzipHeader();
        inflation.reset();
        crc.reset();
        length = 0;
        trailer = 0;
        trailerBytes = 0;
    }

    @Override
    public void finish() {
        if (stage != Stage.HEADER || !anyMember || header.begun()) {
            throw new CorruptDataException("gzip data ends too early", consumed, null);
        }
    }

    @Override
    public void close() {
        inflation.close();
    }
}
