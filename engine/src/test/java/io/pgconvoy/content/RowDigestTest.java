package io.pgconvoy.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowDigestTest {

    private static Content of(String text) {
        RowDigest digest = RowDigest.ofRows();
        digest.write(Unpooled.copiedBuffer(text, UTF_8));
        return digest.content();
    }

    private static Content ofArchive(String text) {
        RowDigest digest = RowDigest.ofTerminatedRows();
        digest.write(Unpooled.copiedBuffer(text, UTF_8));
        return digest.content();
    }

    @Test
    void theHashOfOneRowIsXxHash64OfItsBytes() {
        // values of the reference implementation: xxhsum -H64
        assertEquals(new Content(1, 1, 0xef46db3751d8e999L), of("\n"));
        assertEquals(new Content(1, 2, 0xd24ec4f1a98c6e5bL), of("a\n"));
        assertEquals(new Content(1, 4, 0x44bc2cf5ad770999L), of("abc\n"));
        assertEquals("ef46db3751d8e999", of("\n").hashText());
        assertEquals(0xef46db3751d8e999L, Content.parseHash("ef46db3751d8e999"));
    }

    @Test
    void rowsAddUpInAnyOrder() {
        assertEquals(of("a\nabc\n"), of("abc\na\n"));
        assertEquals(of("a\nabc\n"), of("a\n").plus(of("abc\n")));
        assertEquals(Content.NONE, of(""));
        assertNotEquals(of("a\na\n"), of("abc\nabc\n"));
        assertEquals(2 * 0xd24ec4f1a98c6e5bL, of("a\na\n").hash());
    }

    @Test
    void theTerminatorAndWhatFollowsIsNoRow() {
        assertEquals(of("a\n\n"), ofArchive("a\n\n\\.\n\n\n"));
        assertEquals(Content.NONE, ofArchive("\\.\n\n\n"));
        assertEquals(3, of("a\n\\.\nb\n").items());
        assertEquals(of("\\N\n\\..\n.\n"), ofArchive("\\N\n\\..\n.\n\\.\n"));
    }

    @Test
    void itShowsWhetherTheTerminatorCame() {
        assertTrue(terminated("a\n\\.\n\n\n"));
        assertTrue(terminated("\\.\n"));
        assertFalse(terminated("a\n"));
        assertFalse(terminated("a\n\\."));
        assertFalse(terminated("a\n\\.\nb\n"));
    }

    private static boolean terminated(String text) {
        RowDigest digest = RowDigest.ofTerminatedRows();
        digest.write(Unpooled.copiedBuffer(text, UTF_8));
        return digest.isTerminated();
    }

    @Test
    void statementsEndWithAnEmptyLine() {
        RowDigest digest = RowDigest.ofRows();
        digest.write(Unpooled.copiedBuffer("INSERT INTO t VALUES (1);\n\n\n", UTF_8));
        assertTrue(digest.endsWithEmptyLine());
        digest.write(Unpooled.copiedBuffer("INSERT", UTF_8));
        assertFalse(digest.endsWithEmptyLine());
    }

    @Test
    void whereTheTextIsCutMakesNoDifference() {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("x".repeat(random.nextInt(40)))
                    .append(i % 7 == 0 ? "\\.y" : "é")
                    .append('\n');
        }
        byte[] bytes = (text + "\\.\n\n\n").getBytes(UTF_8);
        Content expected = of(text.toString());
        assertEquals(3000, expected.items());
        for (int round = 0; round < 200; round++) {
            RowDigest digest = RowDigest.ofTerminatedRows();
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(random.nextInt(random.nextBoolean() ? 4 : 5000), bytes.length - at);
                ByteBuf piece = round % 2 == 0
                        ? Unpooled.wrappedBuffer(bytes, at, length)
                        : Unpooled.directBuffer().writeBytes(bytes, at, length);
                digest.write(piece);
                piece.release();
                at += length;
            }
            assertEquals(expected, digest.content());
            assertTrue(digest.isTerminated());
        }
    }
}
