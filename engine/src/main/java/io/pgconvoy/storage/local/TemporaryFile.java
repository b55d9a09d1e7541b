package io.pgconvoy.storage.local;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.UnfinishedOutputs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** A new file under a temporary name, which takes its target's place when committed. */
final class TemporaryFile extends ChannelOutput {

    private static final int NAME_ATTEMPTS = 100;

    private final Path target;
    private final Path temporary;
    private final boolean sync;
    private final UnfinishedOutputs unfinished;
    private final Runnable discard = this::discard;

    private TemporaryFile(
            Path target, Path temporary, String name, boolean sync, FileChannel channel, UnfinishedOutputs unfinished) {
        super(name, channel);
        this.target = target;
        this.temporary = temporary;
        this.sync = sync;
        this.unfinished = unfinished;
        unfinished.add(discard);
    }

    static TemporaryFile create(Path target, String name, boolean sync, UnfinishedOutputs unfinished)
            throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("Is a directory");
        }
        for (int attempt = 1; ; attempt++) {
            Path temporary = Directories.temporaryBeside(target);
            try {
                FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
                return new TemporaryFile(target, temporary, name, sync, channel, unfinished);
            } catch (FileAlreadyExistsException e) {
                if (attempt == NAME_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void commit() {
        if (!unfinished.remove(discard)) {
            throw StorageException.permanent("file \"" + name() + "\" was discarded", null);
        }
        try {
            finish();
        } catch (IOException e) {
            discard();
            throw failure("could not complete file", e);
        }
    }

    private void finish() throws IOException {
        finishChannel(sync);
        if (Files.exists(target)) {
            keepPermissions();
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        if (sync) {
            Directories.syncParent(target);
        }
    }

    /** A file that is written anew keeps who may read it. */
    private void keepPermissions() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(Files.getPosixFilePermissions(target));
        }
    }

    @Override
    public void close() {
        if (unfinished.remove(discard)) {
            discard();
        }
    }

    private void discard() {
        try {
            closeChannel();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failure("could not remove unfinished file", e);
        }
    }
}
