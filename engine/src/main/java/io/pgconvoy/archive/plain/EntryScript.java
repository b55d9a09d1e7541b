package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.select.EntryKinds;
import io.pgconvoy.connect.Feature;

/** One entry's header, definition and owner, with what the session needs before. */
final class EntryScript {

    private static final char PARTITIONED_TABLE = 'p';

    private final ScriptContext context;
    private final ScriptSink sink;
    private final SessionState session;
    private final TransactionBlocks transactions;
    private final LargeObjectCommands largeObjects;

    EntryScript(
            ScriptContext context,
            SessionState session,
            TransactionBlocks transactions,
            LargeObjectCommands largeObjects) {
        this.context = context;
        this.sink = context.sink();
        this.session = session;
        this.transactions = transactions;
        this.largeObjects = largeObjects;
    }

    /** @param prefix for the header */
    void write(ArchiveEntry entry, String prefix) {
        session.becomeOwner(entry);
        session.selectSchema(entry.namespace());
        session.selectTablespace(entry.tablespace());
        if (entry.relkind() != PARTITIONED_TABLE) {
            session.selectAccessMethod(entry.tableAccessMethod());
        }
        sink.comment(EntryHeader.text(context, entry, prefix));
        writeDefinition(entry);
        OwnerStatement.write(context, entry, largeObjects);
        if (entry.relkind() == PARTITIONED_TABLE) {
            writeAccessMethod(entry);
        }
        if (EntryKinds.isAcl(entry)) {
            session.forgetUser();
        }
    }

    private void writeDefinition(ArchiveEntry entry) {
        String text = entry.definitionText();
        String definition = text == null ? "" : text;
        if (isSchemaWithOwner(entry, definition)) {
            sink.sql("CREATE SCHEMA " + context.quote(entry.tag()) + ";\n\n\n");
        } else if (entry.kind().equals("BLOB METADATA")) {
            largeObjects.forEach(entry, "SELECT pg_catalog.lo_create('", "')");
        } else if (entry.kind().equals("ACL") && entry.tag().startsWith("LARGE OBJECTS")) {
            largeObjects.acl(entry);
        } else if (!definition.isEmpty()) {
            sink.sql(definition + "\n\n");
            if (transactions.sized()) {
                transactions.add(TransactionBlocks.extraStatements(entry, definition));
            }
        }
    }

    /** Old releases wrote the owner into CREATE SCHEMA. */
    private boolean isSchemaWithOwner(ArchiveEntry entry, String definition) {
        boolean created = !definition.startsWith("--") || !context.has(Feature.PUBLIC_SCHEMA_OWNERSHIP);
        return context.has(ScriptFlag.NO_OWNER) && entry.kind().equals("SCHEMA") && created;
    }

    /** A partitioned table has no storage, and takes no access method from the session. */
    private void writeAccessMethod(ArchiveEntry entry) {
        String accessMethod = entry.tableAccessMethod();
        if (accessMethod != null && !context.has(ScriptFlag.NO_TABLE_ACCESS_METHOD)) {
            sink.set(
                    "ALTER TABLE " + context.qualified(entry) + " SET ACCESS METHOD " + context.quote(accessMethod)
                            + ";\n\n",
                    "could not alter table access method");
        }
    }
}
