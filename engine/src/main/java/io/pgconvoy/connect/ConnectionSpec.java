package io.pgconvoy.connect;

import io.pgconvoy.api.error.UsageException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything needed to open a session. */
public final class ConnectionSpec {
    private final Map<String, String> parameters;

    private ConnectionSpec(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    /** Reads a connection string such as {@code host=localhost dbname=app}. */
    public static ConnectionSpec parse(String conninfo) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : conninfo.strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new UsageException("missing \"=\" after \"" + pair + "\" in connection info string");
            }
            parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new ConnectionSpec(parameters);
    }

    String parameter(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }
}
