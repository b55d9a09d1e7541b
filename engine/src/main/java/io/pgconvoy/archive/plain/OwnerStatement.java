package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Feature;

/** Hands an object to its owner: {@code ALTER … OWNER TO …}. */
final class OwnerStatement {

    private OwnerStatement() {}

    static void write(ScriptContext context, ArchiveEntry entry, LargeObjectCommands largeObjects) {
        String owner = entry.owner();
        String drop = entry.drop();
        if (owner == null || owner.isEmpty() || drop == null || drop.isEmpty() || !isWanted(context, entry)) {
            return;
        }
        String newOwner = " OWNER TO " + context.quote(owner);
        if (entry.kind().equals("BLOB METADATA")) {
            largeObjects.forEach(entry, "ALTER LARGE OBJECT ", newOwner);
            return;
        }
        String object = object(context, entry, drop);
        if (!object.isEmpty()) {
            context.sink().sql("ALTER " + object + newOwner + ";\n\n");
        }
    }

    /** A schema that a comment stands for, instead of its creation, can only be handed over. */
    private static boolean isWanted(ScriptContext context, ArchiveEntry entry) {
        boolean onlyCommented = entry.kind().equals("SCHEMA")
                && entry.definition() != null
                && entry.definition().startsWith("--")
                && context.has(Feature.PUBLIC_SCHEMA_OWNERSHIP);
        return !context.has(ScriptFlag.NO_OWNER)
                && (!context.has(ScriptFlag.USE_SET_SESSION_AUTHORIZATION) || onlyCommented);
    }

    /** The object as ALTER names it; empty for kinds that have no owner of their own. */
    private static String object(ScriptContext context, ArchiveEntry entry, String drop) {
        String kind = entry.kind();
        return switch (kind) {
            case "COLLATION",
                    "CONVERSION",
                    "DATABASE",
                    "DOMAIN",
                    "EVENT TRIGGER",
                    "FOREIGN DATA WRAPPER",
                    "FOREIGN TABLE",
                    "PROCEDURAL LANGUAGE",
                    "PUBLICATION",
                    "SCHEMA",
                    "SERVER",
                    "STATISTICS",
                    "SUBSCRIPTION",
                    "TABLE",
                    "TEXT SEARCH CONFIGURATION",
                    "TEXT SEARCH DICTIONARY",
                    "TYPE" -> kind + " " + context.qualified(entry);
            case "MATERIALIZED VIEW", "SEQUENCE", "VIEW" ->
                (context.has(Feature.OWNER_BY_OWN_KIND) ? kind : "TABLE") + " " + context.qualified(entry);
            case "BLOB" -> "LARGE OBJECT " + entry.tag();
            // how such an object is named stands in its DROP statement
            case "AGGREGATE", "FUNCTION", "OPERATOR", "OPERATOR CLASS", "OPERATOR FAMILY", "PROCEDURE" -> named(drop);
            case "CAST",
                    "CHECK CONSTRAINT",
                    "CONSTRAINT",
                    "DATABASE PROPERTIES",
                    "DEFAULT",
                    "FK CONSTRAINT",
                    "INDEX",
                    "POLICY",
                    "ROW SECURITY",
                    "RULE",
                    "TRIGGER",
                    "USER MAPPING" -> "";
            default -> {
                context.sink().warning("don't know how to set owner for object type \"" + kind + "\"");
                yield "";
            }
        };
    }

    private static String named(String drop) {
        int end = drop.length();
        while (end > 0 && (drop.charAt(end - 1) == ';' || drop.charAt(end - 1) == '\n')) {
            end--;
        }
        return drop.substring(Math.min("DROP ".length(), end), end);
    }
}
