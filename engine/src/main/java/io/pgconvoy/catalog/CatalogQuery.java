package io.pgconvoy.catalog;

import io.pgconvoy.connect.ServerVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A catalog query whose lines say which servers they are for.
 *
 * <p>A line ending in {@code -- since 14} is sent to servers of major 14 and newer only, one ending in {@code -- before
 * 14} to older ones only, and {@code -- since 10 before 14} joins both. All other lines are always sent. So the version
 * axis stands next to the column it concerns, and the text can be read and pasted into psql.
 *
 * <p>A line ending in {@code -- only users' objects} narrows the query down to what initdb did not make; it is left out
 * when that is wanted too.
 */
public final class CatalogQuery {
    private static final Pattern VERSION_MARK =
            Pattern.compile("\\s*--(?:\\s+since\\s+(?<since>[0-9.]+))?(?:\\s+before\\s+(?<before>[0-9.]+))?\\s*$");

    private static final Pattern USERS_MARK = Pattern.compile("\\s*-- only users' objects\\s*$");

    private final String text;

    private CatalogQuery(String text) {
        this.text = text;
    }

    /** @param text the query, as one statement without a closing semicolon */
    public static CatalogQuery of(String text) {
        return new CatalogQuery(text.strip());
    }

    /** The query for what initdb made as well. */
    public CatalogQuery withBuiltin() {
        return new CatalogQuery(
                text.lines().filter(line -> !USERS_MARK.matcher(line).find()).collect(Collectors.joining("\n")));
    }

    /** The statement for one server; empty when every line is for other servers: there is nothing to ask. */
    public String forServer(ServerVersion server) {
        return text.lines()
                .filter(line -> applies(line, server))
                .map(CatalogQuery::withoutMark)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static boolean applies(String line, ServerVersion server) {
        Matcher mark = VERSION_MARK.matcher(line);
        if (!mark.find()) {
            return true;
        }
        String since = mark.group("since");
        String before = mark.group("before");
        return (since == null || server.atLeast(ServerVersion.release(since)))
                && (before == null || !server.atLeast(ServerVersion.release(before)));
    }

    private static String withoutMark(String line) {
        Matcher users = USERS_MARK.matcher(line);
        String unmarked = users.find() ? line.substring(0, users.start()) : line;
        Matcher mark = VERSION_MARK.matcher(unmarked);
        return mark.find() ? unmarked.substring(0, mark.start()) : unmarked;
    }
}
