package io.pgconvoy.cli;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.storage.s3.S3Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an S3 store is reached. Each option can be given by a variable too, for commands under the stock tools' names. */
@Heading("Options for s3:// addresses")
final class S3Options {
    @Option(
            names = "--s3-endpoint",
            paramLabel = "URL",
            description = "server that speaks S3 (default: PGCONVOY_S3_ENDPOINT or AWS_ENDPOINT_URL, else Amazon's)")
    private @Nullable String endpoint;

    @Option(
            names = "--s3-region",
            paramLabel = "REGION",
            description = "region of the bucket (default: PGCONVOY_S3_REGION or AWS_REGION, else the profile's)")
    private @Nullable String region;

    @Option(
            names = "--s3-profile",
            paramLabel = "NAME",
            description = "profile of the AWS configuration files (default: PGCONVOY_S3_PROFILE; without, credentials"
                    + " are looked for where AWS's own programs do)")
    private @Nullable String profile;

    @Option(
            names = "--s3-addressing",
            paramLabel = "path|host",
            description = "where the bucket's name stands in a request (default: path with --s3-endpoint, else host)")
    private @Nullable String addressing;

    @Option(
            names = "--s3-no-chunked-encoding",
            description = "send no signed chunks, for servers that do not know them")
    private boolean noChunkedEncoding;

    /** @param objects of a command that writes */
    S3Settings settings(@Nullable S3ObjectOptions objects, Map<String, String> variables) {
        S3Variables set = new S3Variables(variables);
        return new S3Settings(
                endpoint(set),
                identity(set),
                (objects == null ? new S3ObjectOptions() : objects).terms(set),
                retries(set));
    }

    private S3Settings.Endpoint endpoint(S3Variables set) {
        URI address = address(set.choose(endpoint, "ENDPOINT", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL"));
        String where = set.choose(addressing, "ADDRESSING");
        if (where != null && !where.equals("path") && !where.equals("host")) {
            throw invalid(where, "--s3-addressing");
        }
        return new S3Settings.Endpoint(
                address,
                set.choose(region, "REGION", "AWS_REGION", "AWS_DEFAULT_REGION"),
                where == null ? address != null : where.equals("path"),
                !noChunkedEncoding && set.choose(null, "NO_CHUNKED_ENCODING") == null);
    }

    private static @Nullable URI address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            URI address = new URI(text);
            if (address.getHost() == null
                    || !String.valueOf(address.getScheme()).matches("https?")) {
                throw invalid(text, "--s3-endpoint");
            }
            return address;
        } catch (URISyntaxException e) {
            throw invalid(text, "--s3-endpoint");
        }
    }

    /** The SDK would find these variables itself, but not those of a command that runs inside another program. */
    private S3Settings.Identity identity(S3Variables set) {
        String name = set.choose(profile, "PROFILE");
        String access = set.get("AWS_ACCESS_KEY_ID");
        String secret = set.get("AWS_SECRET_ACCESS_KEY");
        if (name != null || access == null || secret == null) {
            return new S3Settings.Identity(name, null);
        }
        return new S3Settings.Identity(null, new S3Settings.Keys(access, secret, set.get("AWS_SESSION_TOKEN")));
    }

    private static S3Settings.Retries retries(S3Variables set) {
        String attempts = set.choose(null, "ATTEMPTS");
        String timeout = set.choose(null, "TIMEOUT");
        S3Settings.Retries usual = S3Settings.DEFAULT.retries();
        return new S3Settings.Retries(
                attempts == null ? usual.attempts() : Numbers.inRange(attempts, "PGCONVOY_S3_ATTEMPTS", 1, 100),
                timeout == null
                        ? usual.silence()
                        : Duration.ofSeconds(Numbers.inRange(timeout, "PGCONVOY_S3_TIMEOUT", 1, 86_400)));
    }

    static UsageException invalid(String value, String option) {
        return new UsageException("invalid value \"" + value + "\" for option " + option);
    }
}
