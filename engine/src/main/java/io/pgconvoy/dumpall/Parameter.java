package io.pgconvoy.dumpall;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.object.AclStatements;
import java.util.List;

/**
 * The privileges on one configuration parameter (pg_parameter_acl, since 15).
 *
 * @param owner the bootstrap superuser, who grants them all
 */
record Parameter(String name, String owner, String acl, String acldefault) {
    private static final CatalogQuery PARAMETERS = CatalogQuery.of("""
            SELECT p.parname AS name, pg_catalog.pg_get_userbyid(10) AS owner,                      -- since 15
                   p.paracl AS acl, pg_catalog.acldefault('p', 10) AS acldefault                    -- since 15
            FROM pg_catalog.pg_parameter_acl p                                                      -- since 15
            ORDER BY p.parname                                                                      -- since 15
            """);

    static boolean areOn(CatalogReader catalog) {
        return !PARAMETERS.forServer(catalog.server()).isEmpty();
    }

    static List<Parameter> read(CatalogReader catalog) {
        return catalog.rows(
                PARAMETERS,
                row -> new Parameter(row.text("name"), row.text("owner"), row.text("acl"), row.text("acldefault")));
    }

    String privileges(GlobalsContext context) {
        AclStatements.Target target = new AclStatements.Target("PARAMETER", context.quote(name), owner);
        return context.privileges(target, acl, acldefault);
    }
}
