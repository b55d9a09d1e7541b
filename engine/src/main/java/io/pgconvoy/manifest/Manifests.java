package io.pgconvoy.manifest;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Finds the manifest of an archive. */
public final class Manifests {
    private Manifests() {}

    /** The manifest of this name. */
    public static Manifest read(Storage storage, String name) {
        try (StorageInput in = storage.open(name)) {
            return ManifestReader.read(in);
        }
    }

    /** The one that lies in the archive's folder, or beside its file; empty where there is none. */
    public static Optional<Manifest> find(Storage storage, String archive) {
        Optional<FolderInput> folder = storage.findFolder(archive);
        if (folder.isPresent()) {
            return folder.get().find(Manifest.MEMBER).map(Manifests::read);
        }
        if (!storage.reopens()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(storage, archive + Manifest.SUFFIX));
        } catch (StorageException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Manifest read(StorageInput input) {
        try (StorageInput in = input) {
            return ManifestReader.read(in);
        }
    }
}
