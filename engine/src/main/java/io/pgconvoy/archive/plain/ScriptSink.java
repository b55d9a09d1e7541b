package io.pgconvoy.archive.plain;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.ArchiveEntry;

/**
 * Takes a restore piece by piece, in order, on one thread. A piece of SQL is what stock pg_restore sends to a server as
 * one query; it may hold several statements. Buffers are lent, as for {@link io.pgconvoy.archive.ByteSink}.
 */
public interface ScriptSink {

    /** SQL text that ends with a line end. */
    void sql(String text);

    /** Text for readers: SQL comments and empty lines, nothing to execute. */
    void comment(String text);

    /** Goes on in another database of the same server, in a new session. */
    void connect(String database);

    /** Begins the rows of a COPY. */
    void beginCopy(String statement);

    /** COPY text; the terminator comes as part of it. */
    void rows(ByteBuf bytes);

    void endCopy();

    /** SQL statements as bytes, cut anywhere: table data written as INSERTs. */
    void statements(ByteBuf bytes);

    /** Something the user should know; not part of the script. */
    void warning(String message);

    /** Says to which entry the next pieces belong. */
    default void entry(ArchiveEntry entry) {}

    /** Whether the data of this entry should be restored, asked when its turn has come. */
    default boolean wantsData(ArchiveEntry entry) {
        return true;
    }
}
