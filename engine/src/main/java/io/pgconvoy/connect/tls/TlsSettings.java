package io.pgconvoy.connect.tls;

import io.pgconvoy.connect.conninfo.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How sessions are encrypted.
 *
 * @param direct TLS begins at once instead of after PostgreSQL's SSLRequest
 * @param serverNameIndication whether the server is told the host name
 */
public record TlsSettings(
        TlsMode mode,
        boolean direct,
        boolean serverNameIndication,
        ProtocolRange protocols,
        Roots roots,
        Certificate certificate) {

    /**
     * What the server's certificate is checked against; a check happens whenever there are roots.
     *
     * @param file trusted certificates; looked at if it exists; null if there is no such file or the system's are used
     * @param revoked certificate revocation lists; looked at if the file exists
     * @param revokedDirectory a directory of such files
     */
    public record Roots(
            boolean ofSystem,
            @Nullable Path file,
            @Nullable Path revoked,
            @Nullable Path revokedDirectory) {}

    /**
     * The client's certificate.
     *
     * @param chain certificates in PEM; none is sent if the file does not exist
     * @param key private key
     * @param keyPassword null if the key is not encrypted
     */
    public record Certificate(
            Use use,
            @Nullable Path chain,
            @Nullable Path key,
            @Nullable Secret keyPassword) {
        /** The values of {@code sslcertmode}. */
        public enum Use {
            DISABLE,
            ALLOW,
            REQUIRE
        }
    }
}
