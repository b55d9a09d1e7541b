package io.pgconvoy.storage.local;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.UnfinishedOutputs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A directory being written. A new one is built beside its target and takes its place when committed; an existing empty
 * one is filled where it is, as it may be a mount point, and what was put there is removed again when discarded.
 */
final class LocalFolderOutput implements FolderOutput {

    private final String name;
    private final Path target;
    private final Path work;
    private final boolean sync;
    private final UnfinishedOutputs unfinished;
    private final Runnable discard = this::discard;
    /** What this output has put there: in a directory that was there before, others may do the same. */
    private final List<Path> created = new ArrayList<>();

    private boolean discarded;

    private LocalFolderOutput(String name, Path target, Path work, boolean sync, UnfinishedOutputs unfinished) {
        this.name = name;
        this.target = target;
        this.work = work;
        this.sync = sync;
        this.unfinished = unfinished;
        unfinished.add(discard);
    }

    static LocalFolderOutput create(Path target, String name, boolean sync, UnfinishedOutputs unfinished)
            throws IOException {
        if (!Files.exists(target)) {
            Path work = Directories.temporaryBeside(target);
            Directories.createPrivate(work);
            return new LocalFolderOutput(name, target, work, sync, unfinished);
        }
        if (!Files.isDirectory(target)) {
            throw StorageException.permanent("could not open directory \"" + name + "\": Not a directory", null);
        }
        if (!Directories.isEmpty(target)) {
            throw StorageException.permanent("directory \"" + name + "\" is not empty", null);
        }
        Directories.makePrivate(target);
        return new LocalFolderOutput(name, target, target, sync, unfinished);
    }

    @Override
    public synchronized StorageOutput create(String member) {
        if (discarded) {
            throw StorageException.permanent("directory \"" + name + "\" was discarded", null);
        }
        String path = name + "/" + member;
        try {
            Path file = PlainNames.resolve(work, member);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            created.add(file);
            return new Member(path, file, channel, sync);
        } catch (IOException e) {
            throw StorageFailure.of("could not open output file \"" + path + "\"", e);
        }
    }

    @Override
    public void commit() {
        if (!unfinished.remove(discard)) {
            throw StorageException.permanent("directory \"" + name + "\" was discarded", null);
        }
        try {
            finish();
        } catch (IOException e) {
            discard();
            throw StorageFailure.of("could not complete directory \"" + name + "\"", e);
        }
    }

    private void finish() throws IOException {
        if (sync) {
            Directories.sync(work);
        }
        if (!work.equals(target)) {
            // over an empty directory too, if one has come up since
            Files.move(work, target, StandardCopyOption.ATOMIC_MOVE);
            if (sync) {
                Directories.syncParent(target);
            }
        }
    }

    @Override
    public void close() {
        if (unfinished.remove(discard)) {
            discard();
        }
    }

    private synchronized void discard() {
        discarded = true;
        try {
            for (Path file : created) {
                Files.deleteIfExists(file);
            }
            if (!work.equals(target)) {
                Files.deleteIfExists(work);
            }
        } catch (IOException e) {
            throw StorageFailure.of("could not remove unfinished directory \"" + name + "\"", e);
        }
    }

    /** One file in the directory. */
    private static final class Member extends ChannelOutput {
        private final Path file;
        private final boolean sync;
        private boolean committed;

        Member(String name, Path file, FileChannel channel, boolean sync) {
            super(name, channel);
            this.file = file;
            this.sync = sync;
        }

        @Override
        public void commit() {
            try {
                finishChannel(sync);
                committed = true;
            } catch (IOException e) {
                throw failure("could not complete file", e);
            }
        }

        @Override
        public void close() {
            if (committed) {
                return;
            }
            try {
                closeChannel();
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw failure("could not remove unfinished file", e);
            }
        }
    }
}
