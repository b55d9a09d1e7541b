package io.pgconvoy.manifest;

import io.pgconvoy.content.Content;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dump says of itself: the contents of its tables as they were read from its snapshot, and its files.
 *
 * @param program what made it
 * @param format of the output, in a word
 * @param database its name
 * @param server version of the source
 * @param dialect the stock release whose output it is
 * @param created as the archive's header has it: local time
 * @param snapshotTime when the transaction began that all was read in; null for a snapshot that somebody else took
 * @param settings of the session that read the rows, as far as they change a value's text
 * @param tables entries of rows
 * @param largeObjects entries of large objects
 * @param sequences where they stood
 * @param files all of the output, but for the manifest itself
 */
public record Manifest(
        String program,
        String format,
        String database,
        String server,
        String dialect,
        String created,
        @Nullable String snapshotTime,
        Map<String, String> settings,
        List<Table> tables,
        List<Objects> largeObjects,
        List<Sequence> sequences,
        List<FileSum> files) {

    public static final int VERSION = 1;

    /** What a manifest beside its archive is called: the archive's name and this. */
    public static final String SUFFIX = ".manifest.json";

    /** What a manifest inside a directory archive is called. No stock tool looks for such a file. */
    public static final String MEMBER = "manifest.json";

    public Manifest {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        tables = List.copyOf(tables);
        largeObjects = List.copyOf(largeObjects);
        sequences = List.copyOf(sequences);
        files = List.copyOf(files);
    }

    /**
     * The rows of one TABLE DATA entry.
     *
     * @param copy the table and its columns, as the COPY statement names them; null for INSERT statements, whose content
     *     is that of their lines
     */
    public record Table(
            int dumpId,
            @Nullable String schema,
            String name,
            @Nullable String copy,
            Content content) {}

    /** The large objects of one BLOBS entry. */
    public record Objects(int dumpId, String name, Content content) {}

    /** A sequence and what {@code setval} is called with. */
    public record Sequence(int dumpId, @Nullable String schema, String name, long lastValue, boolean called) {}
}
