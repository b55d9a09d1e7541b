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

    /** The same dump, its script written in another way. */
    public DumpOptions withScript(ScriptStyle other) {
        return new DumpOptions(dialect, contents, patterns, omissions, statements, other, reading, output);
    }

    /** The same dump, written elsewhere. */
    public DumpOptions withOutput(DumpOutput other) {
        return new DumpOptions(dialect, contents, patterns, omissions, statements, script, reading, other);
    }

    /** The same dump in a certain dialect. */
    public DumpOptions withDialect(Dialect other) {
        return new DumpOptions(other, contents, patterns, omissions, statements, script, reading, output);
    }

    public boolean omits(Omission part) {
        return omissions.contains(part);
    }
}
