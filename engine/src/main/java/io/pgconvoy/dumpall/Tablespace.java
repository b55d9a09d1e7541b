package io.pgconvoy.dumpall;

import io.pgconvoy.api.Omission;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.object.AclStatements;
import java.util.List;

/**
 * A tablespace (pg_tablespace), without the built-in ones.
 *
 * @param location relative when it lies inside the data directory
 * @param acl null stands for the default
 * @param options {@code name=value} with commas between; empty for none
 */
record Tablespace(
        long oid,
        String name,
        String owner,
        String location,
        String acl,
        String acldefault,
        String options,
        String comment) {

    private static final String CATALOG = "pg_tablespace";

    private static final CatalogQuery TABLESPACES = CatalogQuery.of("""
            SELECT t.oid, t.spcname AS name, pg_catalog.pg_get_userbyid(t.spcowner) AS owner,
                   pg_catalog.pg_tablespace_location(t.oid) AS location,
                   t.spcacl AS acl, pg_catalog.acldefault('t', t.spcowner) AS acldefault,
                   pg_catalog.array_to_string(t.spcoptions, ', ') AS options,
                   pg_catalog.shobj_description(t.oid, 'pg_tablespace') AS comment
            FROM pg_catalog.pg_tablespace t
            WHERE t.spcname !~ '^pg_'
            ORDER BY t.oid
            """);

    static List<Tablespace> read(CatalogReader catalog) {
        return catalog.rows(
                TABLESPACES,
                row -> new Tablespace(
                        row.oid("oid"),
                        row.text("name"),
                        row.text("owner"),
                        row.text("location"),
                        row.isNull("acl") ? row.text("acldefault") : row.text("acl"),
                        row.text("acldefault"),
                        row.textOrEmpty("options"),
                        row.textOrEmpty("comment")));
    }

    String create(GlobalsContext context, SharedLabels labels) {
        String quoted = context.quote(name);
        StringBuilder sql = new StringBuilder();
        if (context.binaryUpgrade() && context.has(Feature.UPGRADE_KEEPS_FILES)) {
            sql.append("\n-- For binary upgrade, must preserve pg_tablespace oid\n"
                    + "SELECT pg_catalog.binary_upgrade_set_next_pg_tablespace_oid('" + oid + "'::pg_catalog.oid);\n");
        }
        sql.append("CREATE TABLESPACE ").append(quoted);
        sql.append(" OWNER ").append(context.quote(owner));
        sql.append(" LOCATION ")
                .append(context.literal(locationOutside(context)))
                .append(";\n");
        if (!options.isEmpty()) {
            sql.append("ALTER TABLESPACE " + quoted + " SET (" + options + ");\n");
        }
        sql.append(context.privileges(new AclStatements.Target("TABLESPACE", quoted, owner), acl, acldefault));
        if (!comment.isEmpty() && !context.omits(Omission.COMMENTS)) {
            sql.append(context.comment("TABLESPACE", name, comment));
        }
        return sql.append(labels.statements(context, CATALOG, oid, "TABLESPACE", name))
                .toString();
    }

    /** An empty location makes a tablespace inside the data directory, as a relative one shows it to be. */
    private String locationOutside(GlobalsContext context) {
        boolean inside = !location.startsWith("/") && context.has(Feature.IN_PLACE_TABLESPACES);
        return inside ? "" : location;
    }
}
