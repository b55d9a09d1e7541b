package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.FolderOutput;
import io.pgconvoy.storage.Storage;
import io.pgconvoy.storage.StorageInput;
import io.pgconvoy.storage.StorageOutput;
import io.pgconvoy.storage.UnfinishedOutputs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Objects of Amazon S3 and of stores that speak its protocol, by names such as {@code s3://bucket/key}; a directory is a
 * prefix. An object is the same whenever it is opened: one that was replaced since is refused.
 */
public final class S3Storage implements Storage {

    private final S3Settings settings;
    private final UnfinishedOutputs unfinished = new UnfinishedOutputs();
    private final Map<S3Address, String> states = new ConcurrentHashMap<>();
    private @Nullable S3Link link;

    public S3Storage(S3Settings settings) {
        this.settings = settings;
    }

    @Override
    public StorageOutput create(String name) {
        S3Address address = object(name);
        return new S3Output(link(address), address, unfinished);
    }

    @Override
    public StorageInput open(String name) {
        S3Address address = object(name);
        ObjectRanges.Opened opened = ObjectRanges.open(link(address), address, S3Input.FIRST_RANGE);
        String state = opened.ranges().eTag();
        String known = state == null ? null : states.putIfAbsent(address, state);
        if (known != null && !known.equals(state)) {
            throw StorageException.permanent(
                    "could not read from \"" + address + "\": it was replaced while it was being read", null);
        }
        return new S3Input(opened.ranges(), opened.start());
    }

    @Override
    public FolderOutput createFolder(String name) {
        S3Address address = S3Address.parse(name);
        return S3FolderOutput.create(link(address), address, unfinished);
    }

    @Override
    public Optional<FolderInput> findFolder(String name) {
        S3Address address = S3Address.parse(name);
        return S3FolderInput.find(link(address), address);
    }

    @Override
    public void discardUnfinished() {
        unfinished.discardAll();
    }

    private static S3Address object(String name) {
        S3Address address = S3Address.parse(name);
        if (address.key().endsWith("/")) {
            throw StorageException.permanent("\"" + name + "\" is the name of a directory", null);
        }
        return address;
    }

    private synchronized S3Link link(S3Address address) {
        S3Link made = link;
        if (made == null) {
            try {
                made = new S3Link(settings);
            } catch (SdkException e) {
                throw S3Failures.of("could not reach", address, e);
            }
            link = made;
        }
        return made;
    }
}
