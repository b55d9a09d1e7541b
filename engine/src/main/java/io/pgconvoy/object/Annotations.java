package io.pgconvoy.object;

import io.pgconvoy.archive.CatalogId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What hangs on objects of any kind: comments, security labels and initial privileges.
 *
 * @param comments by object; a comment's subId is a column number, 0 for the object itself; in subId order
 * @param labels by object, in the order of provider within subId
 * @param initialPrivileges by object: what initdb or CREATE EXTENSION granted (pg_init_privs)
 */
public record Annotations(
        Map<CatalogId, List<Comment>> comments,
        Map<CatalogId, List<Label>> labels,
        Map<CatalogId, List<InitialPrivileges>> initialPrivileges) {

    public record Comment(int subId, String text) {}

    public record Label(int subId, String provider, String label) {}

    /** @param type {@code i} for initdb's, {@code e} for an extension's */
    public record InitialPrivileges(int subId, char type, String acl) {}

    public @Nullable String comment(CatalogId id, int subId) {
        return comments.getOrDefault(id, List.of()).stream()
                .filter(comment -> comment.subId == subId)
                .map(Comment::text)
                .findFirst()
                .orElse(null);
    }

    public List<Label> labels(CatalogId id, int subId) {
        return labels.getOrDefault(id, List.of()).stream()
                .filter(label -> label.subId == subId)
                .toList();
    }

    public @Nullable InitialPrivileges initialPrivileges(CatalogId id, int subId) {
        return initialPrivileges.getOrDefault(id, List.of()).stream()
                .filter(privileges -> privileges.subId == subId)
                .findFirst()
                .orElse(null);
    }
}
