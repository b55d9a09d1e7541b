package io.pgconvoy.dumpall;

import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.Feature;
import io.pgconvoy.connect.ServerFeature;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes memberships in an order in which they can be granted, as one stock release does. */
final class MembershipGrants {
    /** The role that initdb makes: it may be named as grantor without having any option itself. */
    private static final long BOOTSTRAP_SUPERUSER = 10;

    private final GlobalsContext context;
    private final ProgressListener progress;
    private final boolean grantorsCount;

    MembershipGrants(GlobalsContext context, ProgressListener progress) {
        this.context = context;
        this.progress = progress;
        this.grantorsCount =
                context.has(Feature.MEMBERSHIP_OPTIONS) && context.server().has(ServerFeature.MEMBERSHIP_OPTIONS);
    }

    String statements(List<Membership> memberships) {
        StringBuilder sql = new StringBuilder();
        byRole(memberships).forEach((role, grants) -> ofRole(role, grants, sql));
        for (Membership grant : memberships) {
            if (grant.role() == null) {
                progress.warning("ignoring role grant for missing role with OID " + grant.roleOid(), null);
            }
        }
        return sql.toString();
    }

    private Map<String, List<Membership>> byRole(List<Membership> memberships) {
        Map<String, List<Membership>> byRole = new LinkedHashMap<>();
        for (Membership grant : memberships) {
            if (grant.role() != null) {
                byRole.computeIfAbsent(grant.role(), role -> new ArrayList<>()).add(grant);
            }
        }
        return byRole;
    }

    /** A grantor needs the admin option first: so grants wait, pass after pass, until theirs has it. */
    private void ofRole(String role, List<Membership> grants, StringBuilder sql) {
        Set<String> admins = new HashSet<>();
        List<Membership> waiting = grants;
        while (!waiting.isEmpty()) {
            List<Membership> stillWaiting = new ArrayList<>();
            for (Membership grant : waiting) {
                if (grant.member() == null) {
                    progress.warning("ignoring role grant to missing role with OID " + grant.memberOid(), null);
                } else if (mayBeGranted(grant, admins)) {
                    sql.append(grantorsCount ? withOptions(grant) : withoutOptions(grant));
                    if (grant.admin()) {
                        admins.add(String.valueOf(grant.member()));
                    }
                } else {
                    stillWaiting.add(grant);
                }
            }
            if (stillWaiting.size() == waiting.size()) {
                throw new EngineException(
                        ErrorCode.CATALOG_INCONSISTENT,
                        "could not find a legal dump ordering for memberships in role \"" + role + "\"");
            }
            waiting = stillWaiting;
        }
    }

    private boolean mayBeGranted(Membership grant, Set<String> admins) {
        return !grantorsCount
                || grant.grantor() == null
                || grant.grantorOid() == BOOTSTRAP_SUPERUSER
                || admins.contains(grant.grantor());
    }

    private String withOptions(Membership grant) {
        if (grant.grantor() == null) {
            progress.warning(
                    "grant of role \"" + grant.role() + "\" to \"" + grant.member() + "\" has invalid grantor OID "
                            + grant.grantorOid() + "\ndetail: This grant will be dumped without GRANTED BY.",
                    null);
        }
        List<String> options = new ArrayList<>();
        if (grant.admin()) {
            options.add("ADMIN OPTION");
        }
        options.add(Boolean.TRUE.equals(grant.inherit()) ? "INHERIT TRUE" : "INHERIT FALSE");
        if (Boolean.FALSE.equals(grant.set())) {
            options.add("SET FALSE");
        }
        return grant(grant, " WITH " + String.join(", ", options), true);
    }

    /** Releases before 16 name whoever the catalog has as grantor; later ones do not trust old servers with it. */
    private String withoutOptions(Membership grant) {
        return grant(grant, grant.admin() ? " WITH ADMIN OPTION" : "", !context.has(Feature.MEMBERSHIP_OPTIONS));
    }

    private String grant(Membership grant, String options, boolean namesGrantor) {
        String grantor = grant.grantor();
        return "GRANT " + context.quote(String.valueOf(grant.role())) + " TO "
                + context.quote(String.valueOf(grant.member())) + options
                + (namesGrantor && grantor != null ? " GRANTED BY " + context.quote(grantor) : "") + ";\n";
    }
}
