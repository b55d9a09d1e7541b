package io.pgconvoy.storage.s3;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;

/** What requests say about new objects beyond their names. */
final class ObjectRequests {

    private ObjectRequests() {}

    static void create(CreateMultipartUploadRequest.Builder request, S3Settings.ObjectTerms terms) {
        request.serverSideEncryption(terms.encryption())
                .ssekmsKeyId(terms.kmsKey())
                .storageClass(terms.storageClass());
        if (!terms.tags().isEmpty()) {
            request.tagging(tagging(terms.tags()));
        }
        switch (terms.checksum()) {
            case CRC32 -> request.checksumAlgorithm(ChecksumAlgorithm.CRC32);
            case SHA256 -> request.checksumAlgorithm(ChecksumAlgorithm.SHA256);
            case MD5 -> {
                // sent with each part, and kept by none
            }
        }
    }

    static void put(PutObjectRequest.Builder request, S3Settings.ObjectTerms terms, String digest) {
        request.serverSideEncryption(terms.encryption())
                .ssekmsKeyId(terms.kmsKey())
                .storageClass(terms.storageClass());
        if (!terms.tags().isEmpty()) {
            request.tagging(tagging(terms.tags()));
        }
        switch (terms.checksum()) {
            case CRC32 -> request.checksumCRC32(digest);
            case SHA256 -> request.checksumSHA256(digest);
            case MD5 -> request.contentMD5(digest);
        }
    }

    static void part(UploadPartRequest.Builder request, S3Checksum checksum, String digest) {
        switch (checksum) {
            case CRC32 -> request.checksumCRC32(digest);
            case SHA256 -> request.checksumSHA256(digest);
            case MD5 -> request.contentMD5(digest);
        }
    }

    static CompletedPart completed(int number, String eTag, String digest, S3Checksum checksum) {
        CompletedPart.Builder part = CompletedPart.builder().partNumber(number).eTag(eTag);
        return switch (checksum) {
            case CRC32 -> part.checksumCRC32(digest).build();
            case SHA256 -> part.checksumSHA256(digest).build();
            case MD5 -> part.build();
        };
    }

    /** Removes what must not stay. */
    static void delete(S3Link link, S3Address object) {
        try {
            link.client()
                    .deleteObject(request -> request.bucket(object.bucket()).key(object.key()));
        } catch (SdkException e) {
            throw S3Failures.of("could not remove unfinished", object, e);
        }
    }

    private static Tagging tagging(Map<String, String> tags) {
        return Tagging.builder()
                .tagSet(tags.entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .build();
    }
}
