package io.pgconvoy.connect;

import io.pgconvoy.api.error.UsageException;
import io.pgconvoy.connect.conninfo.Conninfo;
import io.pgconvoy.connect.conninfo.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server to try.
 *
 * @param host a name, an address, or the directory of a Unix-domain socket; null if only an address was given
 * @param address a numeric address that saves looking the name up
 */
record HostTarget(@Nullable String host, @Nullable String address, int port) {
    static final int DEFAULT_PORT = 5432;
    /** Where servers put their socket: Debian's packages, and PostgreSQL's own default. */
    private static final List<Path> SOCKET_DIRECTORIES = List.of(Path.of("/var/run/postgresql"), Path.of("/tmp"));

    /** Matches the lists of hosts, addresses and ports as libpq does. */
    static List<HostTarget> listOf(Conninfo values) {
        List<String> addresses = elements(values.nonEmpty(Parameter.HOSTADDR));
        List<String> hosts = elements(values.nonEmpty(Parameter.HOST));
        List<String> ports = elements(values.nonEmpty(Parameter.PORT));
        int count = Math.max(1, addresses.isEmpty() ? hosts.size() : addresses.size());
        if (!addresses.isEmpty() && !hosts.isEmpty() && hosts.size() != count) {
            throw new UsageException(
                    "could not match " + hosts.size() + " host names to " + count + " hostaddr values");
        }
        if (ports.size() > 1 && ports.size() != count) {
            throw new UsageException("could not match " + ports.size() + " port numbers to " + count + " hosts");
        }
        List<HostTarget> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int port = port(ports.isEmpty() ? "" : ports.get(ports.size() == 1 ? 0 : i));
            targets.add(of(element(hosts, i), element(addresses, i), port));
        }
        return targets;
    }

    boolean isSocketDirectory() {
        return address == null && host != null && (host.startsWith("/") || host.startsWith("@"));
    }

    /** The name by which the password file knows this server. */
    String nameInPasswordFile() {
        if (host == null) {
            return address == null ? "localhost" : address;
        }
        return isSocketDirectory() && SOCKET_DIRECTORIES.contains(Path.of(host)) ? "localhost" : host;
    }

    private static HostTarget of(@Nullable String host, @Nullable String address, int port) {
        return new HostTarget(host == null && address == null ? defaultDirectory(port) : host, address, port);
    }

    private static String defaultDirectory(int port) {
        return SOCKET_DIRECTORIES.stream()
                .filter(directory -> Files.exists(socketIn(directory.toString(), port)))
                .findFirst()
                .orElse(SOCKET_DIRECTORIES.get(0))
                .toString();
    }

    static Path socketIn(String directory, int port) {
        return Path.of(directory, ".s.PGSQL." + port);
    }

    private static int port(String text) {
        if (text.isEmpty()) {
            return DEFAULT_PORT;
        }
        int port = IntegerText.parse(Parameter.PORT, text);
        if (port < 1 || port > 65_535) {
            throw new UsageException("invalid port number: \"" + text + "\"");
        }
        return port;
    }

    private static List<String> elements(@Nullable String list) {
        return list == null ? List.of() : List.of(list.split(",", -1));
    }

    private static @Nullable String element(List<String> list, int index) {
        return list.isEmpty() || list.get(index).isEmpty() ? null : list.get(index);
    }
}
