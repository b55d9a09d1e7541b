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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.TransactionState;

/**
 * Runs a restore's pieces in a database, one after the other on one session. What fails is noted, and the next piece
 * follows. One thread, but for {@link #cancel()}.
 */
final class DatabaseSink implements ScriptSink, AutoCloseable {
    private static final String QUERY_FAILED = "could not execute query";
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 5;
    private static final String BEGIN_FAILED = "could not start database transaction";
    private static final String TABLE_DATA = "TABLE DATA";
    /** Since 8.3, and still there in 19. */
    private static final String TRANSACTION_ID = "SELECT pg_catalog.txid_current()";

    private final TargetTerms terms;
    private final Failures failures;
    private final StatementSplitter statements;
    private final SessionAccount account;
    private final byte[] copyMessage = CopyLoad.messageBuffer();
    private volatile TargetSession target;
    private String table = "";
    private boolean ofDatabase;
    private @Nullable CopyLoad copy;
    private volatile List<DatabaseSink> helpers = List.of();
    private @Nullable SplitCopy split;
    private @Nullable LargeObjectLoad objects;
    private @Nullable ArchiveEntry data;
    private boolean atOnce = true;
    private boolean ownTransaction;
    private boolean inTransaction;

    /** @param session closed with the sink */
    DatabaseSink(Session session, TargetTerms terms) {
        this.terms = terms;
        this.failures = new Failures(terms.stopAtFirst(), terms.log());
        this.statements = new StatementSplitter(!terms.standardConformingStrings(), this::execute);
        this.account = new SessionAccount(terms.account());
        this.target = open(session);
    }

    private TargetSession open(Session session) {
        TargetSession opened = new TargetSession(session, terms);
        try {
            account.opened(session);
        } catch (RuntimeException | Error e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** What opens further sessions in the database that is being restored into. */
    ConnectionSpec spec() {
        return target.session().spec();
    }

    @Override
    public void entry(ArchiveEntry entry) {
        at(entry);
        account.restoring(entry);
        terms.progress().step("restoring " + entry.kind() + " " + name(entry));
    }

    @Override
    public void dropping(ArchiveEntry entry) {
        at(entry);
        account.dropping(entry);
        terms.progress().step("dropping " + entry.kind() + " " + name(entry));
    }

    private void at(ArchiveEntry entry) {
        failures.at(entry);
        table = entry.tag();
        ofDatabase = entry.kind().equals("DATABASE PROPERTIES");
    }

    @Override
    public void created(ArchiveEntry entry) {
        if (!account.doubtful(entry)) {
            failures.created(entry);
        }
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
        if (text.startsWith("SET ") && isLeftOut(target.settings().missing(text.strip()))) {
            return;
        }
        byte[] sql = (ofDatabase ? withoutMissing(text) : text).getBytes(terms.charset());
        account.step(() -> run(sql, QUERY_FAILED));
    }

    /**
     * In one round trip and one transaction where none is open; if that fails nothing of it is left, and one after the other
     * they say what is wrong.
     */
    @Override
    public void sqlAll(List<String> texts) {
        if (inTransaction || texts.size() == 1) {
            texts.forEach(this::sql);
            return;
        }
        account.step(() -> {
            terms.cancellation().check();
            try {
                target.session().execute(String.join("", texts).getBytes(terms.charset()));
                return true;
            } catch (ServerException e) {
                throwIfLost(e);
            }
            boolean successful = true;
            for (String text : texts) {
                successful &= run(text.getBytes(terms.charset()), QUERY_FAILED);
            }
            return successful;
        });
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
        attempt(e -> failure + ": " + e.report(), () -> run(text));
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
            inTransaction = command.equals("BEGIN");
            if (inTransaction) {
                beginTransaction();
            } else {
                commit();
            }
        }
    }

    /** With a journal a transaction learns its ID at once: by that the server can be asked later what became of it. */
    private void beginTransaction() {
        if (!account.kept()) {
            run("BEGIN".getBytes(terms.charset()), BEGIN_FAILED);
            return;
        }
        attempt(
                e -> commandFailed(BEGIN_FAILED, e, "BEGIN".getBytes(terms.charset())),
                () -> account.transactionBegan(
                        Long.parseLong(String.valueOf(target.session().text("BEGIN; " + TRANSACTION_ID)))));
    }

    /** Never run again: after a COMMIT that failed there is no transaction, and the next one would succeed for nothing. */
    private void commit() {
        account.committing();
        byte[] commit = "COMMIT".getBytes(terms.charset());
        account.transactionEnded(attempt(
                e -> commandFailed("could not commit database transaction", e, commit),
                () -> target.session().execute(commit)));
    }

    @Override
    public void comment(String text) {}

    /** The session's settings, open transactions and temporary objects end here, as psql's would. */
    @Override
    public void connect(String database) {
        TargetSession old = target;
        Session next =
                Session.open(old.session().spec().withDatabase(old.session().startupName(database)));
        old.close();
        inTransaction = false;
        target = open(next);
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
            run("TRUNCATE TABLE ONLY " + tables.name(entry));
        } else if (entry.data() instanceof TableRows
                && target.session().text("SELECT 1 FROM ONLY " + tables.name(entry) + " LIMIT 1") != null) {
            throw new EngineException(
                    ErrorCode.USAGE,
                    "some rows of table \"" + table
                            + "\" had been inserted when the restore was interrupted, and which is"
                            + " not known: empty the table, then restore with --resume again");
        }
    }

    @Override
    public void endData(ArchiveEntry entry) {
        data = null;
        account.endData(atOnce);
    }

    @Override
    public void beginCopy(String statement) {
        terms.cancellation().check();
        byte[] bytes = statement.getBytes(terms.charset());
        if (account.kept() && !account.inTransaction() && data != null) {
            holdTogether(data);
        }
        if (!helpers.isEmpty() && data != null && beginSplit(target.text(bytes))) {
            return;
        }
        attempt(
                e -> commandFailed(QUERY_FAILED, e, bytes),
                () -> copy = CopyLoad.begin(target.session(), target.text(bytes), copyMessage));
    }

    /** Where that fails the rows come over this session alone, which then says what is wrong with them, and where. */
    private boolean beginSplit(String statement) {
        List<Session> sessions = new ArrayList<>(List.of(target.session()));
        helpers.forEach(helper -> sessions.add(helper.target.session()));
        try {
            split = SplitCopy.begin(sessions, statement);
            return true;
        } catch (ServerException e) {
            throwIfLost(e);
            helpers = List.of();
            return false;
        }
    }

    private static void throwIfLost(ServerException e) {
        if (e.code() == ErrorCode.CONNECTION_LOST) {
            throw e;
        }
    }

    /** The sinks whose sessions take part in loading the rows of the next tables. */
    void helpedBy(List<DatabaseSink> others) {
        helpers = List.copyOf(others);
    }

    /** Rows that could not be taken away again, should nobody know whether they are there, get a transaction's ID. */
    private void holdTogether(ArchiveEntry entry) {
        if (terms.emptyTables().isEmptied(entry)) {
            account.dataWithoutTransaction();
        } else {
            ownTransaction = true;
            beginTransaction();
        }
    }

    @Override
    public void rows(ByteBuf bytes) {
        terms.cancellation().check();
        terms.progress().moved(bytes.readableBytes());
        if (split != null) {
            split.write(bytes);
            return;
        }
        CopyLoad load = copy;
        if (load != null && !attempt(this::copyFailed, () -> load.write(bytes))) {
            load.cancel();
            copy = null;
        }
    }

    @Override
    public boolean endCopy() {
        if (split != null) {
            return !endSplit(split);
        }
        CopyLoad load = copy;
        copy = null;
        if (load != null) {
            attempt(this::copyFailed, load::end);
        }
        if (ownTransaction) {
            ownTransaction = false;
            commit();
        }
        return false;
    }

    private boolean endSplit(SplitCopy ending) {
        split = null;
        try {
            ending.end();
            return true;
        } catch (ServerException e) {
            throwIfLost(e);
            helpers = List.of();
            if (data != null) {
                run("TRUNCATE TABLE ONLY " + terms.emptyTables().name(data));
            }
            return false;
        }
    }

    @Override
    public LargeObjectSink beginLargeObjects() {
        objects = new LargeObjectLoad(sql -> attempt(
                e -> "could not write to large objects: " + e.report(),
                () -> target.session().execute(sql)));
        return new CheckedObjects(objects);
    }

    @Override
    public void endLargeObjects() {
        if (objects != null) {
            objects.flush();
            objects = null;
        }
    }

    /** Large objects on their way, with a look at whether they are wanted still. */
    private final class CheckedObjects implements LargeObjectSink {
        private final LargeObjectSink load;

        CheckedObjects(LargeObjectSink load) {
            this.load = load;
        }

        @Override
        public void start(long oid) {
            terms.cancellation().check();
            load.start(oid);
        }

        @Override
        public void write(ByteBuf bytes) {
            terms.cancellation().check();
            terms.progress().moved(bytes.readableBytes());
            load.write(bytes);
        }

        @Override
        public void end() {
            load.end();
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
        target.session().cancel();
        helpers.forEach(DatabaseSink::cancel);
    }

    /** Rows that were on their way when the restore ended are forgotten by the server with the session. */
    @Override
    public void close() {
        if (split != null) {
            split.cancel();
        }
        target.close();
    }

    private void run(String sql) {
        target.session().execute(sql.getBytes(terms.charset()));
    }

    private void execute(byte[] sql) {
        run(sql, QUERY_FAILED);
    }

    private boolean run(byte[] sql, String what) {
        terms.cancellation().check();
        return attempt(e -> commandFailed(what, e, sql), () -> {
            try {
                executeAfterDeadlocks(sql);
            } catch (ServerException e) {
                if (!account.provesDone(e.sqlState())) {
                    throw e;
                }
            }
        });
    }

    /**
     * A command that the server gave up so that a neighbour could go on is run again: nothing of it is left, and the
     * neighbour has what it waited for. In a transaction it is for the caller to begin again.
     */
    private void executeAfterDeadlocks(byte[] sql) {
        for (int attempt = 1; ; attempt++) {
            try {
                target.session().execute(sql);
                return;
            } catch (ServerException e) {
                if (!e.sqlState().equals(DEADLOCK) || inTransaction || attempt == ATTEMPTS) {
                    throw e;
                }
                if (target.session().connection().getTransactionState() != TransactionState.IDLE) {
                    throw new EngineException(ErrorCode.TRANSACTION_CONFLICT, String.valueOf(e.getMessage()), e);
                }
            }
        }
    }

    private boolean attempt(Function<ServerException, String> message, Runnable step) {
        boolean successful = failures.attempt(message, step);
        if (!successful) {
            account.failed();
        }
        return successful;
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
