package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts bytes that arrive in any pieces into SQL statements. Knows string literals and quoted identifiers, which is all
 * that INSERT statements in archives hold. One thread.
 */
final class StatementSplitter {
    private static final int FIRST_SIZE = 8 * 1024;

    private final boolean backslashEscapes;
    private final Consumer<byte[]> statements;
    private byte[] statement = new byte[FIRST_SIZE];
    private int length;
    private byte quote;
    private boolean escaped;

    /** @param backslashEscapes whether backslashes in literals are escapes: standard_conforming_strings is off */
    StatementSplitter(boolean backslashEscapes, Consumer<byte[]> statements) {
        this.backslashEscapes = backslashEscapes;
        this.statements = statements;
    }

    void add(ByteBuf bytes) {
        makeRoom(bytes.readableBytes());
        for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at++) {
            add(bytes.getByte(at));
        }
    }

    private void add(byte next) {
        if (length == 0 && next == '\n') {
            return;
        }
        statement[length++] = next;
        if (quote != 0) {
            insideQuotes(next);
        } else if (next == '\'' || next == '"') {
            quote = next;
        } else if (next == ';') {
            int end = length;
            length = 0;
            statements.accept(Arrays.copyOf(statement, end));
        }
    }

    /** A doubled quote ends the text and begins it again, which comes to the same. */
    private void insideQuotes(byte next) {
        if (escaped) {
            escaped = false;
        } else if (next == '\\' && quote == '\'' && backslashEscapes) {
            escaped = true;
        } else if (next == quote) {
            quote = 0;
        }
    }

    private void makeRoom(int more) {
        if (more > statement.length - length) {
            statement = Arrays.copyOf(statement, Math.max(2 * statement.length, length + more));
        }
    }
}
