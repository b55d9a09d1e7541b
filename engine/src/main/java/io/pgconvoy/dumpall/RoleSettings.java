package io.pgconvoy.dumpall;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.sql.SqlText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings that roles have in every database (pg_db_role_setting), by the role's OID. */
record RoleSettings(Map<Long, List<@Nullable String>> byRole) {
    /** Stands for all roles in the catalog. */
    private static final long ALL_ROLES = 0;

    static final RoleSettings NONE = new RoleSettings(Map.of());

    private static final CatalogQuery SETTINGS = CatalogQuery.of("""
            SELECT s.setrole AS role, s.setconfig AS settings
            FROM pg_catalog.pg_db_role_setting s
            WHERE s.setdatabase = 0
            """);

    static RoleSettings read(CatalogReader catalog) {
        Map<Long, List<@Nullable String>> byRole = new HashMap<>();
        catalog.rows(SETTINGS, row -> byRole.put(row.oid("role"), row.array("settings")));
        return new RoleSettings(byRole);
    }

    /** Whether ALTER ROLE ALL made settings: no stock release dumps those. */
    boolean concernAllRoles() {
        return byRole.containsKey(ALL_ROLES);
    }

    String statements(GlobalsContext context, List<Role> roles) {
        return context.has(Feature.ROLE_SETTINGS_UNDER_ONE_HEADING)
                ? underOneHeading(context, roles)
                : underHeadingsOfTheirOwn(context, roles);
    }

    /** A statement for each setting of these roles. */
    List<String> each(GlobalsContext context, List<Role> roles) {
        List<String> statements = new ArrayList<>();
        for (Role role : roles) {
            byRole.getOrDefault(role.oid(), List.of())
                    .forEach(item -> statements.add(context.roleSetting(role.name(), String.valueOf(item))));
        }
        return statements;
    }

    private String underOneHeading(GlobalsContext context, List<Role> roles) {
        StringBuilder sql = new StringBuilder("\n--\n-- User Configurations\n--\n");
        for (Role role : roles) {
            List<@Nullable String> settings = byRole.getOrDefault(role.oid(), List.of());
            if (!settings.isEmpty()) {
                sql.append('\n').append(heading(role));
                settings.forEach(item -> sql.append(context.roleSetting(role.name(), String.valueOf(item))));
            }
        }
        return sql.toString();
    }

    /** Releases before 15 begin anew with every role, and again with every setting. */
    private String underHeadingsOfTheirOwn(GlobalsContext context, List<Role> roles) {
        StringBuilder sql = new StringBuilder();
        for (Role role : roles) {
            List<@Nullable String> settings = byRole.getOrDefault(role.oid(), List.of());
            sql.append(settings.isEmpty() ? "" : "--\n-- User Configurations\n--\n\n");
            settings.forEach(
                    item -> sql.append(heading(role)).append(context.roleSetting(role.name(), String.valueOf(item))));
        }
        return sql.toString();
    }

    private static String heading(Role role) {
        return "--\n-- User Config \"" + SqlText.onOneLine(role.name()) + "\"\n--\n\n";
    }
}
