package io.pgconvoy.connect;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.api.error.NotConnectedException;
import io.pgconvoy.connect.ConnectFailure.Next;
import io.pgconvoy.connect.conninfo.Parameter;
import io.pgconvoy.connect.conninfo.Secret;
import io.pgconvoy.connect.tls.TlsMode;
import io.pgconvoy.connect.wire.ServerAddress;
import io.pgconvoy.connect.wire.Transport.Encryption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries hosts, their addresses and the ways to encrypt in libpq's order until one gives a session of the wanted kind.
 * A failed authentication ends the search; an unreachable address, or a server that is the wrong one of several, does
 * not.
 */
final class Connector {
    private final ConnectionSpec spec;
    private final boolean random;
    private final List<ConnectFailure> failures = new ArrayList<>();

    private Connector(ConnectionSpec spec) {
        this.spec = spec;
        this.random = "random".equals(spec.values().get(Parameter.LOAD_BALANCE_HOSTS));
    }

    /** Opens a session, asking for a password if the spec says so. */
    static Session open(ConnectionSpec spec) {
        ConnectionSpec.Asking asking = spec.asking();
        if (asking.policy() == PasswordPolicy.ALWAYS) {
            return openWith(spec, ask(asking), false);
        }
        return openWith(spec, null, asking.policy() == PasswordPolicy.WHEN_NEEDED);
    }

    private static Session openWith(ConnectionSpec given, @Nullable Secret answer, boolean mayAsk) {
        ConnectionSpec spec = answer == null ? given : given.withPassword(answer);
        Connector connector = new Connector(spec);
        Session session = connector.search();
        if (session != null) {
            return session;
        }
        boolean passwordMissing = connector.failures.stream().anyMatch(ConnectFailure::isPasswordMissing);
        Secret next = mayAsk && passwordMissing ? ask(spec.asking()) : null;
        if (next == null) {
            throw connector.failure();
        }
        return openWith(spec, next, false);
    }

    private static @Nullable Secret ask(ConnectionSpec.Asking asking) {
        String answer = asking.prompt().ask("Password: ");
        return answer == null ? null : new Secret(answer);
    }

    private @Nullable Session search() {
        TargetSession target =
                ParameterChecks.choice(spec.values(), Parameter.TARGET_SESSION_ATTRS, TargetSession.class);
        if (target != TargetSession.PREFER_STANDBY) {
            return search(target);
        }
        Session standby = search(TargetSession.STANDBY);
        boolean anyWillDo = failures.stream().noneMatch(failure -> failure.next() == Next.NOTHING);
        return standby == null && anyWillDo ? search(TargetSession.ANY) : standby;
    }

    private @Nullable Session search(TargetSession target) {
        for (HostTarget host : shuffled(spec.hosts())) {
            try {
                return tryHost(host, target);
            } catch (ConnectFailure failure) {
                failures.add(failure);
                if (failure.next() == Next.NOTHING || failure.next() == Next.ENCRYPTION) {
                    return null;
                }
            }
        }
        return null;
    }

    private Session tryHost(HostTarget host, TargetSession target) throws ConnectFailure {
        List<ServerAddress> addresses =
                spec.pinned() == null ? shuffled(AddressLookup.addresses(host)) : List.of(spec.pinned());
        for (int i = 0; ; i++) {
            try {
                return tryAddress(host, addresses.get(i), target);
            } catch (ConnectFailure failure) {
                if (failure.next() != Next.ADDRESS || i == addresses.size() - 1) {
                    throw failure;
                }
                failures.add(failure);
            }
        }
    }

    private Session tryAddress(HostTarget host, ServerAddress address, TargetSession target) throws ConnectFailure {
        List<Encryption> encryptions = encryptions(address);
        for (int i = 0; ; i++) {
            try {
                return new Attempt(spec, host, address, encryptions.get(i)).session(target);
            } catch (ConnectFailure failure) {
                ConnectFailure located = failure.at(address.inWords());
                if (failure.next() != Next.ENCRYPTION || i == encryptions.size() - 1) {
                    throw located;
                }
                failures.add(located);
            }
        }
    }

    /** As libpq, which never encrypts what stays on the machine. */
    private List<Encryption> encryptions(ServerAddress address) {
        if (address instanceof ServerAddress.Unix) {
            return List.of(Encryption.NONE);
        }
        return switch (ParameterChecks.choice(spec.values(), Parameter.SSLMODE, TlsMode.class)) {
            case DISABLE -> List.of(Encryption.NONE);
            case ALLOW -> List.of(Encryption.NONE, Encryption.TLS);
            case PREFER -> List.of(Encryption.TLS_IF_OFFERED, Encryption.NONE);
            case REQUIRE, VERIFY_CA, VERIFY_FULL -> List.of(Encryption.TLS);
        };
    }

    private <T> List<T> shuffled(List<T> all) {
        if (!random) {
            return all;
        }
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    /** All failures in one line, each thing said once. */
    private EngineException failure() {
        Set<String> messages = failures.stream()
                .map(failure -> String.valueOf(failure.getMessage()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ConnectFailure last = failures.get(failures.size() - 1);
        boolean allRetryable = failures.stream().allMatch(failure -> failure.code() == ErrorCode.CONNECTION_FAILED);
        ErrorCode code = allRetryable ? ErrorCode.CONNECTION_FAILED : last.code();
        return new NotConnectedException(code, spec.database(), String.join("; ", messages), last);
    }
}
