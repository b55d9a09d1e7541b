package io.pgconvoy.script;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes an SQL script apart as psql does, from bytes that arrive in pieces cut anywhere. Holds one statement at a time,
 * and no rows. Differs where psql would guess: nothing but a line's beginning begins a command of psql's, variables are
 * left alone, and what is cut off is an error. One thread.
 */
public final class ScriptLexer {
    private static final int FIRST_SIZE = 16 * 1024;
    /** A buffer larger than this is given up behind the statement that needed it. */
    private static final int KEPT_SIZE = 4 * 1024 * 1024;

    private final ScriptParts parts;
    private final StatementWords words = new StatementWords();
    private final RowScanner rows;
    private byte[] text = new byte[FIRST_SIZE];
    private int length;
    private State state = State.PLAIN;
    private WideCharacters wide = WideCharacters.NONE;
    private boolean secondOfPair;
    private boolean escaped;
    private int word = -1;
    private int parentheses;
    private int comments;
    private byte @Nullable [] dollarTag;
    private int dollar = -1;
    private int matched;
    private long line = 1;
    private long startLine = 1;
    private boolean rowsFollow;

    /** What the next byte belongs to. */
    private enum State {
        PLAIN,
        LINE_COMMENT,
        BLOCK_COMMENT,
        /** In single quotes. */
        LITERAL,
        /** In single quotes, where a backslash is an escape. */
        ESCAPED_LITERAL,
        /** Behind such a literal, which another single quote would continue. */
        AFTER_ESCAPED_LITERAL,
        IDENTIFIER,
        DOLLAR_TAG,
        DOLLAR_QUOTED,
        COMMAND,
        /** Behind a statement, on the line before its rows. */
        BEFORE_ROWS,
        ROWS
    }

    public ScriptLexer(ScriptParts parts) {
        this.parts = parts;
        this.rows = new RowScanner(parts);
    }

    /** The line that is being read, counted from 1. */
    public long line() {
        return line;
    }

    /** Takes all readable bytes of a lent buffer. */
    public void add(ByteBuf bytes) {
        if (bytes.hasArray()) {
            int from = bytes.arrayOffset() + bytes.readerIndex();
            add(bytes.array(), from, from + bytes.readableBytes());
        } else {
            byte[] copy = new byte[bytes.readableBytes()];
            bytes.getBytes(bytes.readerIndex(), copy);
            add(copy, 0, copy.length);
        }
    }

    /** Says that the script has ended. */
    public void finish() {
        if (state == State.ROWS) {
            if (!rows.endsAtEndOfInput()) {
                throw new ScriptException(startLine, "the rows of this COPY are cut off");
            }
            parts.endRows();
            return;
        }
        if (state == State.BEFORE_ROWS || state == State.COMMAND || state == State.LINE_COMMENT) {
            add(new byte[] {'\n'}, 0, 1);
            finish();
            return;
        }
        if (length > 0 || state == State.BLOCK_COMMENT) {
            throw new ScriptException(startLine, "this statement is cut off");
        }
    }

    private void add(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (state == State.ROWS) {
                at = rows.scan(bytes, at, end);
                if (rows.ended()) {
                    line += rows.lineEnds();
                    parts.endRows();
                    startStatement();
                }
            } else {
                makeRoom();
                add(bytes[at++]);
            }
        }
    }

    private void add(byte next) {
        if (secondOfPair) {
            secondOfPair = false;
            keep(next);
            return;
        }
        if (next < 0 && wide.beginsPair(next)) {
            secondOfPair = true;
        }
        switch (state) {
            case PLAIN -> plain(next);
            case LINE_COMMENT -> lineComment(next);
            case BLOCK_COMMENT -> blockComment(next);
            case LITERAL -> literal(next);
            case ESCAPED_LITERAL -> escapedLiteral(next);
            case AFTER_ESCAPED_LITERAL -> afterEscapedLiteral(next);
            case IDENTIFIER -> identifier(next);
            case DOLLAR_TAG -> dollarTag(next);
            case DOLLAR_QUOTED -> dollarQuoted(next);
            case COMMAND -> command(next);
            case BEFORE_ROWS -> beforeRows(next);
            case ROWS -> throw new IllegalStateException();
        }
        if (next == '\n') {
            line++;
        }
    }

    private void plain(byte next) {
        if (ScriptBytes.isWordByte(next) || next == '$' && word >= 0) {
            word = word < 0 ? length : word;
            keep(next);
            return;
        }
        int from = word;
        word = -1;
        if (from >= 0) {
            words.add(text, from, length, parentheses > 0);
        }
        if (length == 0 && ScriptBytes.isSpace(next)) {
            return;
        }
        switch (next) {
            case '\'' -> openLiteral(from);
            case '"' -> open(State.IDENTIFIER);
            case '$' -> openDollar();
            case '-' -> openIfBehind('-', State.LINE_COMMENT);
            case '*' -> openIfBehind('/', State.BLOCK_COMMENT);
            case '(' -> parentheses++;
            case ')' -> parentheses -= parentheses > 0 ? 1 : 0;
            case '\\' -> openCommand();
            default -> {
                // Nothing that hides what follows.
            }
        }
        keep(next);
        if (next == ';' && parentheses == 0 && !words.insideBody()) {
            endStatement();
        }
    }

    private void openLiteral(int prefix) {
        boolean escapes = prefix >= 0 && prefix == length - 1 && (text[prefix] == 'e' || text[prefix] == 'E');
        escaped = false;
        open(escapes || parts.backslashEscapes() ? State.ESCAPED_LITERAL : State.LITERAL);
    }

    private void openDollar() {
        dollar = length;
        open(State.DOLLAR_TAG);
    }

    private void openIfBehind(char first, State opened) {
        if (length > 0 && text[length - 1] == first) {
            comments = 1;
            matched = 1;
            open(opened);
        }
    }

    private void openCommand() {
        if (length > 0) {
            throw new ScriptException(line, "a backslash inside of a statement");
        }
        open(State.COMMAND);
    }

    private void open(State opened) {
        words.interrupt();
        state = opened;
    }

    private void lineComment(byte next) {
        keep(next);
        if (next == '\n') {
            state = State.PLAIN;
            dropIfNothingElse("--");
        }
    }

    private void blockComment(byte next) {
        byte last = text[length - 1];
        keep(next);
        // a star or slash counts once: "/*/" opens and does not close
        if (matched == 0 && last == '*' && next == '/') {
            comments--;
            matched = 1;
        } else if (matched == 0 && last == '/' && next == '*') {
            comments++;
            matched = 1;
        } else {
            matched = 0;
        }
        if (comments == 0) {
            matched = 0;
            state = State.PLAIN;
            dropIfNothingElse("/*");
        }
    }

    /** Comments before a statement are no part of it. */
    private void dropIfNothingElse(String opening) {
        if (text[0] == opening.charAt(0) && length > 1 && text[1] == opening.charAt(1)) {
            length = 0;
        }
    }

    private void literal(byte next) {
        keep(next);
        if (next == '\'') {
            state = State.PLAIN;
        }
    }

    private void escapedLiteral(byte next) {
        keep(next);
        if (escaped) {
            escaped = false;
        } else if (next == '\\') {
            escaped = true;
        } else if (next == '\'') {
            state = State.AFTER_ESCAPED_LITERAL;
        }
    }

    /** Doubled, or on the next line: the literal goes on. */
    private void afterEscapedLiteral(byte next) {
        if (next == '\'') {
            state = State.ESCAPED_LITERAL;
            keep(next);
        } else if (ScriptBytes.isSpace(next)) {
            keep(next);
        } else {
            state = State.PLAIN;
            plain(next);
        }
    }

    private void identifier(byte next) {
        keep(next);
        if (next == '"') {
            state = State.PLAIN;
        }
    }

    /** Between the two dollars of a tag; a number there is a parameter. */
    private void dollarTag(byte next) {
        int first = dollar + 1;
        if (next == '$') {
            keep(next);
            dollarTag = Arrays.copyOfRange(text, dollar, length);
            matched = 0;
            state = State.DOLLAR_QUOTED;
        } else if (ScriptBytes.isWordByte(next) && (length > first || !ScriptBytes.isDigit(next))) {
            keep(next);
        } else {
            state = State.PLAIN;
            plain(next);
        }
    }

    private void dollarQuoted(byte next) {
        keep(next);
        byte[] tag = dollarTag == null ? new byte[0] : dollarTag;
        if (tag[matched] == next) {
            matched++;
        } else {
            matched = next == '$' ? 1 : 0;
        }
        if (matched == tag.length) {
            matched = 0;
            state = State.PLAIN;
        }
    }

    private void command(byte next) {
        if (next != '\n') {
            keep(next);
            return;
        }
        int end = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
        parts.command(text, end, startLine);
        startStatement();
    }

    private void beforeRows(byte next) {
        if (next == '\n') {
            rows.begin();
            state = State.ROWS;
        } else if (!ScriptBytes.isSpace(next)) {
            throw new ScriptException(line, "something between COPY and its rows");
        }
    }

    private void endStatement() {
        if (length == 1) {
            startStatement();
            return;
        }
        if (words.copiesElsewhere()) {
            throw new ScriptException(
                    startLine, "a COPY that reads or writes what is not in the script, which no dump has, is not run");
        }
        rowsFollow = words.copiesFromStdin();
        if (rowsFollow) {
            parts.beginRows(text, length, startLine);
        } else {
            parts.statement(text, length, startLine);
        }
        long began = startLine;
        startStatement();
        if (rowsFollow) {
            startLine = began;
            state = State.BEFORE_ROWS;
        }
    }

    private void startStatement() {
        length = 0;
        if (text.length > KEPT_SIZE) {
            text = new byte[FIRST_SIZE];
        }
        state = State.PLAIN;
        word = -1;
        parentheses = 0;
        words.clear();
    }

    private void keep(byte next) {
        if (length == 0) {
            startLine = line;
            wide = WideCharacters.of(parts.encoding());
        }
        text[length++] = next;
    }

    private void makeRoom() {
        if (length == text.length) {
            text = Arrays.copyOf(text, grown(text.length));
        }
    }

    private int grown(int size) {
        // the largest array that every JVM makes, and more than a server takes
        int most = Integer.MAX_VALUE - 8;
        if (size == most) {
            throw new ScriptException(startLine, "this statement is too long");
        }
        return size > most / 2 ? most : 2 * size;
    }
}
