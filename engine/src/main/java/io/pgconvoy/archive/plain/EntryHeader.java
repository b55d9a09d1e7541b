package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.EntryData;
import io.pgconvoy.sql.SqlText;
import org.jspecify.annotations.Nullable;

/** The comment above an entry. */
final class EntryHeader {

    static final String DATA = "Data for ";
    static final String STATISTICS = "Statistics for ";

    private EntryHeader() {}

    /** @param prefix what of the entry follows; empty for its definition */
    static String text(ScriptContext context, ArchiveEntry entry, String prefix) {
        StringBuilder text = new StringBuilder("--\n");
        if (context.has(ScriptFlag.VERBOSE)) {
            text.append("-- TOC entry ").append(entry.dumpId());
            text.append(" (class ").append(entry.catalogId().classOid());
            text.append(" OID ").append(entry.catalogId().oid()).append(")\n");
            dependencies(entry, text);
        }
        String owner = context.has(ScriptFlag.NO_OWNER) ? null : entry.owner();
        text.append("-- ").append(prefix).append("Name: ").append(SqlText.onOneLine(entry.tag()));
        text.append("; Type: ").append(entry.kind());
        text.append("; Schema: ").append(orHyphen(entry.namespace()));
        text.append("; Owner: ").append(orHyphen(owner));
        String tablespace = entry.tablespace();
        if (tablespace != null && !tablespace.isEmpty() && !context.has(ScriptFlag.NO_TABLESPACES)) {
            text.append("; Tablespace: ").append(SqlText.onOneLine(tablespace));
        }
        text.append('\n');
        if (context.has(ScriptFlag.VERBOSE)) {
            location(context, entry, text);
        }
        return text.append("--\n\n").toString();
    }

    private static void dependencies(ArchiveEntry entry, StringBuilder text) {
        if (!entry.dependencies().isEmpty()) {
            text.append("-- Dependencies:");
            entry.dependencies().forEach(dumpId -> text.append(' ').append(dumpId));
            text.append('\n');
        }
    }

    private static void location(ScriptContext context, ArchiveEntry entry, StringBuilder text) {
        EntryData data = entry.data();
        String location = data == null ? context.noDataLocation() : data.location();
        if (location != null) {
            text.append("-- ").append(location).append('\n');
        }
    }

    private static String orHyphen(@Nullable String text) {
        return text == null ? "-" : SqlText.onOneLine(text);
    }
}
