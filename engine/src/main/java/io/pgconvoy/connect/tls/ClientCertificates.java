package io.pgconvoy.connect.tls;

import io.pgconvoy.connect.conninfo.Secret;
import io.pgconvoy.connect.tls.TlsSettings.Certificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Loads the client's certificate chain and key, with libpq's check that nobody else can read the key. */
final class ClientCertificates {
    private static final Set<PosixFilePermission> ALLOWED_TO_OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private ClientCertificates() {}

    static ClientIdentity load(Certificate settings) throws TlsException {
        Path chain = settings.chain();
        if (settings.use() == Certificate.Use.DISABLE || chain == null || !Files.exists(chain)) {
            return new ClientIdentity(List.of(), null);
        }
        List<X509Certificate> certificates;
        try {
            certificates = PemFile.certificates(chain);
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("could not read certificate file \"" + chain + "\": " + e.getMessage(), e);
        }
        return new ClientIdentity(certificates, key(settings.key(), settings.keyPassword()));
    }

    private static @Nullable PrivateKey key(@Nullable Path file, @Nullable Secret password) throws TlsException {
        if (file == null) {
            return null;
        }
        if (!Files.exists(file)) {
            throw new TlsException("certificate present, but not private key file \"" + file + "\"");
        }
        if (!Files.isRegularFile(file)) {
            throw new TlsException("private key file \"" + file + "\" is not a regular file");
        }
        refuseOpenToOthers(file);
        try {
            return PrivateKeyFile.read(file, password);
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("could not load private key file \"" + file + "\": " + e.getMessage(), e);
        }
    }

    private static void refuseOpenToOthers(Path file) throws TlsException {
        try {
            Set<PosixFilePermission> allowed = EnumSet.copyOf(ALLOWED_TO_OWNER);
            if (Integer.valueOf(0).equals(Files.getAttribute(file, "unix:uid"))) {
                allowed.add(PosixFilePermission.GROUP_READ);
            }
            if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
                throw new TlsException("private key file \"" + file + "\" has group or world access; file must have"
                        + " permissions u=rw (0600) or less if owned by the current user, or permissions u=rw,g=r"
                        + " (0640) or less if owned by root");
            }
        } catch (TlsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notPosix) {
            // Where permissions are not of this kind there is nothing to check.
        }
    }
}
