package io.pgconvoy.api;

import java.util.List;

/**
 * What came of a restore that ran to its end.
 *
 * @param entries how many TOC entries were restored or tried
 * @param failures in the order in which they happened; each has been told to the {@link ProgressListener} too
 */
public record RestoreReport(int entries, List<RestoreFailure> failures) {

    public RestoreReport {
        failures = List.copyOf(failures);
    }
}
