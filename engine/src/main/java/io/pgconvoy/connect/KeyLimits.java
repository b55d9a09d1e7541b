package io.pgconvoy.connect;

import java.security.Security;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much the JDK lets one key of TLS 1.3 encrypt before it asks for another. */
final class KeyLimits {
    /** {@code AES/GCM/NoPadding KeyUpdate 2^37, …}: the limit is a number or a power of two. */
    private static final Pattern LIMIT = Pattern.compile("KeyUpdate\\s+(?:2\\^(\\d{1,2})|(\\d{1,18}))");

    private static final long DEFAULT = 1L << 37;

    private KeyLimits() {}

    /** In bytes. */
    static long ofThisJvm() {
        return smallest(Security.getProperty("jdk.tls.keyLimits"));
    }

    static long smallest(@Nullable String property) {
        Matcher limits = LIMIT.matcher(property == null ? "" : property);
        long smallest = DEFAULT;
        while (limits.find()) {
            String power = limits.group(1);
            long limit = power == null ? Long.parseLong(limits.group(2)) : 1L << Math.min(Integer.parseInt(power), 62);
            smallest = Math.min(smallest, limit);
        }
        return smallest;
    }
}
