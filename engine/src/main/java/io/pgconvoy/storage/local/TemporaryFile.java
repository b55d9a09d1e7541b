package io.pgconvoy.storage.local;

import io.netty.buffer.ByteBuf;
import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.ChannelBytes;
import io.pgconvoy.storage.StorageFailure;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.UnfinishedOutputs;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.concurrent.ThreadLocalRandom;

/** A new file under a temporary name, which takes its target's place when committed. */
final class TemporaryFile implements StorageOutput {

    private static final int NAME_ATTEMPTS = 100;

    private final Path target;
    private final Path temporary;
    private final String name;
    private final boolean sync;
    private final FileChannel channel;
    private final UnfinishedOutputs unfinished;
    private final Runnable discard = this::discard;

    private TemporaryFile(
            Path target, Path temporary, String name, boolean sync, FileChannel channel, UnfinishedOutputs unfinished) {
        this.target = target;
        this.temporary = temporary;
        this.name = name;
        this.sync = sync;
        this.channel = channel;
        this.unfinished = unfinished;
        unfinished.add(discard);
    }

    static TemporaryFile create(Path target, String name, boolean sync, UnfinishedOutputs unfinished)
            throws IOException {
        if (Files.isDirectory(target)) {
            throw new IOException("Is a directory");
        }
        for (int attempt = 1; ; attempt++) {
            String suffix = Integer.toUnsignedString(ThreadLocalRandom.current().nextInt(), Character.MAX_RADIX);
            Path temporary = target.resolveSibling(target.getFileName() + "." + suffix + ".partial");
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
    public void write(ByteBuf bytes) {
        try {
            ChannelBytes.write(bytes, channel);
        } catch (IOException e) {
            throw failure("could not write to file", e);
        }
    }

    @Override
    public long position() {
        try {
            return channel.position();
        } catch (IOException e) {
            throw failure("could not determine seek position in file", e);
        }
    }

    @Override
    public boolean seekable() {
        return true;
    }

    @Override
    public void seek(long position) {
        try {
            channel.position(position);
        } catch (IOException e) {
            throw failure("could not seek in file", e);
        }
    }

    @Override
    public boolean atomic() {
        return true;
    }

    @Override
    public void commit() {
        if (!unfinished.remove(discard)) {
            throw StorageException.permanent("file \"" + name + "\" was discarded", null);
        }
        try {
            finish();
        } catch (IOException e) {
            discard();
            throw failure("could not complete file", e);
        }
    }

    private void finish() throws IOException {
        if (sync) {
            channel.force(true);
        }
        channel.close();
        if (Files.exists(target)) {
            keepPermissions();
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        if (sync) {
            Path directory = target.toAbsolutePath().getParent();
            try (FileChannel entry = FileChannel.open(directory == null ? target : directory)) {
                entry.force(true);
            }
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
            channel.close();
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw failure("could not remove unfinished file", e);
        }
    }

    private StorageException failure(String attempt, IOException e) {
        return StorageFailure.of(attempt + " \"" + name + "\"", e);
    }
}
