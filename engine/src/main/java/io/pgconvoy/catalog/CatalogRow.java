package io.pgconvoy.catalog;

import io.pgconvoy.sql.SqlArray;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of a catalog query: text values by column name. A name that the query does not give is a bug. */
public final class CatalogRow {
    private final Map<String, Integer> columns;
    private final @Nullable String[] values;

    public CatalogRow(Map<String, Integer> columns, @Nullable String[] values) {
        this.columns = columns;
        this.values = values;
    }

    /** The value, or null for SQL NULL. */
    public @Nullable String textOrNull(String column) {
        Integer index = columns.get(column);
        if (index == null) {
            throw new IllegalStateException("the query gives no column \"" + column + "\": " + columns.keySet());
        }
        return values[index];
    }

    /** Whether the query gives this column at all. */
    public boolean has(String column) {
        return columns.containsKey(column);
    }

    public boolean isNull(String column) {
        return textOrNull(column) == null;
    }

    public String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    /** The value, or the empty string for SQL NULL. */
    public String textOrEmpty(String column) {
        String value = textOrNull(column);
        return value == null ? "" : value;
    }

    /** A value of type "char": its one byte, or NUL where it is empty. */
    public char character(String column) {
        String value = text(column);
        return value.isEmpty() ? '\0' : value.charAt(0);
    }

    /** An OID, as an unsigned 32-bit number; 0 is InvalidOid and stands for SQL NULL too. */
    public long oid(String column) {
        String value = textOrNull(column);
        return value == null ? 0 : Long.parseLong(value);
    }

    public int integer(String column) {
        return Integer.parseInt(text(column));
    }

    public long number(String column) {
        return Long.parseLong(text(column));
    }

    /** A boolean; SQL NULL is false. */
    public boolean flag(String column) {
        return "t".equals(textOrNull(column));
    }

    /** The elements of an array; SQL NULL is an empty list. */
    public List<@Nullable String> array(String column) {
        String value = textOrNull(column);
        return value == null ? List.of() : SqlArray.parse(value);
    }

    /** The OIDs of an oid[], oidvector or blank-separated text; SQL NULL is an empty list. */
    public List<Long> oids(String column) {
        String value = textOrEmpty(column).replaceAll("[{},\\s]+", " ").strip();
        if (value.isEmpty()) {
            return List.of();
        }
        return List.of(value.split(" ")).stream().map(Long::valueOf).collect(Collectors.toUnmodifiableList());
    }
}
