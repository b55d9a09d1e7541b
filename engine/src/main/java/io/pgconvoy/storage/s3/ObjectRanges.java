package io.pgconvoy.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/**
 * Fetches ranges of one object, all of them of the same state of it: an object that is replaced meanwhile is noticed by
 * its ETag. Safe for use from several threads.
 *
 * @param eTag null where the store tells none
 */
record ObjectRanges(
        S3Link link, S3Address address, long size, @Nullable String eTag) {

    private static final int NOT_SATISFIABLE = 416;

    /** Some bytes of an object, and where they are from. */
    record Range(long start, byte[] bytes) {
        long end() {
            return start + bytes.length;
        }
    }

    /** An object that was opened, and its beginning, which came along. */
    record Opened(ObjectRanges ranges, Range start) {}

    /** @param length how much of the beginning to fetch */
    static Opened open(S3Link link, S3Address address, int length) {
        try {
            return link.client()
                    .getObject(
                            request -> request.bucket(address.bucket())
                                    .key(address.key())
                                    .range(header(0, length)),
                            first(link, address, length));
        } catch (SdkException e) {
            if (e instanceof AwsServiceException refused && refused.statusCode() == NOT_SATISFIABLE) {
                return openEmpty(link, address);
            }
            throw S3Failures.of("could not open input file", address, e);
        }
    }

    private static ResponseTransformer<GetObjectResponse, Opened> first(S3Link link, S3Address address, int length) {
        return (response, body) -> {
            long size = size(response);
            byte[] bytes = read(body, (int) Math.min(length, size));
            return new Opened(new ObjectRanges(link, address, size, response.eTag()), new Range(0, bytes));
        };
    }

    /** There is no first byte to ask for. */
    private static Opened openEmpty(S3Link link, S3Address address) {
        try {
            HeadObjectResponse response = link.client()
                    .headObject(request -> request.bucket(address.bucket()).key(address.key()));
            return new Opened(new ObjectRanges(link, address, 0, response.eTag()), new Range(0, new byte[0]));
        } catch (SdkException e) {
            throw S3Failures.of("could not open input file", address, e);
        }
    }

    /** Bytes of the object, which has as many from there. */
    Range fetch(long start, int length) {
        try {
            byte[] bytes = link.client()
                    .getObject(
                            request -> request.bucket(address.bucket())
                                    .key(address.key())
                                    .ifMatch(eTag)
                                    .range(header(start, length)),
                            (response, body) -> read(body, length));
            return new Range(start, bytes);
        } catch (SdkException e) {
            throw S3Failures.of("could not read from", address, e);
        }
    }

    private static String header(long start, int length) {
        return "bytes=" + start + "-" + (start + length - 1);
    }

    private static long size(GetObjectResponse response) {
        String range = response.contentRange();
        if (range == null) {
            return response.contentLength();
        }
        return Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
    }

    /** What breaks off is asked for again. */
    private static byte[] read(AbortableInputStream body, int length) {
        try (InputStream in = body) {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw RetryableException.create("the answer ended after " + bytes.length + " of " + length + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw RetryableException.create(String.valueOf(e.getMessage()), e);
        }
    }
}
