package io.pgconvoy.sql;

import java.util.ArrayList;
import java.util.List;

/** Writes storage parameters, the array {@code {fillfactor=70,...}} of the catalog, as a SQL option list. */
public final class RelOptions {

    private RelOptions() {}

    /**
     * {@code fillfactor='70', autovacuum_enabled=off}: a value stands bare exactly when it would as an identifier.
     *
     * @param options text form of the catalog's array
     * @param prefix put before each name, such as {@code toast.}
     */
    public static String format(
            String options, String prefix, Identifier identifier, boolean standardConformingStrings) {
        List<String> parts = new ArrayList<>();
        for (String option : SqlArray.parseNonNull(options)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value = equals < 0 ? "" : option.substring(equals + 1);
            parts.add(prefix
                    + identifier.quote(name)
                    + '='
                    + (identifier.isPlain(value) ? value : Literal.quote(value, standardConformingStrings)));
        }
        return String.join(", ", parts);
    }
}
