package io.pgconvoy.archive.tar;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.storage.Spool;
import io.pgconvoy.storage.StorageOutput;
import java.util.function.Consumer;

/**
 * Writes members one after the other. A member's size stands before it: where the output can go back it is filled in
 * afterwards, elsewhere the member is kept aside first. One thread.
 */
final class TarOutput {

    private static final int END_LENGTH = 2 * TarHeader.LENGTH;

    private final StorageOutput out;
    private final long time = System.currentTimeMillis() / 1000;

    TarOutput(StorageOutput out) {
        this.out = out;
    }

    /** @param content writes the member's bytes, before this returns */
    void member(String name, Consumer<ByteSink> content) {
        if (out.seekable()) {
            patched(name, content);
        } else {
            spooled(name, content);
        }
    }

    private void patched(String name, Consumer<ByteSink> content) {
        long start = out.position();
        header(new TarHeader(name, 0));
        content.accept(out::write);
        long end = out.position();
        TarHeader header = new TarHeader(name, end - start - TarHeader.LENGTH);
        out.seek(start);
        header(header);
        out.seek(end);
        pad(header);
    }

    private void spooled(String name, Consumer<ByteSink> content) {
        try (Spool spool = new Spool()) {
            content.accept(spool::write);
            TarHeader header = new TarHeader(name, spool.size());
            header(header);
            spool.writeTo(out::write);
            pad(header);
        }
    }

    void end() {
        out.write(Unpooled.wrappedBuffer(new byte[END_LENGTH]));
    }

    private void header(TarHeader header) {
        out.write(Unpooled.wrappedBuffer(header.encode(time)));
    }

    private void pad(TarHeader header) {
        ByteBuf zeros = Unpooled.wrappedBuffer(new byte[(int) header.padding()]);
        if (zeros.isReadable()) {
            out.write(zeros);
        }
    }
}
