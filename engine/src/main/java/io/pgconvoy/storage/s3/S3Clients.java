package io.pgconvoy.storage.s3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the SDK's clients. */
final class S3Clients {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(15);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration THROTTLED_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);

    private S3Clients() {}

    /** @param silence how long the store may keep silent */
    static S3Client open(S3Settings settings, Duration silence) {
        S3Settings.Endpoint endpoint = settings.endpoint();
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT_TIMEOUT)
                        .socketTimeout(silence))
                // Parts carry checksums of our own; what the SDK would add stands behind the body, where some servers
                // take it for a part of it.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .forcePathStyle(endpoint.pathStyle())
                .serviceConfiguration(service -> service.chunkedEncodingEnabled(endpoint.chunkedEncoding()))
                .overrideConfiguration(override -> override(override, settings));
        if (endpoint.address() != null) {
            builder.endpointOverride(endpoint.address());
        }
        if (endpoint.region() != null) {
            builder.region(Region.of(endpoint.region()));
        } else if (endpoint.address() != null) {
            builder.region(Region.US_EAST_1);
        }
        if (settings.identity().keys() != null) {
            builder.credentialsProvider(StaticCredentialsProvider.create(
                    credentials(settings.identity().keys())));
        } else if (settings.identity().profile() != null) {
            // the SDK would take keys of the environment first
            builder.credentialsProvider(
                    ProfileCredentialsProvider.create(settings.identity().profile()));
        }
        return builder.build();
    }

    private static void override(ClientOverrideConfiguration.Builder override, S3Settings settings) {
        override.retryStrategy(retries(settings.retries().attempts()));
        if (settings.identity().profile() != null) {
            override.defaultProfileName(settings.identity().profile());
        }
    }

    private static RetryStrategy retries(int attempts) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(attempts)
                .circuitBreakerEnabled(false)
                .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_DELAY, LONGEST_DELAY))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(THROTTLED_DELAY, LONGEST_DELAY))
                .retryOnException(S3Failures::isDamagedOnTheWay)
                .build();
    }

    private static AwsCredentials credentials(S3Settings.Keys keys) {
        return keys.token() == null
                ? AwsBasicCredentials.create(keys.accessKey(), keys.secretKey())
                : AwsSessionCredentials.create(keys.accessKey(), keys.secretKey(), keys.token());
    }
}
