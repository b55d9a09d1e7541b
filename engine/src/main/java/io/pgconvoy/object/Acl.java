package io.pgconvoy.object;

import io.pgconvoy.catalog.CatalogRow;
import io.pgconvoy.sql.SqlArray;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An object's privileges as the catalogs hold them.
 *
 * @param privileges the ACL column, as array text; null when never changed
 * @param defaults what null stands for: acldefault() of the object's type and owner
 * @param assumed what the object is taken to have when it is created, instead of pg_init_privs and the defaults; null
 *     where those hold
 */
public record Acl(
        @Nullable String privileges,
        String defaults,
        @Nullable String assumed) {
    public Acl(@Nullable String privileges, String defaults) {
        this(privileges, defaults, null);
    }

    /** From the columns {@code acl} and {@code acldefault}. */
    static Acl of(CatalogRow row) {
        return new Acl(row.textOrNull("acl"), row.textOrEmpty("acldefault"));
    }

    /** The same privileges, told as a change of others than those the catalogs call initial. */
    Acl assuming(String initial) {
        return new Acl(privileges, defaults, initial);
    }

    /** The privileges held, as array text. */
    String current() {
        return privileges == null ? defaults : privileges;
    }

    /** The privileges that the object has once it is created. */
    String base(@Nullable String initial) {
        return assumed != null ? assumed : initial != null ? initial : defaults;
    }

    /** Whether a dump has anything to say of them. */
    boolean differsFrom(@Nullable String initial) {
        return !items(current()).equals(items(base(initial)));
    }

    private static Set<@Nullable String> items(String array) {
        return array.isEmpty() ? Set.of() : new HashSet<>(SqlArray.parse(array));
    }
}
