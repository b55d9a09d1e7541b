package io.pgconvoy.manifest;

import io.pgconvoy.archive.ArchiveEntry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a COPY statement names: a table and its columns, as they stand in the statement. */
public final class CopyTarget {
    /** What PostgreSQL's own dumps say behind the names; before 12 a table may have had OIDs. */
    private static final Pattern COPY = Pattern.compile("COPY (.+?) ?(?:WITH OIDS )?FROM stdin;\\s*", Pattern.DOTALL);

    private CopyTarget() {}

    /** {@code public.t (a, b)}; null for an entry whose rows are INSERT statements. */
    public static @Nullable String text(ArchiveEntry entry) {
        String statement = entry.copyStatement();
        return statement == null || statement.isEmpty() ? null : text(statement);
    }

    /** The same of a statement; null for a statement in another form. */
    public static @Nullable String text(String statement) {
        Matcher copy = COPY.matcher(statement);
        return copy.matches() ? copy.group(1).strip() : null;
    }
}
