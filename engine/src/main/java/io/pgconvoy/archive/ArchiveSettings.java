package io.pgconvoy.archive;

import io.pgconvoy.api.error.MalformedArchiveException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The session settings every entry of an archive relies on, as its ENCODING, STDSTRINGS and SEARCHPATH entries say.
 *
 * @param encoding PostgreSQL's name of the client encoding
 * @param standardConformingStrings whether backslashes in literals are ordinary characters
 * @param searchPath the statement that sets it, null in archives from before 2018 that change it from entry to entry
 */
public record ArchiveSettings(
        String encoding,
        boolean standardConformingStrings,
        @Nullable String searchPath) {

    /** What holds where an old archive says nothing. */
    public static final ArchiveSettings UNSAID = new ArchiveSettings("SQL_ASCII", false, null);

    /** Whether entries of this kind hold settings, and are never restored themselves. */
    public static boolean isSetting(String kind) {
        return kind.equals("ENCODING") || kind.equals("STDSTRINGS") || kind.equals("SEARCHPATH");
    }

    public static ArchiveSettings of(List<ArchiveEntry> entries) {
        ArchiveSettings settings = UNSAID;
        for (ArchiveEntry entry : entries) {
            settings = settings.with(entry.kind(), entry.definition());
        }
        return settings;
    }

    /** These settings as changed by an entry; any entry is welcome, most change nothing. */
    public ArchiveSettings with(String kind, @Nullable String definition) {
        String text = definition == null ? "" : definition;
        return switch (kind) {
            case "ENCODING" -> new ArchiveSettings(literal(kind, text), standardConformingStrings, searchPath);
            case "STDSTRINGS" -> new ArchiveSettings(encoding, isOn(kind, text), searchPath);
            case "SEARCHPATH" -> new ArchiveSettings(encoding, standardConformingStrings, text);
            default -> this;
        };
    }

    private static boolean isOn(String kind, String definition) {
        String value = literal(kind, definition);
        if (!value.equals("on") && !value.equals("off")) {
            throw invalid(kind, definition);
        }
        return value.equals("on");
    }

    private static String literal(String kind, String definition) {
        int start = definition.indexOf('\'') + 1;
        int end = definition.indexOf('\'', start);
        if (start == 0 || end < 0) {
            throw invalid(kind, definition);
        }
        return definition.substring(start, end);
    }

    private static MalformedArchiveException invalid(String kind, String definition) {
        return new MalformedArchiveException("invalid " + kind + " item: " + definition.strip(), -1, null);
    }
}
