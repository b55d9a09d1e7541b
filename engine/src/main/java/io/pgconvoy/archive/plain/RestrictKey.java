package io.pgconvoy.archive.plain;

import io.pgconvoy.api.error.UsageException;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** The key that opens and closes psql's restricted mode: a script's data must not be able to guess it. */
public final class RestrictKey {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LENGTH = 63;
    private static final Pattern VALID = Pattern.compile("[0-9A-Za-z]+");
    private static final SecureRandom RANDOM = new SecureRandom();

    private RestrictKey() {}

    public static String random() {
        return RANDOM.ints(LENGTH, 0, CHARACTERS.length())
                .collect(StringBuilder::new, (key, i) -> key.append(CHARACTERS.charAt(i)), StringBuilder::append)
                .toString();
    }

    public static String checked(String key) {
        if (!VALID.matcher(key).matches()) {
            throw new UsageException("invalid restrict key");
        }
        return key;
    }
}
