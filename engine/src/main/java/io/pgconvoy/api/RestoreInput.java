package io.pgconvoy.api;

import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.storage.Storage;
import org.jspecify.annotations.Nullable;

/**
 * Where the archive to restore lies.
 *
 * @param format null to find out by looking
 */
public record RestoreInput(
        Storage storage, String name, @Nullable ArchiveFormat format) {}
