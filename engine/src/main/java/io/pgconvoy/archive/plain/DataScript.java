package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.archive.LargeObjectSink;
import io.pgconvoy.archive.LargeObjects;
import io.pgconvoy.archive.TableRows;

/** The data of one entry. */
final class DataScript {

    private final ScriptContext context;
    private final ScriptSink sink;
    private final SessionState session;
    private final TransactionBlocks transactions;

    DataScript(ScriptContext context, SessionState session, TransactionBlocks transactions) {
        this.context = context;
        this.sink = context.sink();
        this.session = session;
        this.transactions = transactions;
    }

    /** @param emptied whether the table is emptied first, in the same transaction */
    void write(ArchiveEntry entry, EntryData data, boolean emptied) {
        if (data instanceof LargeObjects objects) {
            sink.note("processing " + entry.kind());
            session.selectSchema("pg_catalog");
            if (sink.beginData(entry)) {
                writeObjects(objects);
                sink.endData(entry);
            }
        } else if (entry.kind().equals("BLOB COMMENTS")) {
            sink.note("processing " + entry.kind());
            session.selectSchema("pg_catalog");
            sink.execute((TableRows) data);
        } else {
            writeTable(entry, (TableRows) data, emptied);
        }
    }

    private void writeObjects(LargeObjects objects) {
        transactions.beginOwn();
        LargeObjectScript script = new LargeObjectScript(context);
        // before 1.12 the data created its large objects too
        LargeObjectSink taker = context.version().atLeast(1, 12) ? sink.beginLargeObjects() : null;
        if (taker == null) {
            objects.writeTo(script);
        } else {
            objects.writeTo(script.told(taker));
            sink.endLargeObjects();
        }
        script.finish();
        transactions.endOwn();
    }

    private void writeTable(ArchiveEntry entry, TableRows rows, boolean emptied) {
        boolean withoutTriggers = context.has(ScriptFlag.DISABLE_TRIGGERS) && !context.schemaRestored();
        if (withoutTriggers) {
            switchTriggers(entry, "DISABLE");
        }
        session.becomeOwner(entry);
        session.selectSchema(entry.namespace());
        sink.note(
                entry.kind().equals("BLOBS")
                        ? "processing BLOBS"
                        : "processing data for table \"" + Narration.qualifiedTag(entry) + "\"");
        if (sink.beginData(entry)) {
            writeRows(entry, rows, emptied);
            sink.endData(entry);
        }
        if (withoutTriggers) {
            switchTriggers(entry, "ENABLE");
        }
    }

    private void writeRows(ArchiveEntry entry, TableRows rows, boolean emptied) {
        if (emptied) {
            transactions.beginOwn();
            sink.sql("TRUNCATE TABLE ONLY " + context.qualified(entry) + ";\n\n");
        }
        writeRows(entry, rows);
        if (emptied) {
            transactions.endOwn();
        }
    }

    private void writeRows(ArchiveEntry entry, TableRows rows) {
        String copy = entry.copyStatement();
        if (copy == null || copy.isEmpty()) {
            sink.execute(rows);
        } else {
            do {
                sink.beginCopy(copy);
                sink.copy(rows);
            } while (sink.endCopy());
        }
    }

    private void switchTriggers(ArchiveEntry entry, String how) {
        sink.note((how.equals("DISABLE") ? "disabling" : "enabling") + " triggers for " + entry.tag());
        session.becomeUser(context.options().superuser());
        sink.sql("ALTER TABLE " + context.qualified(entry) + " " + how + " TRIGGER ALL;\n\n");
    }
}
