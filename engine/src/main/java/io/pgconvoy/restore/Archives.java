package io.pgconvoy.restore;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.custom.CustomFormat;

/** Opens archives of any format that can be read. */
final class Archives {
    private Archives() {}

    static ArchiveReader open(RestoreInput input) {
        ArchiveFormat format = input.format();
        if (format != null && format != ArchiveFormat.CUSTOM) {
            throw new EngineException(
                    ErrorCode.UNSUPPORTED, "archives in " + format + " format are not supported yet; custom is");
        }
        return CustomFormat.open(input.storage().open(input.name()));
    }
}
