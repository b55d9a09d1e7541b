package io.pgconvoy.cli;

import io.pgconvoy.api.Omission;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What is left out of every object's description. The same for dump and restore. */
@Heading("Options leaving something out")
final class OmissionOptions {
    private final Set<Omission> omissions = EnumSet.noneOf(Omission.class);

    Set<Omission> omissions() {
        return omissions;
    }

    @Option(
            names = {"-O", "--no-owner"},
            description = "do not set the owners of objects")
    private void noOwner(boolean given) {
        omit(Omission.OWNERS, given);
    }

    @Option(
            names = {"-x", "--no-privileges", "--no-acl"},
            description = "leave out privileges (GRANT and REVOKE)")
    private void noPrivileges(boolean given) {
        omit(Omission.PRIVILEGES, given);
    }

    @Option(names = "--no-comments", description = "leave out comments")
    private void noComments(boolean given) {
        omit(Omission.COMMENTS, given);
    }

    @Option(names = "--no-policies", description = "leave out row security policies")
    private void noPolicies(boolean given) {
        omit(Omission.POLICIES, given);
    }

    @Option(names = "--no-publications", description = "leave out publications")
    private void noPublications(boolean given) {
        omit(Omission.PUBLICATIONS, given);
    }

    @Option(names = "--no-security-labels", description = "leave out security labels")
    private void noSecurityLabels(boolean given) {
        omit(Omission.SECURITY_LABELS, given);
    }

    @Option(names = "--no-subscriptions", description = "leave out subscriptions")
    private void noSubscriptions(boolean given) {
        omit(Omission.SUBSCRIPTIONS, given);
    }

    @Option(names = "--no-table-access-method", description = "leave out the access methods of tables")
    private void noTableAccessMethod(boolean given) {
        omit(Omission.TABLE_ACCESS_METHODS, given);
    }

    @Option(names = "--no-tablespaces", description = "leave out the tablespaces of tables and indexes")
    private void noTablespaces(boolean given) {
        omit(Omission.TABLESPACES, given);
    }

    private void omit(Omission part, boolean given) {
        if (given) {
            omissions.add(part);
        }
    }
}
