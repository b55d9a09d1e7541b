package io.pgconvoy.restore;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.plain.ScriptSink;
import java.io.ByteArrayOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the pieces of light entries, so that many of them need no more than one transaction and a few round trips to the
 * server; all others go on to the {@link DatabaseSink} as they come. What the server refuses it refuses piece by piece. One
 * thread.
 */
final class GroupedSink implements ScriptSink {
    /** Each statement takes some locks, of which a server holds a few thousand. */
    private static final int MOST_STATEMENTS = 200;

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int SMALL_TABLE = 1024 * 1024;
    /** Entries that go alone where even small groups failed. */
    private static final int PAUSE = 200;

    private final DatabaseSink sink;
    private final TargetCommands commands;
    private final LightEntries light = new LightEntries();
    private final Group group;
    /** Half of it after a failure, twice after none: where every owner is missing nothing is gained by groups. */
    private int most = MOST_STATEMENTS;

    private int pause;

    /** Tables that the group itself makes. */
    private final Set<Integer> newTables = new HashSet<>();

    private @Nullable ArchiveEntry current;
    private boolean grouping;
    private String copyStatement = "";
    private @Nullable ByteArrayOutputStream rows;

    GroupedSink(DatabaseSink sink) {
        this.sink = sink;
        this.commands = sink.commands();
        this.group = new Group(commands);
    }

    private void flush() {
        Group.Outcome outcome = group.run();
        newTables.clear();
        if (outcome == Group.Outcome.TOGETHER) {
            most = Math.min(MOST_STATEMENTS, 2 * most);
        } else if (outcome == Group.Outcome.UNDONE) {
            pause = most == 2 ? PAUSE : 0;
            most = Math.max(2, most / 2);
        }
    }

    /** Lets what comes next go on by itself, behind all that waits. */
    private DatabaseSink alone() {
        flush();
        return sink;
    }

    private void inTurn(Runnable told) {
        if (grouping) {
            group.add(told);
        } else {
            told.run();
        }
    }

    @Override
    public void entry(ArchiveEntry entry) {
        current = entry;
        pause = Math.max(0, pause - 1);
        grouping = light.isLight(entry)
                && leavesNoTrace(entry)
                && pause == 0
                && !commands.inTransaction()
                && !commands.account().continues();
        if (!grouping || group.statements() >= most || group.bytes() >= MOST_BYTES) {
            flush();
        }
        if (grouping) {
            group.at(entry);
        }
        inTurn(() -> sink.entry(entry));
    }

    /** Rows that are taken back leave gaps behind, in which later ones would lie in another order, unless emptied. */
    private boolean leavesNoTrace(ArchiveEntry entry) {
        EmptyTables tables = commands.terms().emptyTables();
        return !entry.kind().equals("TABLE DATA")
                || tables.isEmptied(entry)
                || tables.isLoadedAlone(entry)
                        && newTables.contains(entry.dependencies().get(0));
    }

    @Override
    public void dropping(ArchiveEntry entry) {
        grouping = false;
        alone().dropping(entry);
    }

    @Override
    public void created(ArchiveEntry entry) {
        light.created(entry);
        if (grouping) {
            newTables.add(entry.dumpId());
        }
        inTurn(() -> sink.created(entry));
    }

    @Override
    public void restored(ArchiveEntry entry) {
        inTurn(() -> sink.restored(entry));
    }

    @Override
    public boolean isRestored(ArchiveEntry entry) {
        return sink.isRestored(entry);
    }

    @Override
    public void note(String line) {
        inTurn(() -> sink.note(line));
    }

    @Override
    public void warning(String message) {
        inTurn(() -> sink.warning(message));
    }

    @Override
    public void comment(String text) {}

    @Override
    public void sql(String text) {
        if (!grouping) {
            sink.sql(text);
        } else if (!sink.isLeftOut(text)) {
            group.addSql(
                    commands.bytes(text),
                    () -> sink.sql(text),
                    () -> commands.account().step(() -> true));
        }
    }

    @Override
    public void sqlAll(List<String> texts) {
        alone().sqlAll(texts);
    }

    @Override
    public void set(String text, String failure) {
        if (!grouping) {
            sink.set(text, failure);
        } else if (!sink.isLeftOut(text)) {
            group.addSql(commands.bytes(text), () -> sink.set(text, failure), () -> {});
        }
    }

    @Override
    public void become(String user, String text) {
        if (grouping) {
            group.addSql(commands.bytes(text), () -> sink.become(user, text), () -> {});
        } else {
            sink.become(user, text);
        }
    }

    @Override
    public void transaction(String text, List<String> beginsAndCommits) {
        alone().transaction(text, beginsAndCommits);
    }

    @Override
    public void connect(String database) {
        alone().connect(database);
    }

    @Override
    public boolean wantsData(ArchiveEntry entry) {
        return commands.terms().noDataForFailedTables() ? alone().wantsData(entry) : sink.wantsData(entry);
    }

    @Override
    public boolean beginData(ArchiveEntry entry) {
        if (!grouping) {
            return alone().beginData(entry);
        }
        group.add(() -> sink.beginData(entry));
        return true;
    }

    @Override
    public void endData(ArchiveEntry entry) {
        inTurn(() -> sink.endData(entry));
    }

    @Override
    public void beginCopy(String statement) {
        if (grouping) {
            copyStatement = statement;
            rows = new ByteArrayOutputStream();
        } else {
            sink.beginCopy(statement);
        }
    }

    @Override
    public void rows(ByteBuf bytes) {
        ByteArrayOutputStream gathered = rows;
        if (gathered == null) {
            sink.rows(bytes);
        } else if (gathered.size() + bytes.readableBytes() <= SMALL_TABLE) {
            byte[] more = new byte[bytes.readableBytes()];
            bytes.getBytes(bytes.readerIndex(), more);
            gathered.writeBytes(more);
        } else {
            tooMany(gathered.toByteArray());
            sink.rows(bytes);
        }
    }

    /** The table is larger than it seemed. */
    private void tooMany(byte[] gathered) {
        rows = null;
        if (current != null) {
            light.heavy(current);
        }
        flush();
        grouping = false;
        sink.beginCopy(copyStatement);
        sink.rows(Unpooled.wrappedBuffer(gathered));
    }

    @Override
    public boolean endCopy() {
        ByteArrayOutputStream gathered = rows;
        if (gathered == null) {
            return sink.endCopy();
        }
        rows = null;
        String statement = copyStatement;
        byte[] bytes = gathered.toByteArray();
        Optional<ArchiveEntry> emptied = Optional.ofNullable(current)
                .filter(entry -> commands.terms().emptyTables().isEmptied(entry));
        group.addCopy(
                commands.bytes(statement),
                bytes,
                () -> {
                    emptied.ifPresent(sink::emptyTable);
                    sink.beginCopy(statement);
                    sink.rows(Unpooled.wrappedBuffer(bytes));
                    sink.endCopy();
                },
                () -> commands.terms().progress().moved(bytes.length));
        return false;
    }

    @Override
    public LargeObjectSink beginLargeObjects() {
        return alone().beginLargeObjects();
    }

    @Override
    public void endLargeObjects() {
        sink.endLargeObjects();
    }

    @Override
    public void statements(ByteBuf bytes) {
        if (grouping && current != null) {
            light.heavy(current);
            flush();
            grouping = false;
        }
        sink.statements(bytes);
    }

    @Override
    public void end() {
        flush();
    }
}
