package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
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

    void write(ArchiveEntry entry, EntryData data) {
        if (data instanceof LargeObjects objects) {
            session.selectSchema("pg_catalog");
            writeObjects(objects);
        } else if (entry.kind().equals("BLOB COMMENTS")) {
            session.selectSchema("pg_catalog");
            writeStatements((TableRows) data);
        } else {
            writeTable(entry, (TableRows) data);
        }
    }

    private void writeObjects(LargeObjects objects) {
        if (!transactions.always()) {
            sink.sql("BEGIN;\n\n");
        }
        objects.writeTo(new LargeObjectScript(context));
        if (!transactions.always()) {
            sink.sql("COMMIT;\n\n");
        }
    }

    private void writeTable(ArchiveEntry entry, TableRows rows) {
        boolean withoutTriggers = context.has(ScriptFlag.DISABLE_TRIGGERS) && !context.schemaRestored();
        if (withoutTriggers) {
            switchTriggers(entry, "DISABLE");
        }
        session.becomeOwner(entry);
        session.selectSchema(entry.namespace());
        String copy = entry.copyStatement();
        if (copy == null || copy.isEmpty()) {
            writeStatements(rows);
        } else {
            sink.beginCopy(copy);
            rows.writeTo(sink::rows);
            sink.endCopy();
        }
        if (withoutTriggers) {
            switchTriggers(entry, "ENABLE");
        }
    }

    private void writeStatements(TableRows rows) {
        rows.writeTo(sink::statements);
    }

    private void switchTriggers(ArchiveEntry entry, String how) {
        session.becomeUser(context.options().superuser());
        sink.sql("ALTER TABLE " + context.qualified(entry) + " " + how + " TRIGGER ALL;\n\n");
    }
}
