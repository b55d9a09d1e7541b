package io.pgconvoy.dumpall;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.catalog.CatalogRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One grant of a role to another (pg_auth_members). Names are null where a role is gone, as old servers let happen.
 *
 * @param inherit null before 16, as is {@code set}: then the member's own attribute counts
 */
record Membership(
        @Nullable String role,
        long roleOid,
        @Nullable String member,
        long memberOid,
        @Nullable String grantor,
        long grantorOid,
        boolean admin,
        @Nullable Boolean inherit,
        @Nullable Boolean set) {

    private static final CatalogQuery MEMBERSHIPS = CatalogQuery.of("""
            SELECT r.rolname AS role, a.roleid AS role_oid, m.rolname AS member, a.member AS member_oid,
                   g.rolname AS grantor, a.grantor AS grantor_oid, a.admin_option,
                   a.inherit_option, a.set_option                              -- since 16
                   NULL AS inherit_option, NULL AS set_option                  -- before 16
            FROM pg_catalog.pg_auth_members a
            LEFT JOIN pg_catalog.:roles r ON r.oid = a.roleid
            LEFT JOIN pg_catalog.:roles m ON m.oid = a.member
            LEFT JOIN pg_catalog.:roles g ON g.oid = a.grantor
            WHERE NOT (r.rolname ~ '^pg_' AND m.rolname ~ '^pg_')
            ORDER BY r.rolname, m.rolname, g.rolname
            """);

    /** In the order of role, member and grantor; roles that are gone come last. */
    static List<Membership> read(CatalogReader catalog, RoleSource source) {
        List<Membership> memberships = new ArrayList<>();
        catalog.forEach(source.in(MEMBERSHIPS, catalog.server()), row -> memberships.add(of(row)));
        return memberships;
    }

    private static Membership of(CatalogRow row) {
        return new Membership(
                row.textOrNull("role"),
                row.oid("role_oid"),
                row.textOrNull("member"),
                row.oid("member_oid"),
                row.textOrNull("grantor"),
                row.oid("grantor_oid"),
                row.flag("admin_option"),
                option(row, "inherit_option"),
                option(row, "set_option"));
    }

    private static @Nullable Boolean option(CatalogRow row, String column) {
        return row.isNull(column) ? null : Boolean.valueOf(row.flag(column));
    }
}
