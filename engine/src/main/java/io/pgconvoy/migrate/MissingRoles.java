package io.pgconvoy.migrate;

import io.pgconvoy.api.MigrateOptions;
import io.pgconvoy.api.ProgressListener;
import io.pgconvoy.api.RoleCopies;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.ServerException;
import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.Dialect;
import io.pgconvoy.connect.Session;
import io.pgconvoy.dumpall.CopiedRoles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The source's roles that the target does not have, where a migration is to make them. */
final class MissingRoles {
    private static final String SUPERUSER = "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = CURRENT_USER";
    private static final CopiedRoles NONE = new CopiedRoles(Set.of(), "", List.of());

    private final CopiedRoles roles;

    private MissingRoles(CopiedRoles roles) {
        this.roles = roles;
    }

    /** Only reads. A role that is mapped to another one is not missing. */
    static MissingRoles find(Session source, Session target, MigrateOptions options, ProgressListener progress) {
        if (options.roles() == RoleCopies.NONE) {
            return new MissingRoles(NONE);
        }
        boolean passwords = options.roles() == RoleCopies.WITH_PASSWORDS;
        if (passwords && !"t".equals(source.text(SUPERUSER))) {
            throw new UsageException("only a superuser of the source may read the roles' passwords:"
                    + " --no-role-passwords leaves them out");
        }
        Set<String> there = new HashSet<>(options.mappedRoles().keySet());
        target.query("SELECT rolname FROM pg_catalog.pg_roles", row -> there.add(row.string(0)));
        Dialect dialect = Dialect.forServer(target.server());
        return new MissingRoles(CopiedRoles.read(source, dialect, passwords, name -> !there.contains(name), progress));
    }

    Set<String> names() {
        return roles.names();
    }

    /** Makes all of them or none. A setting that the target does not know is told, and left out. */
    void create(Session target, ProgressListener progress) {
        if (!roles.creation().isEmpty()) {
            try {
                target.execute("BEGIN;\n" + roles.creation() + "COMMIT");
            } catch (ServerException e) {
                if (e.code() == ErrorCode.CONNECTION_LOST) {
                    throw e;
                }
                target.execute("ROLLBACK");
                throw new EngineException(e.code(), "could not make the roles that are missing: " + e.getMessage(), e);
            }
        }
        for (String setting : roles.settings()) {
            try {
                target.execute(setting);
            } catch (ServerException e) {
                if (e.code() == ErrorCode.CONNECTION_LOST) {
                    throw e;
                }
                progress.warning("a role's setting was left out: " + e.getMessage(), null);
            }
        }
    }
}
