package io.pgconvoy.archive;

import io.pgconvoy.compress.Compression;
import java.nio.charset.Charset;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says about itself before its TOC.
 *
 * @param format null when the entries come from a database and no format is involved
 * @param compression of the data; archives from 1.15 on do not record the level
 * @param created wall-clock time of the dumping client; archives store no time zone
 * @param daylightSaving whether that time was daylight saving time
 * @param databaseName null in archives before 1.4
 * @param serverVersion full version text of the source server, null in archives before 1.10
 * @param dumpVersion version text of the tool that wrote the archive, null in archives before 1.10
 * @param intSize bytes of an integer, without its sign byte
 * @param offsetSize bytes of a file offset, without its flag byte
 * @param charset in which the TOC's texts are encoded; ISO-8859-1 where the bytes fit no single encoding, so that every
 *     byte survives
 */
public record ArchiveHeader(
        ArchiveVersion version,
        @Nullable ArchiveFormat format,
        Compression compression,
        LocalDateTime created,
        boolean daylightSaving,
        @Nullable String databaseName,
        @Nullable String serverVersion,
        @Nullable String dumpVersion,
        int intSize,
        int offsetSize,
        Charset charset) {

    /** The header of something dumped now: standard sizes, and no format until a writer gives it one. */
    public static ArchiveHeader of(
            ArchiveVersion version,
            Compression compression,
            LocalDateTime created,
            boolean daylightSaving,
            String databaseName,
            String serverVersion,
            String dumpVersion,
            Charset charset) {
        return new ArchiveHeader(
                version,
                null,
                compression,
                created,
                daylightSaving,
                databaseName,
                serverVersion,
                dumpVersion,
                4,
                8,
                charset);
    }

    /** The same header with its text in another encoding. */
    public ArchiveHeader withText(Charset newCharset, @Nullable String newDatabaseName) {
        return new ArchiveHeader(
                version,
                format,
                compression,
                created,
                daylightSaving,
                newDatabaseName,
                serverVersion,
                dumpVersion,
                intSize,
                offsetSize,
                newCharset);
    }
}
