package io.pgconvoy.dumpall;

import io.pgconvoy.api.Omission;
import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.connect.Feature;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A role (pg_authid), without the predefined ones.
 *
 * @param attributes the words of ALTER ROLE that every role has, in stock's order
 * @param connectionLimit -1 for none
 * @param validUntil as the server prints it
 * @param current whether it is the role that reads
 */
record Role(
        long oid,
        String name,
        String attributes,
        int connectionLimit,
        @Nullable String password,
        @Nullable String validUntil,
        @Nullable String comment,
        boolean current) {

    private static final String CATALOG = "pg_authid";

    private static final CatalogQuery ROLES = CatalogQuery.of("""
            SELECT r.oid, r.rolname AS name, r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb,
                   r.rolcanlogin, r.rolreplication,
                   r.rolbypassrls,                                             -- since 9.5
                   false AS rolbypassrls,                                      -- before 9.5
                   r.rolconnlimit, r.rolpassword, r.rolvaliduntil,
                   pg_catalog.shobj_description(r.oid, 'pg_authid') AS comment,
                   r.rolname = current_user AS is_current
            FROM pg_catalog.:roles r
            WHERE r.rolname !~ '^pg_'                                          -- since 9.6
            ORDER BY r.rolname
            """);

    /** @param source the catalog or view that the passwords asked for make necessary */
    static List<Role> read(CatalogReader catalog, RoleSource source) {
        List<Role> roles = new ArrayList<>();
        catalog.forEach(source.in(ROLES, catalog.server()), row -> roles.add(of(row)));
        return roles;
    }

    private static Role of(CatalogRow row) {
        String attributes = attribute(row, "rolsuper", "SUPERUSER")
                + attribute(row, "rolinherit", "INHERIT")
                + attribute(row, "rolcreaterole", "CREATEROLE")
                + attribute(row, "rolcreatedb", "CREATEDB")
                + attribute(row, "rolcanlogin", "LOGIN")
                + attribute(row, "rolreplication", "REPLICATION")
                + attribute(row, "rolbypassrls", "BYPASSRLS");
        return new Role(
                row.oid("oid"),
                row.text("name"),
                attributes,
                row.integer("rolconnlimit"),
                row.textOrNull("rolpassword"),
                row.textOrNull("rolvaliduntil"),
                row.textOrNull("comment"),
                row.flag("is_current"));
    }

    private static String attribute(CatalogRow row, String column, String word) {
        return row.flag(column) ? " " + word : " NO" + word;
    }

    /** Before 9.6 nothing kept users from names that now belong to predefined roles. */
    boolean isReserved() {
        return name.startsWith("pg_");
    }

    private String preserveOid() {
        return "\n-- For binary upgrade, must preserve pg_authid.oid\n"
                + "SELECT pg_catalog.binary_upgrade_set_next_pg_authid_oid('" + oid + "'::pg_catalog.oid);\n\n";
    }

    /**
     * Creates the role, and alters it too, in case that it is there already: it may be the one that restores. An upgrade,
     * where no statement may fail, knows that it is.
     */
    String create(GlobalsContext context, SharedLabels labels) {
        String quoted = context.quote(name);
        StringBuilder sql = new StringBuilder(context.binaryUpgrade() ? preserveOid() : "");
        if (!context.binaryUpgrade() || !current) {
            sql.append("CREATE ROLE ").append(quoted).append(";\n");
        }
        sql.append("ALTER ROLE ").append(quoted).append(" WITH").append(attributes);
        if (connectionLimit != -1) {
            sql.append(" CONNECTION LIMIT ").append(connectionLimit);
        }
        if (password != null && context.rolePasswords()) {
            sql.append(" PASSWORD ").append(context.literal(password));
        }
        if (validUntil != null) {
            sql.append(" VALID UNTIL '").append(validUntil).append('\'');
        }
        sql.append(";\n");
        if (comment != null && !context.omits(Omission.COMMENTS) && findsComments(context)) {
            sql.append(context.comment("ROLE", name, comment));
        }
        return sql.append(labels.statements(context, CATALOG, oid, "ROLE", name))
                .toString();
    }

    /** Older releases look for comments on the rows of whatever they read roles from, and views have none. */
    private static boolean findsComments(GlobalsContext context) {
        return context.rolePasswords() || context.has(Feature.ROLE_COMMENTS_WITHOUT_PASSWORDS);
    }
}
