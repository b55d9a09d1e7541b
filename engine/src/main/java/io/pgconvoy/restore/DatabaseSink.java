package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.TableRows;
import io.pgconvoy.archive.plain.ScriptSink;
import io.pgconvoy.connect.ConnectionSpec;
import io.pgconvoy.connect.Session;
import io.pgconvoy.restore.journal.SessionAccount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a restore's pieces in a database, one after the other on one session. What fails is noted, and the next piece
 * follows. One thread, but for {@link #cancel()}.
 */
final class DatabaseSink implements ScriptSink, AutoCloseable {
    private static final String TABLE_DATA = "TABLE DATA";

    private final TargetTerms terms;
    private final TargetCommands commands;
    private final SessionAccount account;
    private final LeftOutSettings leftOut;
    private final TableLoad rows;
    private final StatementSplitter statements;
    private String table = "";
    private boolean ofDatabase;
    private @Nullable LargeObjectsLoad objects;
    private @Nullable ArchiveEntry data;
    private boolean atOnce = true;

    /** @param session closed with the sink */
    DatabaseSink(Session session, TargetTerms terms) {
        this.terms = terms;
        this.commands = new TargetCommands(session, terms);
        this.account = commands.account();
        this.leftOut = new LeftOutSettings(commands);
        this.rows = new TableLoad(commands);
        this.statements = new StatementSplitter(!terms.standardConformingStrings(), commands::run);
    }

    TargetCommands commands() {
        return commands;
    }

    /** Whether a statement sets what the server does not have; says so if it does. */
    boolean isLeftOut(String statement) {
        return statement.startsWith("SET ") && leftOut.holds(statement);
    }

    /** What opens further sessions in the database that is being restored into. */
    ConnectionSpec spec() {
        return commands.session().spec();
    }

    Session session() {
        return commands.session();
    }

    /** The sinks whose sessions take part in loading the rows of the next tables. */
    void helpedBy(List<DatabaseSink> others) {
        rows.helpedBy(others.stream().map(other -> other.commands).toList());
    }

    @Override
    public void entry(ArchiveEntry entry) {
        at(entry);
        commands.ledger().at(entry.dumpId());
        account.restoring(entry);
        terms.progress().step("restoring " + entry.kind() + " " + name(entry));
    }

    @Override
    public void dropping(ArchiveEntry entry) {
        at(entry);
        commands.ledger().atNone();
        account.dropping(entry);
        terms.progress().step("dropping " + entry.kind() + " " + name(entry));
    }

    private void at(ArchiveEntry entry) {
        commands.at(entry);
        table = entry.tag();
        ofDatabase = entry.kind().equals("DATABASE PROPERTIES");
    }

    @Override
    public void created(ArchiveEntry entry) {
        commands.created(entry);
    }

    @Override
    public void restored(ArchiveEntry entry) {
        account.restored();
    }

    @Override
    public boolean isRestored(ArchiveEntry entry) {
        return account.isDone(entry);
    }

    @Override
    public void sql(String text) {
        boolean setting = text.startsWith("SET ");
        if (setting && isLeftOut(text)) {
            return;
        }
        byte[] sql = commands.bytes(ofDatabase ? leftOut.withoutMissing(text) : text);
        account.step(() ->
                setting ? commands.run(sql) : commands.ledger().step(record -> commands.runRecorded(sql, record)));
    }

    /**
     * In one round trip and one transaction where none is open; if that fails nothing of it is left, and one after the other
     * they say what is wrong.
     */
    @Override
    public void sqlAll(List<String> texts) {
        if (commands.inTransaction() || texts.size() == 1) {
            texts.forEach(this::sql);
            return;
        }
        account.step(() -> commands.ledger()
                .steps(
                        texts.size(),
                        record -> runTogether(String.join("", texts) + record),
                        index -> record -> commands.runRecorded(commands.bytes(texts.get(index)), record)));
    }

    /** False, without a word, where the server refuses. */
    private boolean runTogether(String texts) {
        terms.cancellation().check();
        try {
            commands.require(texts);
            return true;
        } catch (ServerException e) {
            TargetCommands.throwIfLost(e);
            return false;
        }
    }

    @Override
    public void set(String text, String failure) {
        terms.cancellation().check();
        if (!leftOut.holds(text)) {
            commands.attempt(e -> failure + ": " + e.report(), () -> commands.require(text));
        }
    }

    @Override
    public void become(String user, String text) {
        terms.cancellation().check();
        try {
            commands.require(text);
        } catch (ServerException e) {
            // Everything else would be restored as somebody else.
            throw new EngineException(e.code(), "could not set session user to \"" + user + "\": " + e.report(), e);
        }
    }

    @Override
    public void transaction(String text, List<String> beginsAndCommits) {
        for (String command : beginsAndCommits) {
            if (command.equals("BEGIN")) {
                commands.begin();
            } else {
                commands.commit();
            }
        }
    }

    @Override
    public void comment(String text) {}

    @Override
    public void connect(String database) {
        commands.goOnIn(database);
    }

    @Override
    public boolean beginData(ArchiveEntry entry) {
        if (!account.beginData()) {
            return false;
        }
        data = entry;
        atOnce = true;
        if (account.mayHaveData()) {
            forgetData(entry);
        }
        return true;
    }

    /** Rows that a restore before this one may have left there. */
    private void forgetData(ArchiveEntry entry) {
        EmptyTables tables = terms.emptyTables();
        if (tables.isEmptied(entry)) {
            commands.require("TRUNCATE TABLE ONLY " + tables.name(entry));
        } else if (entry.data() instanceof TableRows
                && commands.session().text("SELECT 1 FROM ONLY " + tables.name(entry) + " LIMIT 1") != null) {
            throw new EngineException(
                    ErrorCode.USAGE,
                    "some rows of table \"" + table
                            + "\" had been inserted when the restore was interrupted, and which is"
                            + " not known: empty the table, then restore with --resume again");
        }
    }

    /** Takes away what is left of rows that were taken back. Where that is not possible it is only a waste of space. */
    void emptyTable(ArchiveEntry entry) {
        try {
            commands.require("TRUNCATE TABLE ONLY " + terms.emptyTables().name(entry));
        } catch (ServerException e) {
            TargetCommands.throwIfLost(e);
        }
    }

    @Override
    public void endData(ArchiveEntry entry) {
        data = null;
        account.endData(atOnce);
    }

    @Override
    public void beginCopy(String statement) {
        rows.begin(statement, data);
    }

    @Override
    public void rows(ByteBuf bytes) {
        rows.write(bytes, table);
    }

    @Override
    public boolean endCopy() {
        return rows.end(table, data);
    }

    @Override
    public LargeObjectSink beginLargeObjects() {
        objects = new LargeObjectsLoad(commands);
        return objects;
    }

    @Override
    public void endLargeObjects() {
        if (objects != null) {
            objects.flush();
            objects = null;
        }
    }

    @Override
    public void statements(ByteBuf bytes) {
        terms.progress().moved(bytes.readableBytes());
        if (atOnce && data != null && !account.inTransaction()) {
            atOnce = false;
            account.dataWithoutTransaction();
        }
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
        commands.cancel();
        rows.cancel();
    }

    @Override
    public void close() {
        rows.close();
        commands.close();
    }

    private static String name(ArchiveEntry entry) {
        String schema = entry.namespace();
        return "\"" + (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag() + "\"";
    }
}
