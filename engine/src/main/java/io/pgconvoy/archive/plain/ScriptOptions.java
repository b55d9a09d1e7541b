package io.pgconvoy.archive.plain;

import io.pgconvoy.archive.select.EntrySelection;
import io.pgconvoy.connect.Dialect;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a script or restore is to be.
 *
 * @param superuser who switches triggers off and on, null for the session's own user
 * @param role to become before anything else, null for none
 * @param transactionSize objects per transaction, 0 for no transactions
 * @param restrictKey of the script's restrict lines; null for a random one
 * @param clock tells when a verbose script was completed, and the zone of its times
 */
public record ScriptOptions(
        Dialect dialect,
        EntrySelection selection,
        Set<ScriptFlag> flags,
        @Nullable String superuser,
        @Nullable String role,
        int transactionSize,
        @Nullable String restrictKey,
        Clock clock) {

    public ScriptOptions {
        flags = Set.copyOf(flags);
    }

    public static ScriptOptions of(Dialect dialect, EntrySelection selection, Set<ScriptFlag> flags) {
        return new ScriptOptions(dialect, selection, flags, null, null, 0, null, Clock.systemDefaultZone());
    }

    public boolean has(ScriptFlag flag) {
        return flags.contains(flag);
    }

    public ScriptOptions withSuperuser(@Nullable String name) {
        return new ScriptOptions(dialect, selection, flags, name, role, transactionSize, restrictKey, clock);
    }

    public ScriptOptions withRole(@Nullable String name) {
        return new ScriptOptions(dialect, selection, flags, superuser, name, transactionSize, restrictKey, clock);
    }

    public ScriptOptions withTransactionSize(int objects) {
        return new ScriptOptions(dialect, selection, flags, superuser, role, objects, restrictKey, clock);
    }

    public ScriptOptions withRestrictKey(@Nullable String key) {
        return new ScriptOptions(dialect, selection, flags, superuser, role, transactionSize, key, clock);
    }

    public ScriptOptions withClock(Clock newClock) {
        return new ScriptOptions(dialect, selection, flags, superuser, role, transactionSize, restrictKey, newClock);
    }
}
