package io.pgconvoy.connect;

import io.pgconvoy.api.error.ErrorCode;
import io.pgconvoy.connect.ConnectFailure.Next;
import io.pgconvoy.connect.wire.ServerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the addresses of a host. */
final class AddressLookup {
    /** {@code sun_path} of Linux, less its terminating zero. */
    private static final int MAXIMUM_SOCKET_PATH = 107;

    private AddressLookup() {}

    static List<ServerAddress> addresses(HostTarget target) throws ConnectFailure {
        String host = target.host();
        String address = target.address();
        if (address != null) {
            return List.of(new ServerAddress.Tcp(host, numeric(address), target.port()));
        }
        if (host == null) {
            throw new IllegalStateException("neither host nor address");
        }
        return target.isSocketDirectory() ? List.of(socket(host, target.port())) : named(host, target.port());
    }

    private static List<ServerAddress> named(String host, int port) throws ConnectFailure {
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> (ServerAddress) new ServerAddress.Tcp(host, address, port))
                    .toList();
        } catch (UnknownHostException e) {
            throw failure("could not translate host name \"" + host + "\" to address: name or service not known", e);
        }
    }

    private static InetAddress numeric(String address) throws ConnectFailure {
        try {
            if (address.indexOf(':') >= 0 || address.matches("[0-9.]+")) {
                return InetAddress.getByName(address);
            }
            throw new UnknownHostException(address);
        } catch (UnknownHostException e) {
            throw failure("could not parse network address \"" + address + "\"", e);
        }
    }

    private static ServerAddress socket(String directory, int port) throws ConnectFailure {
        if (directory.startsWith("@")) {
            String problem = "Java cannot connect to Unix-domain sockets in the abstract namespace";
            throw failure(problem + ": \"" + directory + "\"", null);
        }
        Path path = HostTarget.socketIn(directory, port);
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAXIMUM_SOCKET_PATH) {
            String problem =
                    "Unix-domain socket path \"" + path + "\" is too long (maximum " + MAXIMUM_SOCKET_PATH + " bytes)";
            throw failure(problem, null);
        }
        return new ServerAddress.Unix(path, port);
    }

    private static ConnectFailure failure(String message, @Nullable Exception cause) {
        return new ConnectFailure(ErrorCode.CONNECTION_FAILED, Next.HOST, message, cause);
    }
}
