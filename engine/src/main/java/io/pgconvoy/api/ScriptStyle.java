package io.pgconvoy.api;

import org.jspecify.annotations.Nullable;

/**
 * How entries become a script or are run in a database: chosen when dumping to plain text, or when restoring.
 *
 * @param clean drop the objects first
 * @param ifExists drop with IF EXISTS; needs {@code clean}
 * @param create create the database and reconnect to it
 * @param sessionAuthorization set owners by SET SESSION AUTHORIZATION instead of ALTER OWNER
 * @param disableTriggers during a data-only restore
 * @param superuser who may disable triggers; null for the login role
 * @param rowSecurity let row security filter what is read and written, instead of failing
 * @param restrictKey for psql's restrict lines; null for a random one
 * @param verbose write each entry's ID and dependencies, and the time, into the script's comments
 */
public record ScriptStyle(
        boolean clean,
        boolean ifExists,
        boolean create,
        boolean sessionAuthorization,
        boolean disableTriggers,
        @Nullable String superuser,
        boolean rowSecurity,
        @Nullable String restrictKey,
        boolean verbose) {

    public static final ScriptStyle DEFAULTS =
            new ScriptStyle(false, false, false, false, false, null, false, null, false);

    /** The same script, beginning with other statements. */
    public ScriptStyle beginning(boolean cleaning, boolean dropIfExists, boolean creating) {
        return new ScriptStyle(
                cleaning,
                dropIfExists,
                creating,
                sessionAuthorization,
                disableTriggers,
                superuser,
                rowSecurity,
                restrictKey,
                verbose);
    }
}
