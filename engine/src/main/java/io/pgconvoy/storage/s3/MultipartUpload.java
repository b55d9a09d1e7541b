package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * One upload in parts: begun, and then either completed, which makes the object appear, or aborted, which leaves nothing.
 * Parts may be sent by several threads.
 */
final class MultipartUpload {

    /** Says in an object's metadata which upload it is of, where the answer to its completion was lost. */
    private static final String MARK = "pgconvoy-upload";

    private static final String BINARY = "application/octet-stream";
    private static final int SIGNED_ATTEMPTS = 3;
    private static final long BYTES_PER_SILENCE = 4 * 1024 * 1024;

    /** A part that has arrived. */
    record Sent(CompletedPart part, byte[] digest, long size) {}

    private final S3Link link;
    private final S3Address target;
    private final String mark;
    private final String id;

    private MultipartUpload(S3Link link, S3Address target, String mark, String id) {
        this.link = link;
        this.target = target;
        this.mark = mark;
        this.id = id;
    }

    static MultipartUpload begin(S3Link link, S3Address target) {
        String mark = UUID.randomUUID().toString();
        try {
            String id = link.client()
                    .createMultipartUpload(request -> ObjectRequests.create(
                            request.bucket(target.bucket())
                                    .key(target.key())
                                    .contentType(BINARY)
                                    .metadata(Map.of(MARK, mark)),
                            link.settings().objects()))
                    .uploadId();
            return new MultipartUpload(link, target, mark, id);
        } catch (SdkException e) {
            throw S3Failures.of("could not write", target, e);
        }
    }

    /** Writes a small object in one request. */
    static void putWhole(S3Link link, S3Address target, PartBuffer content) {
        String digest = PartDigest.base64(content.digest());
        try {
            unchanged(() -> link.client()
                    .putObject(
                            request -> ObjectRequests.put(
                                    request.bucket(target.bucket())
                                            .key(target.key())
                                            .contentType(BINARY)
                                            .overrideConfiguration(
                                                    override -> override.apiCallAttemptTimeout(timeout(link, content))),
                                    link.settings().objects(),
                                    digest),
                            body(content)));
        } catch (SdkException e) {
            throw S3Failures.of("could not write", target, e);
        }
    }

    Sent send(int number, PartBuffer content) {
        byte[] digest = content.digest();
        try {
            UploadPartResponse response = unchanged(() -> link.client()
                    .uploadPart(request -> part(request, number, content, PartDigest.base64(digest)), body(content)));
            return new Sent(
                    ObjectRequests.completed(number, response.eTag(), PartDigest.base64(digest), checksum()),
                    digest,
                    content.size());
        } catch (SdkException e) {
            throw S3Failures.of("could not write", target, e);
        }
    }

    /** Where bodies are signed, one that changed on its way looks as if the key were wrong. */
    private static <T> T unchanged(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (SdkException e) {
                if (attempt == SIGNED_ATTEMPTS || !S3Failures.isWronglySigned(e)) {
                    throw e;
                }
            }
        }
    }

    private void part(UploadPartRequest.Builder request, int number, PartBuffer content, String digest) {
        ObjectRequests.part(
                request.bucket(target.bucket())
                        .key(target.key())
                        .uploadId(id)
                        .partNumber(number)
                        .overrideConfiguration(override -> override.apiCallAttemptTimeout(timeout(link, content))),
                checksum(),
                digest);
    }

    /** Makes the object appear, and makes sure that it is the one that was sent. */
    void complete(List<Sent> parts) {
        try {
            CompleteMultipartUploadResponse response = link.patientClient()
                    .completeMultipartUpload(request -> request.bucket(target.bucket())
                            .key(target.key())
                            .uploadId(id)
                            .multipartUpload(all ->
                                    all.parts(parts.stream().map(Sent::part).toList())));
            check(response, parts);
        } catch (SdkException e) {
            if (!hasAppeared()) {
                throw S3Failures.of("could not write", target, e);
            }
        }
        checkSize(parts.stream().mapToLong(Sent::size).sum());
    }

    private void check(CompleteMultipartUploadResponse response, List<Sent> parts) {
        String stored = switch (checksum()) {
            case CRC32 -> response.checksumCRC32();
            case SHA256 -> response.checksumSHA256();
            case MD5 -> null;
        };
        if (stored != null && stored.endsWith("-" + parts.size()) && !stored.equals(composite(parts))) {
            throw discarded("the store put its parts together wrongly");
        }
    }

    /** The checksum of the parts' checksums. */
    private String composite(List<Sent> parts) {
        ByteArrayOutputStream digests = new ByteArrayOutputStream();
        parts.forEach(part -> digests.writeBytes(part.digest()));
        PartDigest whole = PartDigest.of(checksum());
        whole.update(digests.toByteArray(), 0, digests.size());
        return PartDigest.base64(whole.digest()) + "-" + parts.size();
    }

    private void checkSize(long size) {
        HeadObjectResponse found = head();
        if (found != null && found.contentLength() != null && found.contentLength() != size) {
            throw discarded("the store kept " + found.contentLength() + " of " + size + " bytes");
        }
    }

    /** An object that is not what was written must not stay under its name. */
    private StorageException discarded(String reason) {
        ObjectRequests.delete(link, target);
        return StorageException.permanent("could not write \"" + target + "\": " + reason, null);
    }

    /** Whether the object is there, though the answer that said so was lost. */
    private boolean hasAppeared() {
        HeadObjectResponse found = head();
        return found != null
                && found.hasMetadata()
                && mark.equals(found.metadata().get(MARK));
    }

    /** Null where the object is not there or must not be looked at. */
    private @Nullable HeadObjectResponse head() {
        try {
            return link.client()
                    .headObject(request -> request.bucket(target.bucket()).key(target.key()));
        } catch (SdkException e) {
            return null;
        }
    }

    /** Leaves nothing of the upload, be it half or complete. */
    void abort() {
        try {
            link.client()
                    .abortMultipartUpload(request ->
                            request.bucket(target.bucket()).key(target.key()).uploadId(id));
        } catch (SdkException e) {
            if (!S3Failures.isMissing(e)) {
                throw S3Failures.of("could not remove the unfinished upload " + id + " of", target, e);
            }
        }
    }

    private S3Checksum checksum() {
        return link.settings().objects().checksum();
    }

    /** A slow line is not a broken one. */
    private static Duration timeout(S3Link link, PartBuffer content) {
        return link.settings().retries().silence().multipliedBy(2 + content.size() / BYTES_PER_SILENCE);
    }

    private static RequestBody body(PartBuffer content) {
        return RequestBody.fromContentProvider(content::open, content.size(), BINARY);
    }
}
