package io.pgconvoy.dumpall;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.connect.ServerVersion;

/** Where roles are read: only superusers may read the catalog that has the passwords. */
enum RoleSource {
    PG_AUTHID("pg_authid"),
    PG_ROLES("pg_roles");

    private final String relation;

    RoleSource(String relation) {
        this.relation = relation;
    }

    /** The text of a query that has {@code :roles} in the place of this relation. */
    String in(CatalogQuery query, ServerVersion server) {
        return query.forServer(server).replace(":roles", relation);
    }
}
