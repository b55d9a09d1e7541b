package io.pgconvoy.restore;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.LargeObjectSink;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gathers the contents of large objects into statements of some size, each of which may hold many small objects or a
 * piece of a large one: opening, writing and closing them one by one would cost four round trips each. One thread.
 */
final class LargeObjectLoad implements LargeObjectSink {
    /** Bytes of objects in one statement; a multiple of LOBLKSIZE (2 kB), in which the server stores them. */
    private static final int PIECE = 256 * 1024;

    /** Objects in one statement: well below the 1664 columns that a SELECT may have. */
    private static final int MOST = 500;

    private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);
    private static final byte[] END = "')".getBytes(US_ASCII);

    private final Consumer<byte[]> statements;
    private final byte[] binary = new byte[8 * 1024];
    private byte[] text = new byte[64 * 1024];
    private int length;
    private int pieces;
    private int gathered;
    private long oid;
    private long offset;

    /** @param statements takes each statement, in bytes that any encoding reads alike */
    LargeObjectLoad(Consumer<byte[]> statements) {
        this.statements = statements;
    }

    @Override
    public void start(long next) {
        oid = next;
        offset = 0;
        // also for an object without contents: it must be there
        beginPiece();
    }

    @Override
    public void write(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex()) {
            if (gathered == PIECE) {
                endPiece();
                flush();
                beginPiece();
            }
            int count = Math.min(Math.min(bytes.writerIndex() - at, PIECE - gathered), binary.length);
            bytes.getBytes(at, binary, 0, count);
            addDigits(count);
            at += count;
            gathered += count;
            offset += count;
        }
    }

    private void addDigits(int count) {
        makeRoom(2 * count);
        for (int i = 0; i < count; i++) {
            text[length++] = DIGITS[(binary[i] >> 4) & 0xf];
            text[length++] = DIGITS[binary[i] & 0xf];
        }
    }

    @Override
    public void end() {
        endPiece();
        // The next object's first piece should fill pages of its own.
        if (pieces == MOST || gathered > PIECE / 2) {
            flush();
        }
    }

    /** Hands over what is left. */
    void flush() {
        if (pieces > 0) {
            byte[] statement = Arrays.copyOf(text, length);
            length = 0;
            pieces = 0;
            gathered = 0;
            statements.accept(statement);
        }
    }

    private void beginPiece() {
        add((pieces == 0 ? "SELECT " : ",") + "pg_catalog.lo_put(" + oid + "," + offset + ",E'\\\\x");
        pieces++;
    }

    private void endPiece() {
        makeRoom(END.length);
        System.arraycopy(END, 0, text, length, END.length);
        length += END.length;
    }

    private void add(String words) {
        makeRoom(words.length());
        System.arraycopy(words.getBytes(US_ASCII), 0, text, length, words.length());
        length += words.length();
    }

    private void makeRoom(int more) {
        if (more > text.length - length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
        }
    }
}
