package io.pgconvoy.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything one can ask of a migration.
 *
 * @param contents without planner statistics, which are taken along where the target knows them and made anew elsewhere
 * @param mappedRoles who shall be who in the target, by the roles' names in the source
 * @param roles whether roles that the target does not have are made there
 * @param mappedTablespaces where in the target things shall be, by the tablespaces' names in the source; {@code
 *     pg_default} is that of the target database
 * @param copyFormat how rows travel
 * @param jobs how many workers copy and build at the same time, each with a session on either side; at least 1
 * @param clean whether the target's objects of the same names are dropped first, instead of refusing a target that is not
 *     empty
 * @param checked whether what {@link Migrate#check} calls an error keeps the migration from beginning
 * @param start whether a migration that was interrupted is gone on with
 * @param snapshot the ID of an exported snapshot to read, which somebody else keeps alive; null for a new one
 * @param patience how long to wait for a server that has gone away while the migration runs
 * @param verify whether both are compared at the end, the source on the migration's own snapshot
 */
public record MigrateOptions(
        ContentChoice contents,
        ObjectPatterns patterns,
        Set<Omission> omissions,
        Map<String, String> mappedRoles,
        RoleCopies roles,
        Map<String, String> mappedTablespaces,
        CopyFormat copyFormat,
        int jobs,
        boolean clean,
        boolean checked,
        Start start,
        @Nullable String snapshot,
        Duration patience,
        boolean verify) {

    /** From where a migration starts. */
    public enum Start {
        ANEW,
        /** Where another one was interrupted, if all can still be of one snapshot. */
        RESUME,
        /** Where another one was interrupted: what is left is copied as it is now. */
        RESUME_NOT_CONSISTENT
    }

    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(2);

    /** Everything, into an empty database. */
    public static final MigrateOptions DEFAULTS = new MigrateOptions(
            ContentChoice.DEFAULTS,
            ObjectPatterns.EVERYTHING,
            Set.of(),
            Map.of(),
            RoleCopies.NONE,
            Map.of(),
            CopyFormat.AUTO,
            1,
            false,
            true,
            Start.ANEW,
            null,
            DEFAULT_PATIENCE,
            false);

    public MigrateOptions {
        omissions = Set.copyOf(omissions);
        mappedRoles = Map.copyOf(mappedRoles);
        mappedTablespaces = Map.copyOf(mappedTablespaces);
    }

    /** Whether this migration goes on with another one. */
    public boolean resumes() {
        return start != Start.ANEW;
    }

    public boolean omits(Omission part) {
        return omissions.contains(part);
    }
}
