package io.pgconvoy.archive.select;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Feature;
import java.util.Set;

/** The entries that {@code --no-} options leave out. */
final class ExcludedKinds {

    private final Set<Exclusion> exclusions;
    private final boolean labelsToo;

    ExcludedKinds(Set<Exclusion> exclusions, Dialect dialect) {
        this.exclusions = exclusions;
        this.labelsToo = dialect.has(Feature.EXCLUSIONS_COVER_COMMENTS_AND_LABELS);
    }

    boolean contains(ArchiveEntry entry) {
        return switch (entry.kind()) {
            case "ACL", "ACL LANGUAGE", "DEFAULT ACL" -> exclusions.contains(Exclusion.ACLS);
            case "POLICY", "ROW SECURITY" -> exclusions.contains(Exclusion.POLICIES);
            case "PUBLICATION", "PUBLICATION TABLE", "PUBLICATION TABLES IN SCHEMA" ->
                exclusions.contains(Exclusion.PUBLICATIONS);
            case "SUBSCRIPTION", "SUBSCRIPTION TABLE" -> exclusions.contains(Exclusion.SUBSCRIPTIONS);
            case "COMMENT" ->
                exclusions.contains(Exclusion.COMMENTS)
                        || belongsTo(entry, "POLICY", Exclusion.POLICIES)
                        || belongsToReplication(entry);
            case "SECURITY LABEL" -> exclusions.contains(Exclusion.SECURITY_LABELS) || belongsToReplication(entry);
            default -> false;
        };
    }

    private boolean belongsToReplication(ArchiveEntry entry) {
        return labelsToo
                && (belongsTo(entry, "PUBLICATION", Exclusion.PUBLICATIONS)
                        || belongsTo(entry, "SUBSCRIPTION", Exclusion.SUBSCRIPTIONS));
    }

    private boolean belongsTo(ArchiveEntry entry, String kind, Exclusion exclusion) {
        return exclusions.contains(exclusion) && entry.tag().startsWith(kind);
    }
}
