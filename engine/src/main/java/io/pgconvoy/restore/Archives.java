package io.pgconvoy.restore;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.pgconvoy.api.RestoreInput;
import io.pgconvoy.api.error.MalformedArchiveException;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.archive.ArchiveFormat;
import io.pgconvoy.archive.ArchiveReader;
import io.pgconvoy.archive.custom.CustomFormat;
import io.pgconvoy.archive.directory.DirectoryFormat;
import io.pgconvoy.archive.tar.TarFormat;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.PeekedInput;
import io.pgconvoy.storage.StorageInput;
import java.util.Optional;

/** Opens archives of any format, and says in pg_restore's words what is none. */
public final class Archives {
    private static final String CUSTOM_MAGIC = "PGDMP";
    /** As many bytes as a tar header has. */
    private static final int LOOK = 512;

    private static final String SCRIPT = "--\n-- PostgreSQL database dump\n--\n\n";
    private static final String CLUSTER_SCRIPT = "--\n-- PostgreSQL database cluster dump\n--\n\n";

    private Archives() {}

    public static ArchiveReader open(RestoreInput input) {
        ArchiveFormat format = input.format();
        Optional<FolderInput> folder = input.storage().findFolder(input.name());
        if (format == ArchiveFormat.DIRECTORY || (format == null && folder.isPresent())) {
            return openFolder(input, folder);
        }
        PeekedInput in = new PeekedInput(openFile(input, folder.isPresent()));
        try {
            return open(in, format == null ? detect(in.peek(LOOK)) : format);
        } catch (RuntimeException | Error e) {
            in.close();
            throw e;
        }
    }

    private static StorageInput openFile(RestoreInput input, boolean folder) {
        try {
            return input.storage().open(input.name());
        } catch (StorageException e) {
            if (folder) {
                throw MalformedArchiveException.inFile(
                        input.name(), "could not read from input file: Is a directory", -1, null, e);
            }
            throw input.format() == ArchiveFormat.TAR ? inWordsOfTar(e, input.name()) : e;
        }
    }

    /** Each format opens its files in words of its own. */
    private static StorageException inWordsOfTar(StorageException e, String name) {
        String opening = "could not open input file \"" + name + "\": ";
        String message = String.valueOf(e.getMessage());
        return message.startsWith(opening)
                ? StorageException.permanent(
                        "could not open TOC file \"" + name + "\" for input: " + message.substring(opening.length()), e)
                : e;
    }

    private static ArchiveReader open(StorageInput in, ArchiveFormat format) {
        return format == ArchiveFormat.TAR ? TarFormat.open(in) : CustomFormat.open(in);
    }

    private static ArchiveReader openFolder(RestoreInput input, Optional<FolderInput> folder) {
        if (folder.isEmpty()) {
            throw noArchive("could not open input file \"" + input.name() + "/toc.dat\": "
                    + input.storage().whyNoFolder(input.name()));
        }
        if (input.format() == null && !DirectoryFormat.isArchive(folder.get())) {
            throw noArchive("directory \"" + input.name()
                    + "\" does not appear to be a valid archive (\"toc.dat\" does not exist)");
        }
        return DirectoryFormat.open(folder.get());
    }

    /** @param start the first bytes of the file */
    private static ArchiveFormat detect(byte[] start) {
        String text = new String(start, ISO_8859_1);
        if (text.startsWith(CUSTOM_MAGIC)) {
            return ArchiveFormat.CUSTOM;
        }
        if (text.startsWith(SCRIPT) || text.startsWith(CLUSTER_SCRIPT)) {
            throw noArchive("input file appears to be a text format dump. Please use psql.");
        }
        if (start.length < CUSTOM_MAGIC.length()) {
            throw noArchive(
                    "input file is too short (read " + start.length + ", expected " + CUSTOM_MAGIC.length() + ")");
        }
        if (start.length < LOOK) {
            throw noArchive("input file does not appear to be a valid archive (too short?)");
        }
        if (!TarFormat.isTar(start)) {
            throw noArchive("input file does not appear to be a valid tar archive");
        }
        return ArchiveFormat.TAR;
    }

    private static MalformedArchiveException noArchive(String message) {
        return new MalformedArchiveException(message, -1, null);
    }
}
