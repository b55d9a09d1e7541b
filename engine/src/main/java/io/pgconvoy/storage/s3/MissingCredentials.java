package io.pgconvoy.storage.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the SDK says, at great length, when it finds no credentials, in one line: the way that failed, and nothing of profiles' contents. */
final class MissingCredentials {
    private static final Pattern OF_PROFILE = Pattern.compile("contained no credentials for profile '([^']*)'");
    private static final Pattern OF_TOKEN = Pattern.compile(
            "WebIdentityTokenFileCredentialsProvider\\(\\): (?!Either the environment)(.*?)(, \\w+CredentialsProvider\\(|$)");
    private static final Pattern OF_CONTAINER = Pattern.compile(
            ", ContainerCredentialsProvider\\(\\): (?!Cannot fetch credentials from container - neither)(.*?)(, \\w+CredentialsProvider\\(|$)");
    private static final String ADVICE = ": set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile";

    private MissingCredentials() {}

    /** Empty where the message is about something else. */
    static Optional<String> reason(String message) {
        if (message.contains("Unable to load credentials from any of the providers")) {
            String tried = tried(OF_TOKEN, "with the web identity token", message)
                    .or(() -> tried(OF_CONTAINER, "from the container's address", message))
                    .orElse("");
            return Optional.of("no credentials were found" + tried + ADVICE);
        }
        Matcher profile = OF_PROFILE.matcher(message);
        return profile.find()
                ? Optional.of("no credentials were found for profile \"" + profile.group(1) + "\"")
                : Optional.empty();
    }

    private static Optional<String> tried(Pattern pattern, String how, String message) {
        Matcher tried = pattern.matcher(message);
        return tried.find() ? Optional.of(" (" + how + ": " + tried.group(1) + ")") : Optional.empty();
    }
}
