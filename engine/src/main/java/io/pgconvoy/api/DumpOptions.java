package io.pgconvoy.api;

import io.pgconvoy.connect.Dialect;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything one can ask of a dump.
 *
 * @param dialect the stock release whose output is reproduced; null for the server's own
 * @param script for plain output; archives keep these choices open, but always hold what {@code create} needs
 */
public record DumpOptions(
        @Nullable Dialect dialect,
        ContentChoice contents,
        ObjectPatterns patterns,
        Set<Omission> omissions,
        StatementStyle statements,
        ScriptStyle script,
        ReadSettings reading,
        DumpOutput output) {

    public DumpOptions {
        omissions = Set.copyOf(omissions);
    }

    /** The whole database, in the server's own dialect. */
    public static DumpOptions to(DumpOutput output) {
        return new DumpOptions(
                null,
                ContentChoice.DEFAULTS,
                ObjectPatterns.EVERYTHING,
                Set.of(),
                StatementStyle.DEFAULTS,
                ScriptStyle.DEFAULTS,
                ReadSettings.DEFAULTS,
                output);
    }

    public boolean omits(Omission part) {
        return omissions.contains(part);
    }
}
