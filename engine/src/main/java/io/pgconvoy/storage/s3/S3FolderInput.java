package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;
import io.pgconvoy.storage.FolderInput;
import io.pgconvoy.storage.StorageInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects directly below a prefix as they were when it was listed. */
final class S3FolderInput implements FolderInput {

    private final S3Address address;
    private final Map<String, ObjectRanges> members;

    private S3FolderInput(S3Address address, Map<String, ObjectRanges> members) {
        this.address = address;
        this.members = members;
    }

    /** Empty where the prefix has no objects, or must not be listed. */
    static Optional<FolderInput> find(S3Link link, S3Address address) {
        Map<String, ObjectRanges> members = new HashMap<>();
        try {
            String next = null;
            do {
                ListObjectsV2Response page = list(link, address, next);
                page.contents().forEach(object -> add(object, link, address, members));
                next = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
            } while (next != null);
        } catch (SdkException e) {
            // who may read an object need not be allowed to look around
            if (S3Failures.isForbidden(e)) {
                return Optional.empty();
            }
            throw S3Failures.of("could not open directory", address, e);
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(new S3FolderInput(address, members));
    }

    private static ListObjectsV2Response list(S3Link link, S3Address address, @Nullable String continuation) {
        return link.client()
                .listObjectsV2(request -> request.bucket(address.bucket())
                        .prefix(address.prefix())
                        .delimiter("/")
                        .continuationToken(continuation));
    }

    private static void add(S3Object object, S3Link link, S3Address folder, Map<String, ObjectRanges> members) {
        String name = object.key().substring(folder.prefix().length());
        if (!name.isEmpty()) {
            S3Address address = new S3Address(folder.bucket(), object.key());
            members.put(name, new ObjectRanges(link, address, object.size(), object.eTag()));
        }
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public Optional<StorageInput> find(String member) {
        if (member.isEmpty() || member.equals(".") || member.equals("..") || member.indexOf('/') >= 0) {
            throw StorageException.permanent(
                    "could not open input file \"" + address.member(member) + "\": not a plain file name", null);
        }
        return Optional.ofNullable(members.get(member)).map(object -> new S3Input(object, null));
    }
}
