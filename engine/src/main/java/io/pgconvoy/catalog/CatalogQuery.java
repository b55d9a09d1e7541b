package io.pgconvoy.catalog;

import io.pgconvoy.connect.ServerVersion;
import java.util.StringJoiner;
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
    private static final String MARK = "--";

    private static final Pattern VERSION_MARK =
            Pattern.compile("--(?:\\s+since\\s+(?<since>[0-9.]+))?(?:\\s+before\\s+(?<before>[0-9.]+))?\\s*");

    private static final String USERS_MARK = "-- only users' objects";

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
                text.lines().filter(line -> !isForUsersObjects(line)).collect(Collectors.joining("\n")));
    }

    /** The query with another text in the place of a mark that stands in it. */
    public CatalogQuery with(String mark, String replacement) {
        return new CatalogQuery(text.replace(mark, replacement));
    }

    /** The statement for one server; empty when every line is for other servers: there is nothing to ask. */
    public String forServer(ServerVersion server) {
        StringJoiner statement = new StringJoiner("\n");
        text.lines().forEach(line -> {
            String sent = forServer(line, server);
            if (!sent.isBlank()) {
                statement.add(sent);
            }
        });
        return statement.toString();
    }

    /** Most lines have no mark, and a pattern that is tried at each of their characters would be felt in short runs. */
    private static String forServer(String line, ServerVersion server) {
        int dashes = line.lastIndexOf(MARK);
        if (dashes < 0) {
            return line;
        }
        String unmarked = line.substring(0, dashes).stripTrailing();
        if (isForUsersObjects(line)) {
            return unmarked;
        }
        Matcher mark = VERSION_MARK.matcher(line).region(dashes, line.length());
        if (!mark.matches()) {
            return line;
        }
        String since = mark.group("since");
        String before = mark.group("before");
        boolean applies = (since == null || server.atLeast(ServerVersion.release(since)))
                && (before == null || !server.atLeast(ServerVersion.release(before)));
        return applies ? unmarked : "";
    }

    private static boolean isForUsersObjects(String line) {
        return line.stripTrailing().endsWith(USERS_MARK);
    }
}
