package io.pgconvoy.storage.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How an S3 store is reached and how objects are kept there. */
public record S3Settings(Endpoint endpoint, Identity identity, ObjectTerms objects, Retries retries) {

    /** Amazon's store in the region, and with the credentials, that the SDK finds by itself. */
    public static final S3Settings DEFAULT =
            new S3Settings(Endpoint.AMAZON, Identity.DEFAULT, ObjectTerms.DEFAULT, Retries.DEFAULT);

    /**
     * The server.
     *
     * @param address null for Amazon's
     * @param region null for what the environment or the profile say
     * @param pathStyle the bucket's name stands in the path rather than in the host name
     * @param chunkedEncoding bodies may be sent in signed chunks, which some servers store as they come
     */
    public record Endpoint(@Nullable URI address, @Nullable String region, boolean pathStyle, boolean chunkedEncoding) {
        static final Endpoint AMAZON = new Endpoint(null, null, false, true);
    }

    /**
     * Who asks. Without a profile and keys, the SDK looks where it always does: environment, profile files, roles of
     * containers and machines.
     */
    public record Identity(
            @Nullable String profile, @Nullable Keys keys) {
        static final Identity DEFAULT = new Identity(null, null);
    }

    /** An access key; with a token where it is temporary. */
    public record Keys(
            String accessKey, String secretKey, @Nullable String token) {
        @Override
        public String toString() {
            return accessKey;
        }
    }

    /**
     * What new objects are given.
     *
     * @param encryption {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}; null for the bucket's own
     * @param kmsKey null for the bucket's own
     * @param storageClass null for the standard one
     * @param partSize bytes of each part of an upload, at least 5 MiB; 0 for parts that grow with the object
     */
    public record ObjectTerms(
            @Nullable String encryption,
            @Nullable String kmsKey,
            @Nullable String storageClass,
            Map<String, String> tags,
            S3Checksum checksum,
            long partSize) {
        static final ObjectTerms DEFAULT = new ObjectTerms(null, null, null, Map.of(), S3Checksum.CRC32, 0);
    }

    /**
     * When to give up.
     *
     * @param attempts of one request
     * @param silence after which an attempt has failed
     */
    public record Retries(int attempts, Duration silence) {
        static final Retries DEFAULT = new Retries(7, Duration.ofSeconds(60));
    }
}
