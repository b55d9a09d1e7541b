package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/**
 * Cuts bytes that arrive in any pieces into SQL statements. Knows string literals and quoted identifiers, which is all
 * that INSERT statements in archives hold. One thread.
 */
final class StatementSplitter {
    private final boolean backslashEscapes;
    private final Consumer<byte[]> statements;
    private final ByteArrayOutputStream statement = new ByteArrayOutputStream();
    private byte quote;
    private boolean escaped;

    /** @param backslashEscapes whether backslashes in literals are escapes: standard_conforming_strings is off */
    StatementSplitter(boolean backslashEscapes, Consumer<byte[]> statements) {
        this.backslashEscapes = backslashEscapes;
        this.statements = statements;
    }

    void add(ByteBuf bytes) {
        for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at++) {
            add(bytes.getByte(at));
        }
    }

    private void add(byte next) {
        if (statement.size() == 0 && Character.isWhitespace(next)) {
            return;
        }
        statement.write(next);
        if (quote != 0) {
            insideQuotes(next);
        } else if (next == '\'' || next == '"') {
            quote = next;
        } else if (next == ';') {
            statements.accept(statement.toByteArray());
            statement.reset();
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
}
