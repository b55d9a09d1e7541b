package io.pgconvoy.connect;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** One row of a query's result, as text; columns are counted from zero. */
public interface Row {
    int size();

    String name(int column);

    /** The first column of this name; -1 if there is none. */
    int index(String name);

    /** The OID of the column's type; for a domain, of the type below it. */
    long typeOid(int column);

    /** The value decoded by the session's {@link SessionText}; null for SQL NULL. */
    @Nullable
    String text(int column);

    /** The value's bytes as the server sent them; null for SQL NULL. The array is the caller's. */
    byte @Nullable [] bytes(int column);

    boolean isNull(int column);

    /** The value of a column that is never NULL. */
    default String string(int column) {
        String value = text(column);
        if (value == null) {
            throw new NoSuchElementException("column " + name(column) + " is null");
        }
        return value;
    }

    default long number(int column) {
        return Long.parseLong(string(column));
    }

    /** A boolean as PostgreSQL prints it: {@code t} or {@code f}. */
    default boolean truth(int column) {
        return string(column).equals("t");
    }
}
