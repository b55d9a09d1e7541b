package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveSettings;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.archive.select.EntryFilter;
import io.pgconvoy.archive.select.Part;
import io.pgconvoy.archive.select.SelectedEntry;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.Identifier;
import io.pgconvoy.sql.Literal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all pieces of one script look at: the archive, the options, and the sink they write to. */
final class ScriptContext {

    private final ScriptOptions options;
    private final ScriptSink sink;
    private final ArchiveVersion version;
    private final @Nullable ArchiveFormat format;
    private final List<SelectedEntry> entries;
    private final ArchiveSettings settings;
    private final Identifier ids;
    private final boolean schemaRestored;
    private final Map<Integer, ArchiveEntry> entriesById;

    ScriptContext(Archive archive, ScriptOptions options, ScriptSink sink) {
        this.options = options;
        this.sink = sink;
        this.version = archive.header().version();
        this.format = archive.header().format();
        this.entries = EntryFilter.apply(archive.entries(), options.selection(), options.dialect());
        this.settings = ArchiveSettings.of(archive.entries());
        this.ids = Identifier.of(options.dialect(), options.has(ScriptFlag.QUOTE_ALL_IDENTIFIERS));
        // The database's own entries may be there without: it can be created for data alone.
        this.schemaRestored = options.selection().parts().contains(Part.SCHEMA)
                && entries.stream().anyMatch(entry -> entry.wants(Part.SCHEMA));
        this.entriesById = new HashMap<>();
        archive.entries().forEach(entry -> entriesById.putIfAbsent(entry.dumpId(), entry));
    }

    private ScriptContext(ScriptContext other, ScriptSink sink) {
        this.options = other.options.withTransactionSize(0);
        this.sink = sink;
        this.version = other.version;
        this.format = other.format;
        this.entries = other.entries;
        this.settings = other.settings;
        this.ids = other.ids;
        this.schemaRestored = other.schemaRestored;
        this.entriesById = other.entriesById;
    }

    /** The same restore on another session, which knows no transactions that last. */
    ScriptContext on(ScriptSink other) {
        return new ScriptContext(this, other);
    }

    ScriptOptions options() {
        return options;
    }

    boolean has(ScriptFlag flag) {
        return options.has(flag);
    }

    boolean has(Feature feature) {
        return options.dialect().has(feature);
    }

    ScriptSink sink() {
        return sink;
    }

    /** What the archive is read from; null when it is no archive. */
    @Nullable
    ArchiveFormat format() {
        return format;
    }

    ArchiveVersion version() {
        return version;
    }

    /** What a verbose script says about entries without data: custom archives store a position for them too. */
    @Nullable
    String noDataLocation() {
        return format == ArchiveFormat.CUSTOM ? "Data Pos: 0" : null;
    }

    List<SelectedEntry> entries() {
        return entries;
    }

    @Nullable
    ArchiveEntry entry(int dumpId) {
        return entriesById.get(dumpId);
    }

    ArchiveSettings settings() {
        return settings;
    }

    /** Whether any object is created, by what was asked for and by what the archive holds. */
    boolean schemaRestored() {
        return schemaRestored;
    }

    String quote(String name) {
        return ids.quote(name);
    }

    String qualified(ArchiveEntry entry) {
        return ids.qualified(entry.namespace(), entry.tag());
    }

    String literal(String text) {
        return Literal.quote(text, settings.standardConformingStrings());
    }
}
