package io.pgconvoy.connect;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.connect.tls.ProtocolRange;
import io.pgconvoy.connect.tls.TlsMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses values that libpq refuses, in its words, and parameters that cannot be honoured here. */
final class ParameterChecks {
    private static final List<Parameter> NOT_SUPPORTED = List.of(
            Parameter.SCRAM_CLIENT_KEY,
            Parameter.SCRAM_SERVER_KEY,
            Parameter.OAUTH_ISSUER,
            Parameter.OAUTH_CLIENT_ID,
            Parameter.OAUTH_CLIENT_SECRET,
            Parameter.OAUTH_SCOPE,
            Parameter.SSLKEYLOGFILE);
    private static final List<Parameter> INTEGERS = List.of(
            Parameter.CONNECT_TIMEOUT,
            Parameter.KEEPALIVES,
            Parameter.KEEPALIVES_IDLE,
            Parameter.KEEPALIVES_INTERVAL,
            Parameter.KEEPALIVES_COUNT,
            Parameter.TCP_USER_TIMEOUT);
    private static final Set<String> NO = Set.of("false", "off", "no", "0");

    private ParameterChecks() {}

    static void check(Conninfo values) {
        RequiredAuth.checked(values.nonEmpty(Parameter.REQUIRE_AUTH));
        oneOf(values, Parameter.CHANNEL_BINDING, "disable", "prefer", "require");
        tls(values);
        oneOf(values, Parameter.GSSENCMODE, "disable", "prefer", "require");
        choice(values, Parameter.TARGET_SESSION_ATTRS, TargetSession.class);
        oneOf(values, Parameter.LOAD_BALANCE_HOSTS, "disable", "random");
        protocolVersions(values);
        INTEGERS.forEach(parameter -> IntegerText.of(values, parameter));
        notSupported(values);
    }

    /** The enum constant that the value names; words in values are joined by hyphens. */
    static <E extends Enum<E>> E choice(Conninfo values, Parameter parameter, Class<E> type) {
        String value = values.get(parameter);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name()
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-')
                        .equals(value))
                .findFirst()
                .orElseThrow(() -> invalid(parameter, value));
    }

    private static void oneOf(Conninfo values, Parameter parameter, String... allowed) {
        String value = values.get(parameter);
        if (!Arrays.asList(allowed).contains(value)) {
            throw invalid(parameter, value);
        }
    }

    private static void tls(Conninfo values) {
        TlsMode mode = choice(values, Parameter.SSLMODE, TlsMode.class);
        String modeText = values.get(Parameter.SSLMODE);
        oneOf(values, Parameter.SSLNEGOTIATION, "postgres", "direct");
        if ("direct".equals(values.get(Parameter.SSLNEGOTIATION)) && mode.allowsPlain()) {
            throw new UsageException("weak sslmode \"" + modeText + "\" may not be used with sslnegotiation=direct"
                    + " (use \"require\", \"verify-ca\", or \"verify-full\")");
        }
        if ("system".equals(values.get(Parameter.SSLROOTCERT)) && mode != TlsMode.VERIFY_FULL) {
            throw new UsageException(
                    "weak sslmode \"" + modeText + "\" may not be used with sslrootcert=system (use \"verify-full\")");
        }
        tlsVersion(values, Parameter.SSL_MIN_PROTOCOL_VERSION);
        tlsVersion(values, Parameter.SSL_MAX_PROTOCOL_VERSION);
        if (protocols(values).isEmpty()) {
            throw new UsageException("invalid SSL protocol version range");
        }
        oneOf(values, Parameter.SSLCERTMODE, "disable", "allow", "require");
    }

    static ProtocolRange protocols(Conninfo values) {
        return new ProtocolRange(
                values.nonEmpty(Parameter.SSL_MIN_PROTOCOL_VERSION),
                values.nonEmpty(Parameter.SSL_MAX_PROTOCOL_VERSION));
    }

    private static void tlsVersion(Conninfo values, Parameter parameter) {
        String version = values.nonEmpty(parameter);
        if (version != null && !ProtocolRange.isVersion(version)) {
            throw new UsageException("invalid \"" + parameter.keyword() + "\" value: \"" + version + "\"");
        }
    }

    /** Versions of PostgreSQL's own protocol: 3.0, and 3.2 since PostgreSQL 18. */
    private static void protocolVersions(Conninfo values) {
        for (Parameter parameter : List.of(Parameter.MIN_PROTOCOL_VERSION, Parameter.MAX_PROTOCOL_VERSION)) {
            String version = values.get(parameter);
            if (version != null && !List.of("3.0", "3.2", "latest").contains(version)) {
                throw invalid(parameter, version);
            }
        }
        if ("3.0".equals(values.get(Parameter.MAX_PROTOCOL_VERSION)) && wantsNewProtocol(values)) {
            throw new UsageException("\"min_protocol_version\" is greater than \"max_protocol_version\"");
        }
    }

    private static boolean wantsNewProtocol(Conninfo values) {
        String lowest = values.get(Parameter.MIN_PROTOCOL_VERSION);
        return lowest != null && !lowest.equals("3.0");
    }

    /** As libpq, which stays with 3.0 unless told otherwise. */
    static String protocolVersion(Conninfo values) {
        String highest = values.get(Parameter.MAX_PROTOCOL_VERSION);
        boolean asksForNew = highest != null ? !highest.equals("3.0") : wantsNewProtocol(values);
        return asksForNew ? "3.2" : "3.0";
    }

    private static void notSupported(Conninfo values) {
        for (Parameter parameter : NOT_SUPPORTED) {
            if (values.nonEmpty(parameter) != null) {
                throw new UsageException("connection option \"" + parameter.keyword() + "\" is not supported");
            }
        }
        String replication = values.nonEmpty(Parameter.REPLICATION);
        if (replication != null && !NO.contains(replication)) {
            throw new UsageException("connection option \"replication\" is not supported");
        }
        if ("require".equals(values.get(Parameter.GSSENCMODE))) {
            throw new UsageException("gssencmode value \"require\" is not supported: there is no GSSAPI encryption");
        }
        if ("1".equals(values.get(Parameter.GSSDELEGATION))) {
            throw new UsageException("gssdelegation value \"1\" is not supported: credentials are not delegated");
        }
    }

    private static UsageException invalid(Parameter parameter, @Nullable String value) {
        return new UsageException("invalid " + parameter.keyword() + " value: \"" + value + "\"");
    }
}
