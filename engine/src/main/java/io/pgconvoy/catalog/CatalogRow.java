package io.pgconvoy.catalog;

import io.pgconvoy.connect.Row;
import io.pgconvoy.sql.SqlArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a catalog query: text values by column name. A name that the query does not give is a bug. */
public final class CatalogRow {
    private final Row row;

    public CatalogRow(Row row) {
        this.row = row;
    }

    /** The value, or null for SQL NULL. */
    public @Nullable String textOrNull(String column) {
        return row.text(index(column));
    }

    /** Whether the query gives this column at all. */
    public boolean has(String column) {
        return row.index(column) >= 0;
    }

    private int index(String column) {
        int index = row.index(column);
        if (index < 0) {
            throw new IllegalStateException("the query gives no column \"" + column + "\"");
        }
        return index;
    }

    public boolean isNull(String column) {
        return row.isNull(index(column));
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
        int index = index(column);
        return row.isNull(index) ? 0 : row.number(index);
    }

    public int integer(String column) {
        return Math.toIntExact(row.number(index(column)));
    }

    public long number(String column) {
        return row.number(index(column));
    }

    /** A boolean; SQL NULL is false. */
    public boolean flag(String column) {
        int index = index(column);
        return !row.isNull(index) && row.truth(index);
    }

    /**
     * The elements of an array; SQL NULL is an empty list.
     *
     * @throws io.pgconvoy.api.error.EngineException when it is none: some encodings have characters that end in a backslash
     */
    public List<@Nullable String> array(String column) {
        String value = textOrNull(column);
        try {
            return value == null ? List.of() : SqlArray.parse(value);
        } catch (IllegalArgumentException e) {
            throw CatalogReader.inconsistent("could not parse " + column + " array");
        }
    }

    /** The OIDs of an oid[], oidvector or blank-separated text; SQL NULL is an empty list. */
    public List<Long> oids(String column) {
        String text = textOrEmpty(column);
        List<Long> oids = new ArrayList<>();
        long oid = -1;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit >= 0 && digit <= 9) {
                oid = Math.max(oid, 0) * 10 + digit;
            } else if (oid >= 0) {
                oids.add(oid);
                oid = -1;
            }
        }
        if (oid >= 0) {
            oids.add(oid);
        }
        return Collections.unmodifiableList(oids);
    }
}
