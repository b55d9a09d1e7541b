package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.Cancellation;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RestoreOptions;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.plain.ScriptSink;
import io.pgconvoy.connect.Session;
import io.pgconvoy.connect.SessionText;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/**
 * Runs a restore's pieces in a database, one after the other on one session. What fails is noted, and the next piece
 * follows. One thread.
 */
final class DatabaseSink implements ScriptSink, AutoCloseable {
    private static final String WARNING_CLASS = "01";

    private final Charset charset;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final Failures failures;
    private final boolean noDataForFailedTables;
    private final StatementSplitter statements;
    private Session session;
    private Cancellation.Registration registration;
    private @Nullable CopyLoad copy;

    /** @param session closed with the sink */
    DatabaseSink(
            Session session,
            RestoreOptions options,
            Charset charset,
            ArchiveSettings settings,
            ProgressListener progress,
            Cancellation cancellation) {
        this.charset = charset;
        this.progress = progress;
        this.cancellation = cancellation;
        this.failures = new Failures(options.exitOnError() || options.singleTransaction(), progress);
        this.noDataForFailedTables = options.noDataForFailedTables();
        this.statements = new StatementSplitter(!settings.standardConformingStrings(), this::execute);
        this.session = listening(session);
        this.registration = cancellation.onCancel(session::cancel);
    }

    Failures failures() {
        return failures;
    }

    @Override
    public void entry(ArchiveEntry entry) {
        failures.at(entry);
        progress.step("restoring " + entry.kind() + " " + name(entry));
    }

    @Override
    public void sql(String text) {
        execute(text.getBytes(charset));
    }

    @Override
    public void comment(String text) {}

    /** The session's settings, open transactions and temporary objects end here, as psql's would. */
    @Override
    public void connect(String database) {
        Session next =
                Session.open(session.spec().withDatabase(session.encoding().toUnicode(database)));
        close();
        session = listening(next);
        registration = cancellation.onCancel(session::cancel);
    }

    @Override
    public void beginCopy(String statement) {
        cancellation.check();
        failures.attempt(() -> copy = CopyLoad.begin(session, text(statement.getBytes(charset))));
    }

    @Override
    public void rows(ByteBuf bytes) {
        cancellation.check();
        progress.moved(bytes.readableBytes());
        CopyLoad load = copy;
        if (load != null && !failures.attempt(() -> load.write(bytes))) {
            load.cancel();
            copy = null;
        }
    }

    @Override
    public void endCopy() {
        CopyLoad load = copy;
        copy = null;
        if (load != null) {
            failures.attempt(load::end);
        }
    }

    @Override
    public void statements(ByteBuf bytes) {
        progress.moved(bytes.readableBytes());
        statements.add(bytes);
    }

    @Override
    public void warning(String message) {
        progress.warning(message, null);
    }

    @Override
    public boolean wantsData(ArchiveEntry entry) {
        return !noDataForFailedTables || !failures.creationFailed(entry.dependencies());
    }

    /** Rows that were on their way when the restore ended are forgotten by the server with the session. */
    @Override
    public void close() {
        registration.close();
        session.close();
    }

    /** What stock's libpq prints on stderr by itself. */
    private Session listening(Session opened) {
        opened.onNotice(notice -> {
            if (notice.sqlState().startsWith(WARNING_CLASS)) {
                progress.warning(notice.message(), notice.hint());
            }
        });
        return opened;
    }

    private void execute(byte[] sql) {
        cancellation.check();
        failures.attempt(() -> session.execute(text(sql)));
    }

    /** The archive's bytes as this session's text, which need not be the archive's own: SQL_ASCII takes any bytes. */
    private String text(byte[] bytes) {
        SessionText encoding = session.encoding();
        return encoding.decode(bytes);
    }

    private static String name(ArchiveEntry entry) {
        String schema = entry.namespace();
        return "\"" + (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag() + "\"";
    }
}
