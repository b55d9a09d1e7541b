package io.pgconvoy.connect.conninfo;

import io.pgconvoy.api.error.UsageException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Connection parameters and their values. Immutable; {@link #toString()} hides passwords. */
public final class Conninfo {
    public static final Conninfo EMPTY = new Conninfo(new EnumMap<>(Parameter.class));

    private final Map<Parameter, String> values;

    private Conninfo(Map<Parameter, String> values) {
        this.values = values;
    }

    /** Whether libpq takes a database name for a whole connection string. */
    public static boolean isConnectionString(String dbname) {
        return ConnectionUri.isUri(dbname) || dbname.indexOf('=') >= 0;
    }

    /** Reads a URI or a string of keywords and values, exactly as libpq does. */
    public static Conninfo parse(String connectionString) {
        return ConnectionUri.isUri(connectionString)
                ? ConnectionUri.parse(connectionString)
                : KeywordString.parse(connectionString);
    }

    public @Nullable String get(Parameter parameter) {
        return values.get(parameter);
    }

    /** The value; null when it is missing or empty, which for most parameters means the same. */
    public @Nullable String nonEmpty(Parameter parameter) {
        String value = get(parameter);
        return value == null || value.isEmpty() ? null : value;
    }

    public Conninfo with(Parameter parameter, String value) {
        Map<Parameter, String> changed = new EnumMap<>(Parameter.class);
        changed.putAll(values);
        changed.put(parameter, value);
        return new Conninfo(changed);
    }

    public Conninfo without(Parameter parameter) {
        Map<Parameter, String> changed = new EnumMap<>(Parameter.class);
        changed.putAll(values);
        changed.remove(parameter);
        return new Conninfo(changed);
    }

    /** As {@link #with}, leaving everything as it is when the value is null or empty. */
    public Conninfo withNonEmpty(Parameter parameter, @Nullable String value) {
        return value == null || value.isEmpty() ? this : with(parameter, value);
    }

    /** These values, replaced by the other's where it has one. */
    public Conninfo overriddenBy(Conninfo other) {
        Map<Parameter, String> merged = new EnumMap<>(Parameter.class);
        merged.putAll(values);
        merged.putAll(other.values);
        return new Conninfo(merged);
    }

    /** Fills what is missing from the service file, then the environment, then libpq's defaults. */
    public Conninfo withDefaults(Environment environment) {
        Conninfo filled = overridingOnly(ServiceFile.lookUp(this, environment));
        boolean sslModeGiven = filled.get(Parameter.SSLMODE) != null
                || environment.variable("PGSSLMODE") != null
                || requiresSsl(environment);
        for (Parameter parameter : Parameter.values()) {
            filled = filled.withDefault(parameter, environment);
        }
        boolean systemRoots = "system".equals(filled.get(Parameter.SSLROOTCERT));
        return systemRoots && !sslModeGiven ? filled.with(Parameter.SSLMODE, "verify-full") : filled;
    }

    private Conninfo overridingOnly(Conninfo weaker) {
        return weaker.overriddenBy(this);
    }

    private Conninfo withDefault(Parameter parameter, Environment environment) {
        if (values.containsKey(parameter)) {
            return this;
        }
        String value = parameter.variable() == null ? null : environment.variable(parameter.variable());
        if (value == null && parameter == Parameter.SSLMODE && requiresSsl(environment)) {
            value = "require";
        }
        if (value == null) {
            value = parameter == Parameter.USER ? environment.userName() : parameter.otherwise();
        }
        return value == null ? this : with(parameter, value);
    }

    /** The deprecated variable PGREQUIRESSL asks for TLS when it begins with 1, and for nothing otherwise. */
    private static boolean requiresSsl(Environment environment) {
        String requireSsl = environment.variable("PGREQUIRESSL");
        return requireSsl != null && requireSsl.startsWith("1");
    }

    static Parameter parameter(String keyword) {
        Parameter parameter = Parameter.ofKeyword(keyword);
        if (parameter == null) {
            throw new UsageException("invalid connection option \"" + keyword + "\"");
        }
        return parameter;
    }

    @Override
    public String toString() {
        Map<String, String> shown = new TreeMap<>();
        values.forEach((parameter, value) -> shown.put(parameter.keyword(), parameter.isSecret() ? "********" : value));
        return shown.toString();
    }
}
