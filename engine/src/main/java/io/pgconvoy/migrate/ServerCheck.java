package io.pgconvoy.migrate;

import static io.pgconvoy.api.MigrateCheck.Severity.ERROR;
import static io.pgconvoy.api.MigrateCheck.Severity.NOTE;
import static io.pgconvoy.api.MigrateCheck.Severity.WARNING;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Session;
import java.util.List;

/** Whether two servers and their databases fit to each other, and have room for the workers. Only reads. */
final class ServerCheck {
    private static final CatalogQuery DATABASE = CatalogQuery.of("""
        SELECT pg_catalog.pg_encoding_to_char(d.encoding) AS encoding, d.datcollate, d.datctype,
               'c' AS provider, '' AS locale, '' AS version, '' AS actual                                          -- before 15
               d.datlocprovider AS provider, COALESCE(d.datcollversion, '') AS version,              -- since 15
               COALESCE(d.daticulocale, '') AS locale,                                               -- since 15 before 17
               COALESCE(d.datlocale, '') AS locale,                                                  -- since 17
               COALESCE(pg_catalog.pg_database_collation_actual_version(d.oid), '') AS actual        -- since 15
        FROM pg_catalog.pg_database d
        WHERE d.datname = pg_catalog.current_database()
        """);

    /** Limits that are -1 where there is none. */
    private static final CatalogQuery SLOTS = CatalogQuery.of("""
        SELECT pg_catalog.current_setting('max_connections')::int
                 - pg_catalog.current_setting('superuser_reserved_connections')::int
                 - pg_catalog.current_setting('reserved_connections')::int                           -- since 16
                 - (SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE pid <> pg_catalog.pg_backend_pid()
                    AND backend_type = 'client backend'                                              -- since 10
                   ) AS free,
               (SELECT rolconnlimit FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER) AS of_role,
               (SELECT datconnlimit FROM pg_catalog.pg_database
                WHERE datname = pg_catalog.current_database()) AS of_database
        """);

    private static final String LOCKS = """
        SELECT pg_catalog.current_setting('max_locks_per_transaction')::bigint
               * (pg_catalog.current_setting('max_connections')::bigint
                  + pg_catalog.current_setting('max_prepared_transactions')::bigint)
        """;

    private final Findings findings;

    ServerCheck(Findings findings) {
        this.findings = findings;
    }

    private record Database(
            String encoding,
            String collate,
            String ctype,
            String provider,
            String locale,
            String version,
            String actual) {
        static Database of(Session session) {
            List<Database> rows = new CatalogReader(session)
                    .rows(
                            DATABASE,
                            row -> new Database(
                                    row.text("encoding"),
                                    row.text("datcollate"),
                                    row.text("datctype"),
                                    provider(row.character("provider")),
                                    row.text("locale"),
                                    row.text("version"),
                                    row.text("actual")));
            return rows.get(0);
        }

        private static String provider(char provider) {
            return switch (provider) {
                case 'i' -> "ICU";
                case 'b' -> "the server itself";
                default -> "the C library";
            };
        }

        String order() {
            return provider
                    + (locale.isEmpty() ? "" : " (" + locale + ")")
                    + (version.isEmpty() ? "" : ", version " + version);
        }
    }

    void databases(Session source, Session target) {
        Database ours = Database.of(source);
        Database theirs = Database.of(target);
        if (!theirs.encoding().equals(ours.encoding())) {
            boolean any = theirs.encoding().equals("UTF8") && !ours.encoding().equals("SQL_ASCII");
            if (!any) {
                findings.add(
                        WARNING,
                        "encodings",
                        "the source is in encoding " + ours.encoding() + ", the target in " + theirs.encoding()
                                + ", which may lack characters or refuse bytes",
                        "create the target with ENCODING '" + ours.encoding() + "' TEMPLATE template0");
            }
        }
        if (!ours.collate().equals(theirs.collate()) || !ours.ctype().equals(theirs.ctype())) {
            findings.add(
                    WARNING,
                    "collations",
                    "the source sorts by " + ours.collate() + " (" + ours.ctype() + "), the target by "
                            + theirs.collate() + " (" + theirs.ctype() + "): the order of texts may differ",
                    "");
        }
        boolean sameProvider =
                ours.provider().equals(theirs.provider()) && ours.locale().equals(theirs.locale());
        if (!sameProvider || !ours.version().equals(theirs.version())) {
            findings.add(
                    sameProvider ? NOTE : WARNING,
                    "collations",
                    "the source's texts are sorted by " + ours.order() + ", the target's by " + theirs.order()
                            + ": the order of texts may differ, and with it what ranges of partitions and checks mean",
                    sameProvider
                            ? ""
                            : "create the target with the source's LOCALE_PROVIDER and locale, TEMPLATE template0");
        }
        if (!theirs.version().equals(theirs.actual())) {
            findings.add(
                    WARNING,
                    "collations",
                    "the target's collation has version " + theirs.actual() + ", but the database was made with "
                            + theirs.version(),
                    "ALTER DATABASE … REFRESH COLLATION VERSION on the target");
        }
    }

    /** @param needed sessions, those that check not counted */
    void slots(String side, Session session, int needed) {
        new CatalogReader(session)
                .rows(SLOTS, row -> new long[] {row.number("free"), row.number("of_role"), row.number("of_database")})
                .forEach(limits -> {
                    long most = limits[0];
                    most = limits[1] >= 0 ? Math.min(most, limits[1]) : most;
                    most = limits[2] >= 0 ? Math.min(most, limits[2]) : most;
                    if (most < needed) {
                        findings.add(
                                ERROR,
                                "connections",
                                "the " + side + " has " + most + " free connections, and " + needed + " are needed",
                                "fewer workers (-j), or a higher max_connections");
                    }
                });
    }

    /** @param tables that are locked in one transaction */
    void locks(Session source, int tables) {
        long room = Long.parseLong(String.valueOf(source.text(LOCKS)));
        if (tables > room * 8 / 10) {
            findings.add(
                    tables > room ? ERROR : WARNING,
                    "locks",
                    "the source has " + tables + " tables to lock at once, and room for some " + room + " locks",
                    "a higher max_locks_per_transaction on the source");
        }
    }

    /** A pooler lets another backend answer than the one that greeted. */
    void pooler(String side, Session session) {
        String backend = session.text("SELECT pg_catalog.pg_backend_pid()");
        int greeted = session.connection().getBackendPID();
        if (backend != null && greeted != 0 && !backend.equals(String.valueOf(greeted))) {
            findings.add(
                    ERROR,
                    "pooler",
                    "the way to the " + side + " leads through a connection pooler, which breaks snapshots",
                    "connect to the server itself");
        }
    }
}
