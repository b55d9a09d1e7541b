package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.plain.ScriptSink;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs a restore's pieces in a database, one after the other on one session. What fails is noted, and the next piece
 * follows. One thread, but for {@link #cancel()}.
 */
final class DatabaseSink implements ScriptSink, AutoCloseable {
    private static final String QUERY_FAILED = "could not execute query";
    private static final String TABLE_DATA = "TABLE DATA";

    private final TargetTerms terms;
    private final Failures failures;
    private final StatementSplitter statements;
    private final byte[] copyMessage = CopyLoad.messageBuffer();
    private volatile TargetSession target;
    private String table = "";
    private boolean ofDatabase;
    private @Nullable CopyLoad copy;

    /** @param session closed with the sink */
    DatabaseSink(Session session, TargetTerms terms) {
        this.terms = terms;
        this.failures = new Failures(terms.stopAtFirst(), terms.log());
        this.statements = new StatementSplitter(!terms.standardConformingStrings(), this::execute);
        this.target = new TargetSession(session, terms);
    }

    /** What opens further sessions in the database that is being restored into. */
    ConnectionSpec spec() {
        return target.session().spec();
    }

    @Override
    public void entry(ArchiveEntry entry) {
        failures.at(entry);
        table = entry.tag();
        ofDatabase = entry.kind().equals("DATABASE PROPERTIES");
        terms.progress().step("restoring " + entry.kind() + " " + name(entry));
    }

    @Override
    public void created(ArchiveEntry entry) {
        failures.created(entry);
    }

    @Override
    public void sql(String text) {
        if (text.startsWith("SET ") && isLeftOut(target.settings().missing(text.strip()))) {
            return;
        }
        execute((ofDatabase ? withoutMissing(text) : text).getBytes(terms.charset()));
    }

    /** The properties of a database, without those that the server does not know; all of them are one command. */
    private String withoutMissing(String properties) {
        boolean oneEach = properties.lines().allMatch(line -> line.isEmpty() || line.startsWith("ALTER "));
        return oneEach
                ? properties
                        .lines()
                        .filter(line -> !isLeftOut(target.settings().missingOfDatabase(line)))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                : properties;
    }

    private boolean isLeftOut(Optional<String> setting) {
        setting.ifPresent(name -> terms.leaveOut(name, target.session()));
        return setting.isPresent();
    }

    @Override
    public void set(String text, String failure) {
        terms.cancellation().check();
        if (isLeftOut(target.settings().missing(text.strip()))) {
            return;
        }
        failures.attempt(e -> failure + ": " + e.report(), () -> run(text));
    }

    @Override
    public void become(String user, String text) {
        terms.cancellation().check();
        try {
            run(text);
        } catch (ServerException e) {
            // Everything else would be restored as somebody else.
            throw new EngineException(e.code(), "could not set session user to \"" + user + "\": " + e.report(), e);
        }
    }

    @Override
    public void transaction(String text, List<String> commands) {
        for (String command : commands) {
            execute(
                    command.getBytes(terms.charset()),
                    command.equals("BEGIN")
                            ? "could not start database transaction"
                            : "could not commit database transaction");
        }
    }

    @Override
    public void comment(String text) {}

    /** The session's settings, open transactions and temporary objects end here, as psql's would. */
    @Override
    public void connect(String database) {
        TargetSession old = target;
        Session next = Session.open(
                old.session().spec().withDatabase(old.session().encoding().toUnicode(database)));
        old.close();
        target = new TargetSession(next, terms);
    }

    @Override
    public void beginCopy(String statement) {
        terms.cancellation().check();
        byte[] bytes = statement.getBytes(terms.charset());
        failures.attempt(
                e -> commandFailed(QUERY_FAILED, e, bytes),
                () -> copy = CopyLoad.begin(target.session(), target.text(bytes), copyMessage));
    }

    @Override
    public void rows(ByteBuf bytes) {
        terms.cancellation().check();
        terms.progress().moved(bytes.readableBytes());
        CopyLoad load = copy;
        if (load != null && !failures.attempt(this::copyFailed, () -> load.write(bytes))) {
            load.cancel();
            copy = null;
        }
    }

    @Override
    public void endCopy() {
        CopyLoad load = copy;
        copy = null;
        if (load != null) {
            failures.attempt(this::copyFailed, load::end);
        }
    }

    @Override
    public void statements(ByteBuf bytes) {
        terms.progress().moved(bytes.readableBytes());
        statements.add(bytes);
    }

    @Override
    public void warning(String message) {
        terms.progress().warning(message, null);
    }

    @Override
    public void note(String line) {
        terms.progress().note(line);
    }

    @Override
    public boolean wantsData(ArchiveEntry entry) {
        return !terms.noDataForFailedTables()
                || !entry.kind().equals(TABLE_DATA)
                || entry.dependencies().isEmpty()
                || !terms.log().creationFailed(entry.dependencies().get(0));
    }

    /** Ends what the session is doing. Any thread may call it. */
    void cancel() {
        target.session().cancel();
    }

    /** Rows that were on their way when the restore ended are forgotten by the server with the session. */
    @Override
    public void close() {
        target.close();
    }

    private void run(String sql) {
        target.session().execute(sql.getBytes(terms.charset()));
    }

    private void execute(byte[] sql) {
        execute(sql, QUERY_FAILED);
    }

    private void execute(byte[] sql, String attempt) {
        terms.cancellation().check();
        failures.attempt(
                e -> commandFailed(attempt, e, sql), () -> target.session().execute(sql));
    }

    private String commandFailed(String attempt, ServerException e, byte[] command) {
        return attempt + ": " + e.report() + "Command was: "
                + target.session().encoding().toUnicode(target.text(command));
    }

    private String copyFailed(ServerException e) {
        return "COPY failed for table \"" + table + "\": " + e.report();
    }

    private static String name(ArchiveEntry entry) {
        String schema = entry.namespace();
        return "\"" + (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag() + "\"";
    }
}
