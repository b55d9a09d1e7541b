package io.pgconvoy.archive;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes points in time as scripts and listings show them: {@code 2026-11-21 03:04:05 UTC}. */
public final class Timestamps {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss zzz", Locale.ROOT);

    private Timestamps() {}

    public static String format(ZonedDateTime time) {
        return FORMAT.format(time);
    }

    /** When the archive was created: in its own local time, which is taken to be that of the zone. */
    public static String format(ArchiveHeader header, ZoneId zone) {
        ZonedDateTime time = header.created().atZone(zone);
        return format(header.daylightSaving() ? time.withEarlierOffsetAtOverlap() : time.withLaterOffsetAtOverlap());
    }
}
