package io.pgconvoy.connect.conninfo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every connection parameter libpq 18 knows, with the environment variable and the default behind it. */
public enum Parameter {
    SERVICE("PGSERVICE", null),
    SERVICEFILE("PGSERVICEFILE", null),
    USER("PGUSER", null),
    PASSWORD("PGPASSWORD", null),
    PASSFILE("PGPASSFILE", null),
    CHANNEL_BINDING("PGCHANNELBINDING", "prefer"),
    CONNECT_TIMEOUT("PGCONNECT_TIMEOUT", null),
    DBNAME("PGDATABASE", null),
    HOST("PGHOST", null),
    HOSTADDR("PGHOSTADDR", null),
    PORT("PGPORT", "5432"),
    CLIENT_ENCODING("PGCLIENTENCODING", null),
    OPTIONS("PGOPTIONS", null),
    APPLICATION_NAME("PGAPPNAME", null),
    FALLBACK_APPLICATION_NAME(null, null),
    KEEPALIVES(null, null),
    KEEPALIVES_IDLE(null, null),
    KEEPALIVES_INTERVAL(null, null),
    KEEPALIVES_COUNT(null, null),
    TCP_USER_TIMEOUT(null, null),
    SSLMODE("PGSSLMODE", "prefer"),
    SSLNEGOTIATION("PGSSLNEGOTIATION", "postgres"),
    SSLCOMPRESSION("PGSSLCOMPRESSION", "0"),
    SSLCERT("PGSSLCERT", null),
    SSLKEY("PGSSLKEY", null),
    SSLCERTMODE("PGSSLCERTMODE", "allow"),
    SSLPASSWORD(null, null),
    SSLROOTCERT("PGSSLROOTCERT", null),
    SSLCRL("PGSSLCRL", null),
    SSLCRLDIR("PGSSLCRLDIR", null),
    SSLSNI("PGSSLSNI", "1"),
    REQUIREPEER("PGREQUIREPEER", null),
    REQUIRE_AUTH("PGREQUIREAUTH", null),
    MIN_PROTOCOL_VERSION("PGMINPROTOCOLVERSION", null),
    MAX_PROTOCOL_VERSION("PGMAXPROTOCOLVERSION", null),
    SSL_MIN_PROTOCOL_VERSION("PGSSLMINPROTOCOLVERSION", "TLSv1.2"),
    SSL_MAX_PROTOCOL_VERSION("PGSSLMAXPROTOCOLVERSION", null),
    GSSENCMODE("PGGSSENCMODE", "prefer"),
    KRBSRVNAME("PGKRBSRVNAME", "postgres"),
    GSSLIB("PGGSSLIB", null),
    GSSDELEGATION("PGGSSDELEGATION", "0"),
    REPLICATION(null, null),
    TARGET_SESSION_ATTRS("PGTARGETSESSIONATTRS", "any"),
    LOAD_BALANCE_HOSTS("PGLOADBALANCEHOSTS", "disable"),
    SCRAM_CLIENT_KEY(null, null),
    SCRAM_SERVER_KEY(null, null),
    OAUTH_ISSUER(null, null),
    OAUTH_CLIENT_ID(null, null),
    OAUTH_CLIENT_SECRET(null, null),
    OAUTH_SCOPE(null, null),
    SSLKEYLOGFILE(null, null);

    private static final Map<String, Parameter> BY_KEYWORD =
            Arrays.stream(values()).collect(Collectors.toMap(Parameter::keyword, Function.identity()));

    private final @Nullable String variable;
    private final @Nullable String otherwise;

    Parameter(@Nullable String variable, @Nullable String otherwise) {
        this.variable = variable;
        this.otherwise = otherwise;
    }

    /** As written in connection strings. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its value must never be shown. */
    public boolean isSecret() {
        return switch (this) {
            case PASSWORD, SSLPASSWORD, SCRAM_CLIENT_KEY, SCRAM_SERVER_KEY, OAUTH_CLIENT_SECRET -> true;
            default -> false;
        };
    }

    /** The environment variable that gives the value when nothing else does. */
    @Nullable
    String variable() {
        return variable;
    }

    @Nullable
    String otherwise() {
        return otherwise;
    }

    static @Nullable Parameter ofKeyword(String keyword) {
        return BY_KEYWORD.get(keyword);
    }
}
