package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.Archive;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ByteSink;
import io.pgconvoy.archive.CompressedRows;
import io.pgconvoy.archive.Timestamps;
import io.pgconvoy.connect.Feature;
import java.time.ZonedDateTime;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Prints an archive as the plain SQL script that {@code pg_dump} and {@code pg_restore -f} write.
 *
 * <pre>
 * script = title [restrict] versions [started] [BEGIN] settings [drops] entries [COMMIT] [completed] end [unrestrict]
 * </pre>
 */
public final class ScriptWriter {

    private static final String TITLE = "--\n-- PostgreSQL database dump\n--\n\n";
    private static final String END = "--\n-- PostgreSQL database dump complete\n--\n\n";

    private final ScriptOptions options;
    private final Consumer<String> warnings;
    private final Consumer<String> notes;

    /** @param warnings takes what the user should know about a script */
    public ScriptWriter(ScriptOptions options, Consumer<String> warnings) {
        this(options, warnings, note -> {});
    }

    /**
     * @param warnings takes what the user should know about a script
     * @param notes takes each step, for those who want to follow
     */
    public ScriptWriter(ScriptOptions options, Consumer<String> warnings, Consumer<String> notes) {
        this.options = options;
        this.warnings = warnings;
        this.notes = notes;
    }

    /** Writes the whole script, in the archive's encoding. */
    public void write(Archive archive, ByteSink out) {
        write(archive, restrictKey(), out, ScriptWriter::unexpected);
    }

    /**
     * As {@link #write(Archive, ByteSink)}, where rows may come compressed.
     *
     * @param compressed takes them, between what goes to {@code out}
     */
    void write(Archive archive, ByteSink out, Consumer<CompressedRows> compressed) {
        write(archive, restrictKey(), out, compressed);
    }

    /** Writes a script that psql reads without restrictions, as it has to read other files. */
    public void writeUnrestricted(Archive archive, ByteSink out) {
        write(archive, null, out, ScriptWriter::unexpected);
    }

    private static void unexpected(CompressedRows rows) {
        throw new IllegalStateException("compressed rows in a script that is not");
    }

    private void write(
            Archive archive, @Nullable String restrictKey, ByteSink out, Consumer<CompressedRows> compressed) {
        ArchiveHeader header = archive.header();
        try (TextScript script =
                new TextScript(out, compressed, header.charset(), options, restrictKey, warnings, notes)) {
            begin(header, restrictKey, script);
            new ScriptBody(archive, options, script).write();
            end(restrictKey, script);
            script.flush();
        }
    }

    private @Nullable String restrictKey() {
        if (!options.dialect().has(Feature.RESTRICT_LINES)) {
            return null;
        }
        String key = options.restrictKey();
        return key == null ? RestrictKey.random() : RestrictKey.checked(key);
    }

    private void begin(ArchiveHeader header, @Nullable String restrictKey, TextScript script) {
        script.comment(TITLE);
        if (restrictKey != null) {
            script.comment("\\restrict " + restrictKey + "\n\n");
        }
        if (header.serverVersion() != null) {
            script.comment("-- Dumped from database version " + header.serverVersion() + "\n");
        }
        if (header.dumpVersion() != null) {
            script.comment("-- Dumped by pg_dump version " + header.dumpVersion() + "\n");
        }
        script.comment("\n");
        if (options.has(ScriptFlag.VERBOSE)) {
            String started = Timestamps.format(header, options.clock().getZone());
            script.comment("-- Started on " + started + "\n\n");
        }
    }

    private void end(@Nullable String restrictKey, TextScript script) {
        if (options.has(ScriptFlag.VERBOSE)) {
            String completed = Timestamps.format(ZonedDateTime.now(options.clock()));
            script.comment("-- Completed on " + completed + "\n\n");
        }
        script.comment(END);
        if (restrictKey != null) {
            script.comment("\\unrestrict " + restrictKey + "\n\n");
        }
    }
}
