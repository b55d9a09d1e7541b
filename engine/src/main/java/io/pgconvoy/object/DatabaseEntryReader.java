package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what the shared catalogs say of the connected database. */
final class DatabaseEntryReader {
    private static final CatalogQuery DATABASE = CatalogQuery.of("""
            SELECT d.tableoid, d.oid, d.datname AS name, d.datdba AS owner,
                   pg_catalog.pg_encoding_to_char(d.encoding) AS encoding, d.datcollate, d.datctype,
                   'c' AS provider, NULL AS locale,                            -- before 15
                   d.datlocprovider AS provider, d.daticulocale AS locale,     -- since 15 before 17
                   d.datlocprovider AS provider, d.datlocale AS locale,        -- since 17
                   NULL AS icu_rules,                                          -- before 16
                   d.daticurules AS icu_rules,                                 -- since 16
                   t.spcname AS tablespace, d.datistemplate, d.datconnlimit,
                   d.datacl AS acl, pg_catalog.acldefault('d', d.datdba) AS acldefault,
                   pg_catalog.shobj_description(d.oid, 'pg_database') AS comment
            FROM pg_catalog.pg_database d
            LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = d.dattablespace
            WHERE d.datname = pg_catalog.current_database()
            """);

    private static final CatalogQuery LABELS = CatalogQuery.of("""
            SELECT l.provider, l.label
            FROM pg_catalog.pg_shseclabel l
            WHERE l.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass AND l.objoid = :database
            """);

    private static final CatalogQuery SETTINGS_OF_ALL = CatalogQuery.of("""
            SELECT NULL AS rolname, pg_catalog.unnest(s.setconfig) AS item
            FROM pg_catalog.pg_db_role_setting s
            WHERE s.setrole = 0 AND s.setdatabase = :database
            """);

    /** The tables in stock's order, which leaves the order of the rows to the server's plan. */
    private static final CatalogQuery SETTINGS_OF_ROLES = CatalogQuery.of("""
            SELECT r.rolname, pg_catalog.unnest(s.setconfig) AS item
            FROM pg_catalog.pg_db_role_setting s, pg_catalog.pg_roles r
            WHERE s.setrole = r.oid AND s.setdatabase = :database
            """);

    private final ReadContext in;

    DatabaseEntryReader(ReadContext in) {
        this.in = in;
    }

    DatabaseEntry read() {
        List<CatalogRow> rows = in.rows(DATABASE, row -> row);
        in.catalog().reach("settings of the database");
        return rows.stream()
                .findFirst()
                .map(this::entry)
                .orElseThrow(() -> CatalogReader.inconsistent("the connected database is not in pg_database"));
    }

    /** The rows of a query that has the database's OID in it as {@code :database}. */
    private <T> List<T> rows(CatalogQuery query, long database, Function<CatalogRow, T> toObject) {
        List<T> objects = new ArrayList<>();
        String sql = query.forServer(in.server()).replace(":database", "'" + database + "'::pg_catalog.oid");
        in.catalog().forEach(sql, row -> objects.add(toObject.apply(row)));
        return objects;
    }

    private static DatabaseEntry.Setting setting(CatalogRow row) {
        return new DatabaseEntry.Setting(row.textOrNull("rolname"), row.text("item"));
    }

    private DatabaseEntry entry(CatalogRow row) {
        long oid = row.oid("oid");
        in.catalog().rehearse(() -> {
            settings(oid);
            labels(oid);
        });
        List<DatabaseEntry.Setting> settings = settings(oid);
        return new DatabaseEntry(
                new CatalogId(row.oid("tableoid"), oid),
                row.text("name"),
                in.model().roles().name(row.oid("owner")),
                row.text("encoding"),
                row.character("provider"),
                row.text("datcollate"),
                row.text("datctype"),
                row.textOrNull("locale"),
                row.textOrNull("icu_rules"),
                row.textOrEmpty("tablespace"),
                row.flag("datistemplate"),
                row.integer("datconnlimit"),
                Acl.of(row),
                row.textOrNull("comment"),
                labels(oid),
                settings);
    }

    private List<DatabaseEntry.Setting> settings(long database) {
        List<DatabaseEntry.Setting> settings =
                new ArrayList<>(rows(SETTINGS_OF_ALL, database, DatabaseEntryReader::setting));
        settings.addAll(rows(SETTINGS_OF_ROLES, database, DatabaseEntryReader::setting));
        return settings;
    }

    private List<Annotations.Label> labels(long database) {
        return rows(LABELS, database, row -> new Annotations.Label(0, row.text("provider"), row.text("label")));
    }
}
