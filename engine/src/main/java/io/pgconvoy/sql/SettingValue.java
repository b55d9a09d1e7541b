package io.pgconvoy.sql;

import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Writes the value of a stored setting ({@code pg_db_role_setting}, {@code proconfig}) for a SET clause. */
public final class SettingValue {

    // those marked GUC_LIST_QUOTE in guc_tables.c: their stored form is a list that is quoted already
    private static final Set<String> QUOTED_LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private SettingValue() {}

    /**
     * What follows {@code SET name TO}: one literal per element for settings that are lists of names, one literal for
     * all others. A list that cannot be split is empty, as in the stock tools.
     */
    public static String format(String name, String value, Dialect dialect, boolean standardConformingStrings) {
        return format(name, value, dialect, text -> Literal.quote(text, standardConformingStrings));
    }

    /** As {@link #format(String, String, Dialect, boolean)}, with another way to write a literal. */
    public static String format(String name, String value, Dialect dialect, UnaryOperator<String> literal) {
        if (!isQuotedList(name.toLowerCase(Locale.ROOT), dialect)) {
            return literal.apply(value);
        }
        return GucList.split(value).stream()
                .flatMap(elements -> elements.stream())
                .map(literal)
                .collect(Collectors.joining(", "));
    }

    private static boolean isQuotedList(String name, Dialect dialect) {
        return QUOTED_LISTS.contains(name)
                || (name.equals("output_plugin_libraries") && dialect.has(Feature.OUTPUT_PLUGIN_LIBRARIES_LIST))
                || (name.equals("oauth_validator_libraries") && dialect.has(Feature.OAUTH_VALIDATOR_LIBRARIES_LIST));
    }
}
