package io.pgconvoy.archive.toc;

import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveHeader;
import io.pgconvoy.archive.ArchiveVersion;
import io.pgconvoy.compress.Algorithm;
import io.pgconvoy.compress.Compression;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;

/**
 * The header at the start of a custom archive and of {@code toc.dat}.
 *
 * <pre>
 * header      = "PGDMP" major:1 minor:1 [revision:1] intSize:1 [offsetSize:1] format:1 [compression]
 *               [created dbname:string] [serverVersion:string dumpVersion:string]
 *               revision above 1.0, offsetSize since 1.7, created and dbname since 1.4, the versions since 1.10
 * compression = algorithm:1                              since 1.15
 *             | level:int                                1.4 to 1.14: 0 none, -1 default
 *             | level:1                                  1.2 and 1.3
 * created     = second minute hour day month0 year1900 dst      seven ints, local time
 * </pre>
 */
final class HeaderCodec {

    private static final String MAGIC = "PGDMP";
    private static final ArchiveVersion OLDEST = new ArchiveVersion(1, 0, 0);
    private static final ArchiveVersion NEWEST = new ArchiveVersion(1, 16, 255);
    private static final int MAX_INT_SIZE = 32;
    private static final int YEAR_ZERO = 1900;

    private HeaderCodec() {}

    /** Reads a header whose texts are not decoded yet, and leaves the input set to its integers. */
    static ArchiveHeader read(ArchiveInput in, ArchiveFormat format) {
        ArchiveVersion version = readVersion(in);
        int intSize = readIntSize(in, version);
        int offsetSize = version.atLeast(1, 7) ? in.readByte() : intSize;
        int formatCode = in.readByte();
        if (formatCode != format.code()) {
            throw in.malformed(
                    "expected format (" + format.code() + ") differs from format found in file (" + formatCode + ")");
        }
        Compression compression = readCompression(in, version);
        boolean dated = version.atLeast(1, 4);
        LocalDateTime created = dated ? readTime(in) : LocalDateTime.of(1970, 1, 1, 0, 0);
        boolean daylightSaving = dated && in.readInt() > 0;
        String databaseName = dated ? in.readString() : null;
        String serverVersion = version.atLeast(1, 10) ? in.readString() : null;
        String dumpVersion = version.atLeast(1, 10) ? in.readString() : null;
        return new ArchiveHeader(
                version,
                format,
                compression,
                created,
                daylightSaving,
                databaseName,
                serverVersion,
                dumpVersion,
                intSize,
                offsetSize,
                StandardCharsets.ISO_8859_1);
    }

    static void write(ArchiveHeader header, ArchiveFormat format, ArchiveOutput out) {
        out.writeBytes(MAGIC.getBytes(StandardCharsets.US_ASCII));
        out.writeByte(header.version().major());
        out.writeByte(header.version().minor());
        out.writeByte(header.version().revision());
        out.writeByte(ArchiveOutput.INT_SIZE);
        out.writeByte(ArchiveOutput.OFFSET_SIZE);
        out.writeByte(format.code());
        writeCompression(header, out);
        writeTime(header.created(), out);
        out.writeInt(header.daylightSaving() ? 1 : 0);
        out.writeString(header.databaseName());
        out.writeString(header.serverVersion());
        out.writeString(header.dumpVersion());
    }

    private static ArchiveVersion readVersion(ArchiveInput in) {
        byte[] magic = new byte[MAGIC.length()];
        if (in.readUpTo(magic) < magic.length) {
            throw in.malformed("unexpected end of the archive");
        }
        if (!new String(magic, StandardCharsets.ISO_8859_1).equals(MAGIC)) {
            throw in.malformed("did not find magic string in file header");
        }
        int major = in.readByte();
        int minor = in.readByte();
        int revision = major > 1 || (major == 1 && minor > 0) ? in.readByte() : 0;
        ArchiveVersion version = new ArchiveVersion(major, minor, revision);
        if (version.compareTo(OLDEST) < 0 || version.compareTo(NEWEST) > 0) {
            // stock's bytes have signs
            throw in.malformed("unsupported version (" + (byte) major + "." + (byte) minor + ") in file header");
        }
        return version;
    }

    private static int readIntSize(ArchiveInput in, ArchiveVersion version) {
        int intSize = in.readByte();
        if (intSize > MAX_INT_SIZE) {
            throw in.malformed("sanity check on integer size (" + intSize + ") failed");
        }
        in.integers(intSize, version.compareTo(OLDEST) > 0);
        return intSize;
    }

    private static Compression readCompression(ArchiveInput in, ArchiveVersion version) {
        if (version.atLeast(1, 15)) {
            int code = in.readByte();
            return new Compression(
                    Algorithm.ofCode(code).orElseThrow(() -> in.malformed("unknown compression algorithm " + code)),
                    null);
        }
        if (!version.atLeast(1, 2)) {
            return Compression.GZIP;
        }
        int level = version.atLeast(1, 4) ? in.readInt() : in.readByte();
        return level == 0 ? Compression.NONE : new Compression(Algorithm.GZIP, level);
    }

    private static void writeCompression(ArchiveHeader header, ArchiveOutput out) {
        Compression compression = header.compression();
        if (header.version().atLeast(1, 15)) {
            out.writeByte(compression.algorithm().code());
        } else if (compression.algorithm() == Algorithm.NONE || compression.algorithm() == Algorithm.GZIP) {
            out.writeInt(compression.effectiveLevel());
        } else {
            throw new IllegalStateException(
                    "archive version " + header.version() + " knows no " + compression.algorithm());
        }
    }

    /** Out-of-range fields carry over into the next larger one, as C's mktime does. */
    private static LocalDateTime readTime(ArchiveInput in) {
        int second = in.readInt();
        int minute = in.readInt();
        int hour = in.readInt();
        int day = in.readInt();
        int month = in.readInt();
        int year = in.readInt();
        return LocalDateTime.of(YEAR_ZERO, 1, 1, 0, 0)
                .plusYears(year % 1_000_000)
                .plusMonths(month)
                .plusDays(day - 1L)
                .plusHours(hour)
                .plusMinutes(minute)
                .plusSeconds(second);
    }

    private static void writeTime(LocalDateTime time, ArchiveOutput out) {
        out.writeInt(time.getSecond());
        out.writeInt(time.getMinute());
        out.writeInt(time.getHour());
        out.writeInt(time.getDayOfMonth());
        out.writeInt(time.getMonthValue() - 1);
        out.writeInt(time.getYear() - YEAR_ZERO);
    }
}
