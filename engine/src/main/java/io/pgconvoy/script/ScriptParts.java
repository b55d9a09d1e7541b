package io.pgconvoy.script;

/**
 * Takes the parts of a script in their order, and says how its text is to be read on. One thread. Byte arrays are lent:
 * they hold something else after the call.
 */
public interface ScriptParts {

    /** One SQL statement with its semicolon. */
    void statement(byte[] bytes, int length, long line);

    /** A {@code COPY … FROM stdin} statement; its rows follow. */
    void beginRows(byte[] bytes, int length, long line);

    /** COPY text, cut anywhere, without the terminator. */
    void rows(byte[] bytes, int offset, int length);

    /** The terminator of the rows has come. */
    void endRows();

    /** A command of psql's: the line from the backslash on, without its line end. */
    void command(byte[] bytes, int length, long line);

    /** Whether a backslash is an escape in plain literals now: {@code standard_conforming_strings} is off. */
    boolean backslashEscapes();

    /** PostgreSQL's name of the client encoding now. */
    String encoding();
}
