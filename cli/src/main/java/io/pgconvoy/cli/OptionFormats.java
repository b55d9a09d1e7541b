package io.pgconvoy.cli;

import io.pgconvoy.api.OutputFormat;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.archive.ArchiveFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code -F} means. */
final class OptionFormats {
    private OptionFormats() {}

    /** For a dump; plain where nothing is said. */
    static OutputFormat output(@Nullable String format) {
        if (format == null) {
            return OutputFormat.PLAIN;
        }
        return switch (format.toLowerCase(Locale.ROOT)) {
            case "c", "custom" -> OutputFormat.CUSTOM;
            case "d", "directory" -> OutputFormat.DIRECTORY;
            case "t", "tar" -> OutputFormat.TAR;
            // What pg_dumpall uses to add a database to its script.
            case "p", "plain", "a", "append" -> OutputFormat.PLAIN;
            default -> throw new UsageException("invalid output format \"" + format + "\" specified");
        };
    }

    /** Whether a dump is to be added to what its file holds. */
    static boolean appends(@Nullable String format) {
        return "a".equalsIgnoreCase(format) || "append".equalsIgnoreCase(format);
    }

    /**
     * For a restore; null where the archive is to be looked at.
     *
     * @param knowsPlain whether plain is refused with advice
     */
    static @Nullable ArchiveFormat archive(@Nullable String format, boolean knowsPlain) {
        if (format == null || format.isEmpty()) {
            return null;
        }
        String word = format.toLowerCase(Locale.ROOT);
        if (knowsPlain && (word.equals("p") || word.equals("plain"))) {
            throw new UsageException("archive format \"" + format + "\" is not supported; please use psql");
        }
        return switch (word) {
            case "c", "custom" -> ArchiveFormat.CUSTOM;
            case "d", "directory" -> ArchiveFormat.DIRECTORY;
            case "t", "tar" -> ArchiveFormat.TAR;
            default ->
                throw new UsageException(
                        "unrecognized archive format \"" + format + "\"; please specify \"c\", \"d\", or \"t\"");
        };
    }
}
