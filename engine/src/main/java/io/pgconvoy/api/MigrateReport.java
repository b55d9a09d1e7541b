package io.pgconvoy.api;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a migration that ran to its end.
 *
 * @param restore what was created, and what could not be
 * @param oneSnapshot whether all that was copied is of one moment: false if a migration was gone on with after its snapshot
 *     was gone
 * @param comparison null where none was asked for
 */
public record MigrateReport(
        RestoreReport restore,
        boolean oneSnapshot,
        @Nullable CompareReport comparison,
        Duration time) {
    public boolean successful() {
        return restore.failures().isEmpty() && (comparison == null || comparison.equal());
    }
}
