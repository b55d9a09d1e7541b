package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.List;

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
            JOIN pg_catalog.pg_database d ON d.oid = l.objoid
            WHERE l.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
              AND d.datname = pg_catalog.current_database()
            """);

    /** In the order in which the stock tools list them, which leave it to the server. */
    private static final CatalogQuery SETTINGS_OF_ALL = CatalogQuery.of("""
            SELECT pg_catalog.unnest(s.setconfig) AS item
            FROM pg_catalog.pg_db_role_setting s
            WHERE s.setrole = 0
              AND s.setdatabase = (SELECT oid FROM pg_catalog.pg_database
                                   WHERE datname = pg_catalog.current_database())
            """);

    private static final CatalogQuery SETTINGS_OF_ROLES = CatalogQuery.of("""
            SELECT r.rolname, pg_catalog.unnest(s.setconfig) AS item
            FROM pg_catalog.pg_db_role_setting s, pg_catalog.pg_roles r
            WHERE s.setrole = r.oid
              AND s.setdatabase = (SELECT oid FROM pg_catalog.pg_database
                                   WHERE datname = pg_catalog.current_database())
            """);

    private final ReadContext in;

    DatabaseEntryReader(ReadContext in) {
        this.in = in;
    }

    DatabaseEntry read() {
        List<Annotations.Label> labels =
                in.rows(LABELS, row -> new Annotations.Label(0, row.text("provider"), row.text("label")));
        List<DatabaseEntry.Setting> settings = new ArrayList<>();
        in.rows(SETTINGS_OF_ALL, row -> settings.add(new DatabaseEntry.Setting(null, row.text("item"))));
        in.rows(
                SETTINGS_OF_ROLES,
                row -> settings.add(new DatabaseEntry.Setting(row.text("rolname"), row.text("item"))));
        return in.rows(DATABASE, row -> entry(row, labels, settings)).stream()
                .findFirst()
                .orElseThrow(() -> CatalogReader.inconsistent("the connected database is not in pg_database"));
    }

    private DatabaseEntry entry(CatalogRow row, List<Annotations.Label> labels, List<DatabaseEntry.Setting> settings) {
        return new DatabaseEntry(
                new CatalogId(row.oid("tableoid"), row.oid("oid")),
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
                labels,
                settings);
    }
}
