package io.pgconvoy.connect;

import io.pgconvoy.api.error.UsageException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameter {@code require_auth}: methods the server may authenticate with, or (negated) may not. */
final class RequiredAuth {
    private static final List<String> METHODS =
            List.of("password", "md5", "gss", "sspi", "scram-sha-256", "oauth", "none");

    private RequiredAuth() {}

    /** Checks the value as libpq does. Returns what the driver understands, null for no restriction. */
    static @Nullable String checked(@Nullable String value) {
        if (value == null) {
            return null;
        }
        List<String> methods = List.of(value.split(",", -1));
        boolean negated = methods.get(0).startsWith("!");
        Set<String> seen = new HashSet<>();
        for (String method : methods) {
            checkMixing(method, negated);
            String name = negated ? method.substring(1) : method;
            if (!METHODS.contains(name)) {
                throw new UsageException("invalid require_auth value: \"" + name + "\"");
            }
            if (!seen.add(name)) {
                throw new UsageException("require_auth method \"" + method + "\" is specified more than once");
            }
        }
        return forDriver(methods);
    }

    private static void checkMixing(String method, boolean negated) {
        if (method.startsWith("!") && !negated) {
            throw new UsageException(
                    "negative require_auth method \"" + method + "\" cannot be mixed with non-negative methods");
        }
        if (!method.startsWith("!") && negated) {
            throw new UsageException("require_auth method \"" + method + "\" cannot be mixed with negative methods");
        }
    }

    /** The driver has no OAuth: forbidding it changes nothing, and it cannot be the only method allowed. */
    private static @Nullable String forDriver(List<String> methods) {
        String known =
                methods.stream().filter(method -> !method.endsWith("oauth")).collect(Collectors.joining(","));
        if (known.isEmpty() && methods.contains("oauth")) {
            throw new UsageException("require_auth method \"oauth\" is not supported");
        }
        return known.isEmpty() ? null : known;
    }
}
