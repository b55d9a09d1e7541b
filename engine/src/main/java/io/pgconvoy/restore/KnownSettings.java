package io.pgconvoy.restore;

import io.pgconvoy.connect.Session;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings that a server knows. Dumps begin with settings of the release that made them; those that another release
 * does not have mean nothing to it, and are left out.
 */
final class KnownSettings {
    private static final Pattern SET = Pattern.compile("SET (\\w+) = .*", Pattern.DOTALL);
    private static final Pattern OF_DATABASE = Pattern.compile("ALTER (?:DATABASE|ROLE) .* SET \"?(\\w+)\"? TO .*");

    /** All that any release of pg_dump or pg_dumpall sets for the session that restores. */
    private static final Set<String> OF_DUMPS = Set.of(
            "check_function_bodies",
            "client_encoding",
            "client_min_messages",
            "default_table_access_method",
            "default_tablespace",
            "default_toast_compression",
            "default_transaction_read_only",
            "default_with_oids",
            "escape_string_warning",
            "idle_in_transaction_session_timeout",
            "lock_timeout",
            "row_security",
            "standard_conforming_strings",
            "statement_timeout",
            "transaction_timeout",
            "xmloption");

    private final Set<String> names = new HashSet<>();

    private KnownSettings() {}

    static KnownSettings of(Session session) {
        KnownSettings settings = new KnownSettings();
        session.query(
                "SELECT name FROM pg_catalog.pg_settings",
                row -> settings.names.add(Objects.requireNonNull(row.text(0)).toLowerCase(Locale.ROOT)));
        return settings;
    }

    boolean contains(String name) {
        return names.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The setting that a statement of a dump's beginning sets, if the server does not have it. */
    Optional<String> missing(String statement) {
        Matcher set = SET.matcher(statement);
        return set.matches() && OF_DUMPS.contains(set.group(1)) ? unless(set.group(1)) : Optional.empty();
    }

    /** The same for a setting that belongs to a database: one line of its properties. */
    Optional<String> missingOfDatabase(String line) {
        Matcher set = OF_DATABASE.matcher(line);
        return set.matches() ? unless(set.group(1)) : Optional.empty();
    }

    private Optional<String> unless(String name) {
        return contains(name) ? Optional.empty() : Optional.of(name);
    }
}
