package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one table after the other on their way into a database, by COPY. One thread, but for {@link #cancel()}. */
final class TableLoad implements AutoCloseable {
    private final TargetCommands commands;
    private final byte[] copyMessage = CopyLoad.messageBuffer();
    private volatile List<TargetCommands> helpers = List.of();
    private @Nullable CopyLoad copy;
    private @Nullable SplitCopy split;
    private boolean ownTransaction;

    TableLoad(TargetCommands commands) {
        this.commands = commands;
    }

    /** Sessions that take part in loading the rows of the next tables. */
    void helpedBy(List<TargetCommands> others) {
        helpers = List.copyOf(others);
    }

    /** @param entry whose rows follow; null for rows that belong to none */
    void begin(String statement, @Nullable ArchiveEntry entry) {
        commands.terms().cancellation().check();
        byte[] bytes = commands.bytes(statement);
        if (commands.account().kept() && !commands.account().inTransaction() && entry != null) {
            holdTogether(entry);
        }
        String text = commands.target().text(bytes);
        if (!helpers.isEmpty() && entry != null && beginSplit(text)) {
            return;
        }
        commands.attempt(
                e -> commands.failed(TargetCommands.QUERY_FAILED, e, bytes),
                () -> copy = CopyLoad.begin(commands.session(), text, copyMessage));
    }

    /** Rows that could not be taken away again, should nobody know whether they are there, get a transaction's ID. */
    private void holdTogether(ArchiveEntry entry) {
        if (commands.terms().emptyTables().isEmptied(entry)) {
            commands.account().dataWithoutTransaction();
        } else {
            ownTransaction = true;
            commands.begin();
        }
    }

    /** Where that fails the rows come over this session alone, which then says what is wrong with them, and where. */
    private boolean beginSplit(String statement) {
        List<Session> sessions = new ArrayList<>(List.of(commands.session()));
        helpers.forEach(helper -> sessions.add(helper.session()));
        try {
            split = SplitCopy.begin(sessions, statement);
            return true;
        } catch (ServerException e) {
            TargetCommands.throwIfLost(e);
            helpers = List.of();
            return false;
        }
    }

    void write(ByteBuf bytes, String table) {
        commands.terms().cancellation().check();
        commands.terms().progress().moved(bytes.readableBytes());
        if (split != null) {
            split.write(bytes);
            return;
        }
        CopyLoad load = copy;
        if (load != null && !commands.attempt(e -> failed(table, e), () -> load.write(bytes))) {
            load.cancel();
            copy = null;
        }
    }

    /** @return whether all rows should come once more, from {@link #begin} on */
    boolean end(String table, @Nullable ArchiveEntry entry) {
        if (split != null) {
            return !endSplit(split, entry);
        }
        CopyLoad load = copy;
        copy = null;
        if (load != null) {
            commands.attempt(e -> failed(table, e), load::end);
        }
        if (ownTransaction) {
            ownTransaction = false;
            commands.commit();
        }
        return false;
    }

    private boolean endSplit(SplitCopy ending, @Nullable ArchiveEntry entry) {
        split = null;
        try {
            ending.end();
            return true;
        } catch (ServerException e) {
            TargetCommands.throwIfLost(e);
            helpers = List.of();
            if (entry != null) {
                commands.require(
                        "TRUNCATE TABLE ONLY " + commands.terms().emptyTables().name(entry));
            }
            return false;
        }
    }

    private static String failed(String table, ServerException e) {
        return "COPY failed for table \"" + table + "\": " + e.report();
    }

    /** Ends what the helping sessions are doing. Any thread may call it. */
    void cancel() {
        helpers.forEach(TargetCommands::cancel);
    }

    /** Rows that were on their way when the restore ended are forgotten by the server with the session. */
    @Override
    public void close() {
        if (split != null) {
            split.cancel();
        }
    }
}
