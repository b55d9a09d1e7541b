package io.pgconvoy.api;

import io.pgconvoy.connect.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Hears how a job gets on. Called from any of the job's threads, several at a time; must return quickly and must not
 * throw.
 */
public interface ProgressListener {

    ProgressListener NONE = new ProgressListener() {};

    /** What the job turns to now, in words: {@code dumping contents of table "app.orders"}. */
    default void step(String what) {}

    /** What stock's tool says of its progress when asked for every step: one line, in its words. */
    default void note(String line) {}

    /** How many bytes of data lie ahead, as far as can be estimated; called once they are known, if ever. */
    default void expect(long bytes) {}

    /** What lies ahead, said once it is known, if ever. */
    default void expect(WorkAhead work) {}

    /** A worker begins with something. */
    default void begun(WorkUnit unit) {}

    /** The worker has done what it said it had begun. */
    default void ended(WorkUnit unit, WorkUnit.Outcome outcome) {}

    /** So many more bytes of data, uncompressed, have been read and handed on. */
    default void moved(long bytes) {}

    /** Something the user should know that does not stop the job: one line without a prefix each. */
    default void warning(String message, @Nullable String hint) {}

    /** The server that is restored into said something besides results: a warning, mostly. */
    default void notice(Notice notice) {}

    /** An object could not be restored; the restore goes on with the next one. */
    default void failed(RestoreFailure failure) {}
}
