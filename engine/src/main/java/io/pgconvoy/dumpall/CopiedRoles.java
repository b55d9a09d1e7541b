package io.pgconvoy.dumpall;

import io.pgconvoy.api.Omission;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.catalog.CatalogReader;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.sql.Identifier;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A cluster's roles for another one that has some of them already: those are left as they are.
 *
 * @param names of the roles to be made
 * @param creation makes them and their memberships
 * @param settings what sessions of theirs begin with: a statement each
 */
public record CopiedRoles(Set<String> names, String creation, List<String> settings) {
    private static final long BOOTSTRAP_SUPERUSER = 10;

    /**
     * @param passwords whether the catalog with the passwords is read, which takes a superuser
     * @param missing which roles the other cluster does not have
     */
    public static CopiedRoles read(
            Session source, Dialect dialect, boolean passwords, Predicate<String> missing, ProgressListener progress) {
        CatalogReader catalog = new CatalogReader(source);
        RoleSource from = passwords ? RoleSource.PG_AUTHID : RoleSource.PG_ROLES;
        GlobalsContext context = new GlobalsContext(
                dialect,
                source.server(),
                Identifier.of(dialect),
                EnumSet.of(Omission.SECURITY_LABELS),
                false,
                passwords,
                false);
        List<Role> all = Role.read(catalog, from);
        List<Role> made = all.stream()
                .filter(role -> !role.isReserved() && missing.test(role.name()))
                .toList();
        StringBuilder creation = new StringBuilder();
        made.forEach(role -> creation.append(role.create(context, SharedLabels.none())));
        List<Membership> memberships = Membership.read(catalog, from).stream()
                .filter(grant -> concerns(grant, missing, progress))
                .toList();
        String grants = new MembershipGrants(context, progress).statements(memberships);
        // Another cluster's first superuser has another name, and what he grants is granted without one.
        creation.append(all.stream()
                .filter(role -> role.oid() == BOOTSTRAP_SUPERUSER)
                .findFirst()
                .map(first -> grants.replace(" GRANTED BY " + context.quote(first.name()) + ";\n", ";\n"))
                .orElse(grants));
        return new CopiedRoles(
                Set.copyOf(made.stream().map(Role::name).toList()),
                creation.toString(),
                RoleSettings.read(catalog).each(context, made));
    }

    /** Whether one of both is to be made; predefined roles of a later release cannot be. */
    private static boolean concerns(Membership grant, Predicate<String> missing, ProgressListener progress) {
        String role = String.valueOf(grant.role());
        String member = String.valueOf(grant.member());
        if (role.startsWith("pg_") && missing.test(role)) {
            progress.warning(
                    "the target has no predefined role \"" + role + "\", of which \"" + member + "\" is a member",
                    null);
            return false;
        }
        return missing.test(role) || missing.test(member);
    }
}
