package io.pgconvoy.storage.s3;

import io.pgconvoy.api.error.StorageException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line each what a store refuses or what keeps it from answering. */
final class S3Failures {

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;
    private static final int MOVED = 301;

    private static final String WRONG_SIGNATURE = "SignatureDoesNotMatch";
    private static final Set<String> DAMAGED = Set.of("BadDigest", "XAmzContentChecksumMismatch", "IncompleteBody");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired");
    private static final Set<String> OTHER_REGION =
            Set.of("PermanentRedirect", "AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    private S3Failures() {}

    /** @param attempt what failed, such as {@code could not write "s3://b/k"} */
    static StorageException of(String attempt, S3Address address, SdkException e) {
        String message = attempt + " \"" + address + "\": " + reason(address, e);
        if (code(e).equals("NoSuchKey")) {
            NoSuchFileException missing = new NoSuchFileException(address.toString());
            missing.initCause(e);
            return StorageException.permanent(message, missing);
        }
        return isPassing(e) ? StorageException.transientFailure(message, e) : StorageException.permanent(message, e);
    }

    /** Whether bytes did not arrive as they were sent: the store could not have meant them. */
    static boolean isDamagedOnTheWay(Throwable e) {
        return e instanceof AwsServiceException service && DAMAGED.contains(code(service));
    }

    static boolean isWronglySigned(SdkException e) {
        String code = code(e);
        return code.equals(WRONG_SIGNATURE) || code.equals("XAmzContentSHA256Mismatch");
    }

    static boolean isMissing(SdkException e) {
        return e instanceof AwsServiceException service && service.statusCode() == NOT_FOUND;
    }

    static boolean isForbidden(SdkException e) {
        return e instanceof AwsServiceException service && service.statusCode() == FORBIDDEN;
    }

    static String code(SdkException e) {
        if (e instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            String code = service.awsErrorDetails().errorCode();
            return code == null ? "" : code;
        }
        return "";
    }

    private static boolean isPassing(SdkException e) {
        if (e instanceof AwsServiceException service) {
            return service.statusCode() >= SERVER_ERROR || service.statusCode() == TOO_MANY_REQUESTS;
        }
        return isTimeout(e) || ioCause(e).isPresent();
    }

    private static String reason(S3Address address, SdkException e) {
        return e instanceof AwsServiceException service ? refusal(address, service) : obstacle(e);
    }

    private static String refusal(S3Address address, AwsServiceException e) {
        String code = code(e);
        if (code.equals("NoSuchBucket")) {
            return "bucket \"" + address.bucket() + "\" does not exist";
        }
        if (EXPIRED.contains(code)) {
            return "the credentials have expired";
        }
        if (code.equals("InvalidAccessKeyId")) {
            return "the store does not know the access key";
        }
        if (code.equals(WRONG_SIGNATURE)) {
            return "the secret access key is wrong";
        }
        if (OTHER_REGION.contains(code) || e.statusCode() == MOVED) {
            return "bucket \"" + address.bucket() + "\" is in another region" + region(e);
        }
        return switch (e.statusCode()) {
            case FORBIDDEN -> "access denied" + said(e);
            case NOT_FOUND -> code.equals("NoSuchUpload") ? "the upload was removed meanwhile" : "no such object";
            case PRECONDITION_FAILED -> "it was replaced while it was being read";
            default -> "status " + e.statusCode() + said(e);
        };
    }

    private static String region(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(details -> details.sdkHttpResponse())
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"))
                .map(region -> ": --s3-region=" + region)
                .orElse("");
    }

    private static String said(AwsServiceException e) {
        String message =
                e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
        String code = code(e);
        if (message == null || message.isBlank()) {
            return code.isEmpty() ? "" : " (" + code + ")";
        }
        return " (" + oneLine(message) + ")";
    }

    private static String obstacle(SdkException e) {
        String message = String.valueOf(e.getMessage());
        Optional<String> missing = MissingCredentials.reason(message);
        if (missing.isPresent()) {
            return missing.get();
        }
        if (message.contains("Unable to load region")) {
            return "no region is known: set AWS_REGION, or give --s3-region or --s3-endpoint";
        }
        if (isTimeout(e)) {
            return "no answer in time";
        }
        return ioCause(e).map(S3Failures::network).orElseGet(() -> oneLine(message));
    }

    private static boolean isTimeout(SdkException e) {
        return e instanceof ApiCallAttemptTimeoutException || e instanceof ApiCallTimeoutException;
    }

    private static Optional<IOException> ioCause(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException io) {
                return Optional.of(io);
            }
        }
        return Optional.empty();
    }

    private static String network(IOException e) {
        if (e instanceof UnknownHostException) {
            return "host " + e.getMessage() + " is not known";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        String message = oneLine(String.valueOf(e.getMessage()));
        return e instanceof ConnectException ? "could not connect: " + message : message;
    }

    private static String oneLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
