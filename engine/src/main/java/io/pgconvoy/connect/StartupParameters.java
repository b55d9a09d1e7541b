package io.pgconvoy.connect;

import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Environment;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.sql.LenientUtf8;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the first message tells the server: what libpq's tells it, and a date style in ISO form, without which the
 * driver gives up. In particular no time zone, so that timestamps are printed in the server's.
 */
final class StartupParameters {
    private final Map<String, String> parameters = new LinkedHashMap<>();

    private StartupParameters(Conninfo values, Environment environment) {
        put("user", values.get(Parameter.USER));
        put("database", values.get(Parameter.DBNAME));
        put("options", values.get(Parameter.OPTIONS));
        String name = values.get(Parameter.APPLICATION_NAME);
        put("application_name", name == null ? values.get(Parameter.FALLBACK_APPLICATION_NAME) : name);
        String encoding = values.get(Parameter.CLIENT_ENCODING);
        put("client_encoding", "auto".equals(encoding) ? LocaleEncoding.of(environment) : encoding);
        put("DateStyle", "ISO");
        fromEnvironment("timezone", environment.variable("PGTZ"));
        fromEnvironment("geqo", environment.variable("PGGEQO"));
    }

    static StartupParameters of(ConnectionSpec spec) {
        return new StartupParameters(spec.values(), spec.environment());
    }

    private void put(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parameters.put(name, value);
        }
    }

    private void fromEnvironment(String name, @Nullable String value) {
        if (value != null && !value.toLowerCase(Locale.ROOT).equals("default")) {
            put(name, value);
        }
    }

    /** Names and values, each ended by a zero byte, and one zero byte more. */
    byte[] encoded() {
        return LenientUtf8.encode(parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + '\0' + parameter.getValue() + '\0')
                .collect(Collectors.joining("", "", "\0")));
    }
}
