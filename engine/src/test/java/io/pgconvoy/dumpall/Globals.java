package io.pgconvoy.dumpall;

import io.pgconvoy.api.Omission;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.ServerVersion;
import io.pgconvoy.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small global objects, and what they are rendered with. */
final class Globals {
    private Globals() {}

    static GlobalsContext in(String dialect, String server, Omission... omissions) {
        Dialect release = Dialect.parse(dialect);
        return new GlobalsContext(
                release, ServerVersion.parse(server), Identifier.of(release), Set.of(omissions), false, true, false);
    }

    static Role role(long oid, String name) {
        return new Role(oid, name, " NOSUPERUSER", -1, null, null, null, false);
    }

    /** As servers before 16 have them. */
    static Membership grant(String role, String member, @Nullable String grantor, boolean admin) {
        return new Membership(role, 1, member, 2, grantor, 3, admin, null, null);
    }

    static Membership grant(
            String role, String member, String grantor, long grantorOid, boolean admin, boolean inherit, boolean set) {
        return new Membership(role, 1, member, 2, grantor, grantorOid, admin, inherit, set);
    }

    /** Keeps what the user is told. */
    static final class Warnings implements ProgressListener {
        final List<String> lines = new ArrayList<>();

        @Override
        public void warning(String message, @Nullable String hint) {
            lines.add(hint == null ? message : message + " / " + hint);
        }
    }
}
