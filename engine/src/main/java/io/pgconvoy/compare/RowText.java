package io.pgconvoy.compare;

import io.pgconvoy.sql.Identifier;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * SQL for the text of a row that is hashed: the values' own text, but for types whose text is not the same on every
 * release. Tables have the alias {@code x}, and {@code search_path} is {@code pg_catalog} alone.
 */
final class RowText {
    /** Types whose text depends on the release or loses digits, with what stands for a value: {@code %s} is it. */
    private static final Map<Long, String> EXACT = Map.ofEntries(
            // "char": since 16 bytes above 127 are printed as octal numbers
            Map.entry(18L, "encode(charsend(%s), 'hex')"),
            // a NaN keeps its bits in a table, but not on its way through text
            Map.entry(700L, "CASE WHEN %1$s = 'NaN' THEN 'NaN' ELSE encode(float4send(%1$s), 'hex') END"),
            Map.entry(701L, "CASE WHEN %1$s = 'NaN' THEN 'NaN' ELSE encode(float8send(%1$s), 'hex') END"),
            Map.entry(600L, "encode(point_send(%s), 'hex')"),
            Map.entry(601L, "encode(lseg_send(%s), 'hex')"),
            Map.entry(602L, "encode(path_send(%s), 'hex')"),
            Map.entry(603L, "encode(box_send(%s), 'hex')"),
            Map.entry(604L, "encode(poly_send(%s), 'hex')"),
            Map.entry(628L, "encode(line_send(%s), 'hex')"),
            Map.entry(718L, "encode(circle_send(%s), 'hex')"));

    /** Arrays of such types, with the types of their elements. */
    private static final Map<Long, Long> ARRAYS = Map.of(1002L, 18L, 1021L, 700L, 1022L, 701L);

    private static final String EACH_ELEMENT = """
        CASE WHEN %1$s IS NULL THEN NULL
        ELSE concat(array_dims(%1$s),
                    (SELECT string_agg(COALESCE(%2$s, 'NULL'), ',' ORDER BY e.n)
                     FROM unnest(%1$s) WITH ORDINALITY AS e (v, n))) END\
        """;

    private final Identifier ids;

    RowText(Identifier ids) {
        this.ids = ids;
    }

    /** The columns' values as one text. */
    String of(Map<String, Long> columns) {
        return columns.entrySet().stream()
                .map(column -> value("x." + ids.quote(column.getKey()), column.getValue()))
                .collect(Collectors.joining(", ", "ROW(", ")::text"));
    }

    /** The columns' values as people read them. */
    String readable(Collection<String> columns) {
        return columns.stream()
                .map(column -> "x." + ids.quote(column))
                .collect(Collectors.joining(", ", "ROW(", ")::text"));
    }

    private static String value(String column, long type) {
        Long element = ARRAYS.get(type);
        if (element != null) {
            return String.format(Locale.ROOT, EACH_ELEMENT, column, exact("e.v", element));
        }
        return exact(column, type);
    }

    private static String exact(String value, long type) {
        String expression = EXACT.get(type);
        return expression == null ? value : String.format(Locale.ROOT, expression, value);
    }
}
