package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.select.EntryKinds;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Feature;
import java.util.List;

/**
 * A whole restore, piece by piece into a sink: session settings, drops, and the wanted entries in three passes. Used
 * once, by one thread: {@link #write()}, or its parts in another order and spread over sessions.
 */
public final class ScriptBody {

    private final ScriptContext context;
    private final ScriptSink sink;
    private final SessionState session;
    private final TransactionBlocks transactions;
    private final LargeObjectCommands largeObjects;
    private final EntryScript entryScript;
    private final DataScript dataScript;

    public ScriptBody(Archive archive, ScriptOptions options, ScriptSink sink) {
        this(new ScriptContext(archive, options, sink));
    }

    private ScriptBody(ScriptContext context) {
        this.context = context;
        this.sink = context.sink();
        this.session = new SessionState(context);
        this.transactions = new TransactionBlocks(context);
        this.largeObjects = new LargeObjectCommands(context, transactions);
        this.entryScript = new EntryScript(context, session, transactions, largeObjects);
        this.dataScript = new DataScript(context, session, transactions);
    }

    /** Restores from another session too, each object by itself; that session begins with {@link #beginSession}. */
    public ScriptBody on(ScriptSink other) {
        return new ScriptBody(context.on(other));
    }

    /** All entries in their order, those that are not restored too. */
    public List<SelectedEntry> entries() {
        return context.entries();
    }

    public void write() {
        begin();
        for (RestorePass pass : RestorePass.values()) {
            context.entries().stream()
                    .filter(SelectedEntry::isRestored)
                    .filter(entry ->
                            RestorePass.of(entry.entry(), context.options().dialect()) == pass)
                    .forEach(this::restore);
        }
        end();
    }

    /** Everything before the first entry. */
    public void begin() {
        if (context.options().selection().parts().contains(Part.SCHEMA) && !context.schemaRestored()) {
            boolean partsOnly = context.has(Feature.STATISTICS);
            sink.note(partsOnly ? "implied no-schema restore" : "implied data-only restore");
        }
        transactions.beginSingle();
        beginSession();
        if (context.has(ScriptFlag.CLEAN)) {
            drop();
        }
    }

    public void end() {
        transactions.end();
        sink.end();
    }

    /** What every session begins with. */
    public void beginSession() {
        SessionSettings.write(context);
        transactions.beginSession();
        sink.comment("\n");
    }

    private void drop() {
        List<SelectedEntry> entries = context.entries();
        for (int i = entries.size() - 1; i >= 0; i--) {
            SelectedEntry selected = entries.get(i);
            if (isDropped(selected)) {
                drop(selected.entry());
            }
        }
        session.forgetSchema();
    }

    /** Where the database is created anew nothing else needs to be dropped, or could be: it is another database. */
    private boolean isDropped(SelectedEntry selected) {
        ArchiveEntry entry = selected.entry();
        boolean reached = !context.options().selection().createDatabase() || EntryKinds.isDatabase(entry);
        return reached && entry.drop() != null && (selected.wants(Part.SCHEMA) || selected.wants(Part.DATA));
    }

    private void drop(ArchiveEntry entry) {
        sink.dropping(entry);
        sink.note("dropping " + entry.kind() + " " + entry.tag());
        boolean database = EntryKinds.isDatabase(entry);
        if (database) {
            transactions.leave("COMMIT;\n");
        }
        session.becomeOwner(entry);
        session.selectSchema(entry.namespace());
        DropStatement.write(context, entry, largeObjects);
        if (database) {
            transactions.reenter();
        } else {
            transactions.countDrop();
        }
    }

    /** Restores one entry. */
    public void restore(SelectedEntry selected) {
        restore(selected, false);
    }

    /** @param emptied whether the entry's table is emptied first, in the same transaction */
    public void restore(SelectedEntry selected, boolean emptied) {
        ArchiveEntry entry = selected.entry();
        if (sink.isRestored(entry)) {
            if (selected.wants(Part.SCHEMA) && EntryKinds.isDatabase(entry)) {
                goOnIn(entry);
            }
            return;
        }
        sink.entry(entry);
        if (selected.wants(Part.SCHEMA)) {
            restoreSchema(entry);
            sink.created(entry);
        }
        if (selected.wants(Part.DATA)) {
            restoreData(selected, emptied);
        }
        if (selected.wants(Part.STATISTICS)) {
            entryScript.write(entry, EntryHeader.STATISTICS);
        }
        sink.restored(entry);
        transactions.count(1);
    }

    private void restoreSchema(ArchiveEntry entry) {
        boolean database = EntryKinds.isDatabase(entry);
        if (database) {
            transactions.leave("COMMIT;\n\n");
        }
        sink.note("creating " + entry.kind() + " \"" + Narration.qualifiedTag(entry) + "\"");
        entryScript.write(entry, "");
        if (database) {
            goOnIn(entry);
        }
    }

    private void goOnIn(ArchiveEntry database) {
        sink.note("connecting to new database \"" + database.tag() + "\"");
        sink.connect(database.tag());
        session.forgetAll();
        beginSession();
    }

    private void restoreData(SelectedEntry selected, boolean emptied) {
        ArchiveEntry entry = selected.entry();
        EntryData data = entry.data();
        if (data == null) {
            if (!selected.wants(Part.SCHEMA)) {
                sink.note("executing " + entry.kind() + " " + entry.tag());
                entryScript.write(entry, "");
            }
        } else if (sink.wantsData(entry)) {
            entryScript.write(entry, EntryHeader.DATA);
            dataScript.write(entry, data, emptied);
        }
    }
}
