package io.pgconvoy.connect.wire;

import io.pgconvoy.connect.conninfo.Secret;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Gives the driver the password at the moment the server asks for one. The driver makes it by name, so where the
 * password comes from is an object among the properties.
 */
public final class DriverPassword implements AuthenticationPlugin {
    private static final String KEY = "io.pgconvoy.password";

    private final Object source;

    public DriverPassword(Properties properties) {
        this.source = Objects.requireNonNull(properties.get(KEY));
    }

    /** Makes the driver ask here; the supplier gives null when there is no password. */
    public static void install(Properties properties, Supplier<@Nullable Secret> source) {
        properties.setProperty("authenticationPluginClassName", DriverPassword.class.getName());
        properties.put(KEY, source);
    }

    @Override
    public char @Nullable [] getPassword(AuthenticationRequestType type) throws PSQLException {
        Object password = ((Supplier<?>) source).get();
        if (password instanceof Secret secret) {
            return secret.text().toCharArray();
        }
        if (type == AuthenticationRequestType.GSS) {
            return null;
        }
        throw new PSQLException("fe_sendauth: no password supplied", PSQLState.CONNECTION_REJECTED);
    }
}
