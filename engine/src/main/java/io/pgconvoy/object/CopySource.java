package io.pgconvoy.object;

import org.jspecify.annotations.Nullable;

/**
 * How a table's rows are read by COPY.
 *
 * @param name qualified and quoted
 * @param statement reads all rows: a whole {@code COPY … TO stdout}
 * @param columns a select list; null where the rows cannot be read page by page
 */
public record CopySource(
        String name, String statement, @Nullable String columns) {

    /**
     * Reads the rows that lie on some pages, in their order there.
     *
     * @param from the first page
     * @param to the page behind the last; negative for all pages there are
     */
    public String pages(long from, long to) {
        String upTo = to < 0 ? "" : " AND ctid OPERATOR(pg_catalog.<) '(" + to + ",0)'::pg_catalog.tid";
        return "COPY (SELECT " + columns + " FROM ONLY " + name + " WHERE ctid OPERATOR(pg_catalog.>=) '(" + from
                + ",0)'::pg_catalog.tid" + upTo + ") TO stdout;";
    }
}
