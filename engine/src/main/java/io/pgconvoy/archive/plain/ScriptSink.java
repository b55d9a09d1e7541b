package io.pgconvoy.archive.plain;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.TableRows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a restore piece by piece, in order, on one thread. A piece of SQL is what stock pg_restore sends to a server as
 * one query; it may hold several statements. Buffers are lent, as for {@link io.pgconvoy.archive.ByteSink}.
 */
public interface ScriptSink {

    /** SQL text that ends with a line end. */
    void sql(String text);

    /** Several pieces of SQL, each complete, of which none depends on another. */
    default void sqlAll(List<String> texts) {
        texts.forEach(this::sql);
    }

    /**
     * SQL text that sets something for the statements that follow.
     *
     * @param failure what could not be done if it fails, in stock's words
     */
    void set(String text, String failure);

    /**
     * SQL text that makes another user the session's.
     *
     * @param user empty for the one who logged in
     */
    void become(String user, String text);

    /** Text for readers: SQL comments and empty lines, nothing to execute. */
    void comment(String text);

    /** Goes on in another database of the same server, in a new session. */
    void connect(String database);

    /** Begins the rows of a COPY. */
    void beginCopy(String statement);

    /** COPY text; the terminator comes as part of it. */
    void rows(ByteBuf bytes);

    /** Takes all rows of a COPY. */
    default void copy(TableRows rows) {
        rows.writeTo(this::rows);
    }

    /** @return whether all rows of the entry should come once more, from {@link #beginCopy} on */
    boolean endCopy();

    /**
     * Takes the contents of large objects that are there already; null has them come as statements. What is not gone out
     * when {@link #endLargeObjects} comes goes out then.
     */
    default @Nullable LargeObjectSink beginLargeObjects() {
        return null;
    }

    default void endLargeObjects() {}

    /** SQL statements as bytes, cut anywhere: table data written as INSERTs. */
    void statements(ByteBuf bytes);

    /** Takes all statements of one entry. */
    default void execute(TableRows statements) {
        statements.writeTo(this::statements);
    }

    /**
     * Begins or ends transactions.
     *
     * @param text as a script prints it
     * @param commands the same, one by one, as a session runs them
     */
    void transaction(String text, List<String> commands);

    /** Something the user should know; not part of the script. */
    void warning(String message);

    /** Something for those who want to follow every step; not part of the script. */
    default void note(String line) {}

    /** Says to which entry the next pieces belong. */
    default void entry(ArchiveEntry entry) {}

    /** Says that the next pieces drop what this entry creates. */
    default void dropping(ArchiveEntry entry) {
        entry(entry);
    }

    /** Whether the entry needs nothing any more, as it was restored before. */
    default boolean isRestored(ArchiveEntry entry) {
        return false;
    }

    /** Says that all pieces of this entry have gone out. */
    default void restored(ArchiveEntry entry) {}

    /** Says that the rows or large objects of this entry follow; false leaves them out, as they are there already. */
    default boolean beginData(ArchiveEntry entry) {
        return true;
    }

    /** Says that the data that {@link #beginData} let through have gone out. */
    default void endData(ArchiveEntry entry) {}

    /** Says that the statements which create this entry's object have gone out. */
    default void created(ArchiveEntry entry) {}

    /** Says that nothing else comes, and that all pieces must have gone out. */
    default void end() {}

    /** Whether the data of this entry should be restored, asked when its turn has come. */
    default boolean wantsData(ArchiveEntry entry) {
        return true;
    }
}
