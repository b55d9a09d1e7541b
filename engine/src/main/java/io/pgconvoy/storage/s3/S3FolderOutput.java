package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.UnfinishedOutputs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Objects below a prefix. A store cannot rename: each appears when it is complete, the last one with the folder itself,
 * and all of them go again if that does not come to be.
 */
final class S3FolderOutput implements FolderOutput {

    private final S3Link link;
    private final S3Address address;
    private final UnfinishedOutputs unfinished;
    private final Runnable discard = this::discard;
    private final List<S3Address> written = new ArrayList<>();
    private @Nullable S3Output last;
    private boolean discarded;

    private S3FolderOutput(S3Link link, S3Address address, UnfinishedOutputs unfinished) {
        this.link = link;
        this.address = address;
        this.unfinished = unfinished;
        unfinished.add(discard);
    }

    static S3FolderOutput create(S3Link link, S3Address address, UnfinishedOutputs unfinished) {
        try {
            boolean empty = link
                    .client()
                    .listObjectsV2(request -> request.bucket(address.bucket())
                            .prefix(address.prefix())
                            .maxKeys(2))
                    .contents()
                    .stream()
                    .allMatch(object -> object.key().equals(address.prefix()));
            if (!empty) {
                throw StorageException.permanent("directory \"" + address + "\" is not empty", null);
            }
        } catch (SdkException e) {
            throw S3Failures.of("could not create directory", address, e);
        }
        return new S3FolderOutput(link, address, unfinished);
    }

    @Override
    public StorageOutput create(String member) {
        return new Member(output(member), false);
    }

    @Override
    public StorageOutput createLast(String member) {
        return new Member(output(member), true);
    }

    private synchronized S3Output output(String member) {
        checkOpen();
        if (member.isEmpty() || member.equals(".") || member.equals("..") || member.indexOf('/') >= 0) {
            throw StorageException.permanent(
                    "could not open output file \"" + address.member(member) + "\": not a plain file name", null);
        }
        return new S3Output(link, address.member(member), unfinished);
    }

    /** Known before it appears: what is known is removed. */
    private synchronized void appears(S3Address member) {
        checkOpen();
        written.add(member);
    }

    private void checkOpen() {
        if (discarded) {
            throw StorageException.permanent("directory \"" + address + "\" was discarded", null);
        }
    }

    @Override
    public void commit() {
        S3Output completing = last;
        if (completing != null) {
            appears(completing.target());
            completing.publish();
            completing.close();
        }
        if (!unfinished.remove(discard)) {
            throw StorageException.permanent("directory \"" + address + "\" was discarded", null);
        }
    }

    @Override
    public void close() {
        if (unfinished.remove(discard)) {
            discard();
        }
        if (last != null) {
            last.close();
        }
    }

    private void discard() {
        List<S3Address> members;
        synchronized (this) {
            discarded = true;
            members = List.copyOf(written);
        }
        List<Future<?>> removals = new ArrayList<>();
        for (S3Address member : members) {
            removals.add(link.threads().submit(() -> ObjectRequests.delete(link, member)));
        }
        for (Future<?> removal : removals) {
            await(removal);
        }
    }

    private static void await(Future<?> removal) {
        try {
            removal.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException met) {
                throw met;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** One object of the folder. */
    private final class Member extends ForwardingOutput {
        private final S3Output output;
        private final boolean withFolder;

        private Member(S3Output output, boolean withFolder) {
            super(output);
            this.output = output;
            this.withFolder = withFolder;
        }

        @Override
        public void commit() {
            if (withFolder) {
                output.prepare();
                last = output;
            } else {
                output.prepare();
                appears(output.target());
                output.publish();
            }
        }

        @Override
        public void close() {
            if (last != output) {
                output.close();
            }
        }
    }
}
