package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;

/** Drops an object, before anything is created. */
final class DropStatement {

    private static final String ALTER_TABLE = "ALTER TABLE";

    private DropStatement() {}

    static void write(ScriptContext context, ArchiveEntry entry, LargeObjectCommands largeObjects) {
        String drop = entry.drop();
        if (entry.kind().equals("BLOB METADATA")) {
            unlink(context, entry, largeObjects);
        } else if (drop != null && !drop.isEmpty()) {
            boolean verbatim = !context.has(ScriptFlag.IF_EXISTS) || drop.startsWith("--");
            context.sink().sql(verbatim ? drop : ifExists(context, entry, drop));
        }
    }

    private static void unlink(ScriptContext context, ArchiveEntry entry, LargeObjectCommands largeObjects) {
        if (context.has(ScriptFlag.IF_EXISTS)) {
            largeObjects.forEach(entry, LargeObjectCommands.UNLINK_IF_EXISTS, "'");
        } else {
            largeObjects.forEach(entry, "SELECT pg_catalog.lo_unlink('", "')");
        }
    }

    private static String ifExists(ScriptContext context, ArchiveEntry entry, String drop) {
        if (entry.kind().equals("BLOB")) {
            return LargeObjectCommands.UNLINK_IF_EXISTS + entry.catalogId().oid() + "';\n";
        }
        boolean altersTable = drop.startsWith(ALTER_TABLE);
        String head = altersTable ? ALTER_TABLE + " IF EXISTS" : "";
        String statement = altersTable ? drop.substring(ALTER_TABLE.length()) : drop;
        if (entry.kind().equals("DEFAULT")
                || entry.kind().equals("DATABASE PROPERTIES")
                || statement.startsWith("CREATE OR REPLACE VIEW")) {
            return head + statement;
        }
        String verb = verb(entry.kind());
        int at = statement.indexOf(verb);
        if (at < 0) {
            context.sink().warning("could not find where to insert IF EXISTS in statement \"" + drop + "\"");
            return head + statement;
        }
        int end = at + verb.length();
        return head + statement.substring(0, end) + " IF EXISTS" + statement.substring(end);
    }

    private static String verb(String kind) {
        return switch (kind) {
            case "CONSTRAINT", "CHECK CONSTRAINT", "FK CONSTRAINT" -> "DROP CONSTRAINT";
            default -> "DROP " + kind;
        };
    }
}
