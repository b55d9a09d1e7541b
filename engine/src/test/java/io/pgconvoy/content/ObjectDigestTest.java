package io.pgconvoy.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.jpountz.xxhash.XXHashFactory;
import org.junit.jupiter.api.Test;

class ObjectDigestTest {

    @Test
    void anObjectsHashIsSeededWithItsOid() {
        byte[] bytes = "contents".getBytes(UTF_8);
        long hash = XXHashFactory.safeInstance().hash64().hash(bytes, 0, bytes.length, 4711);
        ObjectDigest digest = new ObjectDigest();
        digest.start(4711);
        digest.write(Unpooled.wrappedBuffer(bytes, 0, 3));
        ByteBuf direct = Unpooled.directBuffer().writeBytes(bytes, 3, 5);
        digest.write(direct);
        direct.release();
        digest.end();
        assertEquals(new Content(1, 8, hash), digest.content());
    }

    @Test
    void objectsAddUpInAnyOrderButKeepTheirOids() {
        assertEquals(of(1, "a", 2, "b"), of(2, "b", 1, "a"));
        assertNotEquals(of(1, "a", 2, "b"), of(1, "b", 2, "a"));
        assertEquals(2, of(1, "", 2, "").items());
    }

    private static Content of(long first, String contents, long second, String others) {
        ObjectDigest digest = new ObjectDigest();
        digest.start(first);
        digest.write(Unpooled.copiedBuffer(contents, UTF_8));
        digest.end();
        digest.start(second);
        digest.write(Unpooled.copiedBuffer(others, UTF_8));
        digest.end();
        return digest.content();
    }
}
