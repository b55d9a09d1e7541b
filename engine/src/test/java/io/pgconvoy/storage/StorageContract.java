package io.pgconvoy.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every storage must do. */
public abstract class StorageContract {

    /** An empty storage that holds at least one object, under the name "object". */
    protected abstract Storage storage();

    /** What this storage calls an object. */
    protected String name(String object) {
        return object;
    }

    @Test
    void whatIsCommittedIsReadBack() {
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        try (StorageOutput out = storage().create(name("object"))) {
            out.write(Unpooled.wrappedBuffer(content, 0, 1));
            assertEquals(1, out.position());
            out.write(Unpooled.wrappedBuffer(content, 1, content.length - 1));
            assertEquals(content.length, out.position());
            out.commit();
        }
        assertArrayEquals(content, read("object"));
    }

    @Test
    void emptyObjectsExist() {
        try (StorageOutput out = storage().create(name("object"))) {
            out.commit();
        }
        assertEquals(0, read("object").length);
    }

    @Test
    void lentBuffersComeBackUntouched() {
        ByteBuf lent = Unpooled.copiedBuffer("--content--", US_ASCII).setIndex(2, 9);
        try (StorageOutput out = storage().create(name("object"))) {
            out.write(lent);
            out.write(lent);
            out.commit();
        }
        assertEquals(1, lent.refCnt());
        assertEquals(7, lent.readableBytes());
        assertEquals("contentcontent", new String(read("object"), US_ASCII));
    }

    @Test
    void seekingOverwritesWhereItWorks() {
        try (StorageOutput out = storage().create(name("object"))) {
            out.write(Unpooled.copiedBuffer("0123456789", US_ASCII));
            if (out.seekable()) {
                out.seek(2);
                out.write(Unpooled.copiedBuffer("ab", US_ASCII));
                assertEquals(4, out.position());
                out.seek(10);
            }
            out.write(Unpooled.copiedBuffer("!", US_ASCII));
            out.commit();
            assertEquals(out.seekable() ? "01ab456789!" : "0123456789!", new String(read("object"), US_ASCII));
        }
    }

    @Test
    void startThatWasKeptIsOverwrittenWhereItWorks() {
        try (StorageOutput out = storage().create(name("object"))) {
            boolean kept = out.keepStart();
            out.write(Unpooled.copiedBuffer("0123456789", US_ASCII));
            out.stays();
            out.write(Unpooled.copiedBuffer("more", US_ASCII));
            if (kept) {
                out.seek(8);
                out.write(Unpooled.copiedBuffer("ab", US_ASCII));
                out.seek(14);
            }
            assertEquals(14, out.position());
            out.write(Unpooled.copiedBuffer("!", US_ASCII));
            out.commit();
            assertEquals(kept ? "01234567abmore!" : "0123456789more!", new String(read("object"), US_ASCII));
        }
    }

    @Test
    void inputSeeksAndKnowsItsSizeWhereItCan() {
        try (StorageOutput out = storage().create(name("object"))) {
            out.write(Unpooled.copiedBuffer("0123456789", US_ASCII));
            out.commit();
        }
        try (StorageInput in = storage().open(name("object"))) {
            ByteBuffer four = ByteBuffer.allocate(4);
            assertEquals(4, in.read(four));
            assertEquals(4, in.position());
            if (in.seekable()) {
                assertEquals(10, in.size());
                in.seek(8);
                assertEquals(2, in.read(four.clear()));
                assertEquals(-1, in.read(four.clear()));
                assertEquals(10, in.position());
            }
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        StorageOutput out = storage().create(name("object"));
        out.commit();
        out.close();
        out.close();
        StorageInput in = storage().open(name("object"));
        in.close();
        in.close();
    }

    protected final byte[] read(String object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(1000);
        try (StorageInput in = storage().open(name(object))) {
            while (in.read(buffer.clear()) >= 0) {
                bytes.write(buffer.array(), 0, buffer.position());
            }
        }
        return bytes.toByteArray();
    }
}
