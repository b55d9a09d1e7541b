package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogRow;
import org.jspecify.annotations.Nullable;

/**
 * An object's privileges as the catalogs hold them.
 *
 * @param privileges the ACL column, as array text; null when never changed
 * @param defaults what null stands for: acldefault() of the object's type and owner
 */
public record Acl(@Nullable String privileges, String defaults) {
    /** From the columns {@code acl} and {@code acldefault}. */
    static Acl of(CatalogRow row) {
        return new Acl(row.textOrNull("acl"), row.textOrEmpty("acldefault"));
    }
}
