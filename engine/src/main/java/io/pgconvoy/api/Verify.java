package io.pgconvoy.api;

import io.pgconvoy.manifest.Manifest;
import io.pgconvoy.manifest.Manifests;
import io.pgconvoy.verify.InputVerification;
import io.pgconvoy.verify.VerifyReport;
import org.jspecify.annotations.Nullable;

/** Checks archives and scripts without a server. */
public final class Verify {
    private Verify() {}

    /**
     * Reads every byte of an archive or of a plain SQL script, compressed or not, on the calling thread and others, and
     * says what is damaged and what is good. A pipe will do.
     *
     * @param manifest what is found is held to it too; null for the one beside the archive or inside its directory, if
     *     there is one
     * @param jobs how many threads may read at the same time
     * @throws io.pgconvoy.api.error.EngineException when nothing could be checked: there is no such file, or its table of
     *     contents cannot be read
     */
    public static VerifyReport archive(
            RestoreInput input,
            @Nullable RestoreInput manifest,
            int jobs,
            ProgressListener progress,
            Cancellation cancellation) {
        return new InputVerification(input.cancellable(cancellation), jobs, progress, cancellation)
                .run(manifest(input, manifest));
    }

    static @Nullable Manifest manifest(RestoreInput input, @Nullable RestoreInput manifest) {
        return manifest == null
                ? Manifests.find(input.storage(), input.name()).orElse(null)
                : Manifests.read(manifest.storage(), manifest.name());
    }
}
