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

    /** The table alone, as it stands in a target: qualified and quoted. */
    public static String table(String target) {
        return target.substring(0, columnsAt(target)).strip();
    }

    /** The columns alone, without parentheses; empty where none are named. */
    public static String columns(String target) {
        String list = target.substring(columnsAt(target)).strip();
        return list.isEmpty() ? "" : list.substring(1, list.length() - 1);
    }

    private static int columnsAt(String target) {
        boolean quoted = false;
        for (int i = 0; i < target.length(); i++) {
            quoted ^= target.charAt(i) == '"';
            if (target.charAt(i) == '(' && !quoted) {
                return i;
            }
        }
        return target.length();
    }

    /** The same of a statement; null for a statement in another form. */
    public static @Nullable String text(String statement) {
        Matcher copy = COPY.matcher(statement);
        return copy.matches() ? copy.group(1).strip() : null;
    }
}
