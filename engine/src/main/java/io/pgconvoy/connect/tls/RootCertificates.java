package io.pgconvoy.connect.tls;

import io.pgconvoy.connect.tls.TlsSettings.Roots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Turns the settings for trusted and revoked certificates into the JDK's trust managers. */
final class RootCertificates {
    private RootCertificates() {}

    static ServerTrust trust(TlsMode mode, Roots roots) throws IOException, GeneralSecurityException {
        if (roots.ofSystem()) {
            return new ServerTrust(trustManager(null));
        }
        if (roots.file() != null && Files.exists(roots.file())) {
            return new ServerTrust(trustManager(parameters(roots, roots.file())));
        }
        if (mode.verifies()) {
            throw new TlsException((roots.file() == null
                            ? "could not get home directory to locate root certificate file"
                            : "root certificate file \"" + roots.file() + "\" does not exist")
                    + "; either provide the file, use the system's trusted roots with sslrootcert=system,"
                    + " or change sslmode to disable server certificate verification");
        }
        return new ServerTrust(null);
    }

    private static X509TrustManager trustManager(@Nullable PKIXBuilderParameters parameters)
            throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        if (parameters == null) {
            factory.init((KeyStore) null);
        } else {
            factory.init(new CertPathTrustManagerParameters(parameters));
        }
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static PKIXBuilderParameters parameters(Roots roots, Path file)
            throws IOException, GeneralSecurityException {
        Set<TrustAnchor> anchors = new HashSet<>();
        try {
            for (X509Certificate certificate : PemFile.certificates(file)) {
                anchors.add(new TrustAnchor(certificate, null));
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new TlsException("could not read root certificate file \"" + file + "\": " + e.getMessage(), e);
        }
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, new X509CertSelector());
        List<CRL> revoked = revocationLists(roots);
        parameters.setRevocationEnabled(!revoked.isEmpty());
        if (!revoked.isEmpty()) {
            parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(revoked)));
            parameters.addCertPathChecker(listsOnly());
        }
        return parameters;
    }

    /** Revocation is decided by the lists at hand; asking over the network is nothing libpq does. */
    private static PKIXRevocationChecker listsOnly() throws GeneralSecurityException {
        PKIXRevocationChecker checker =
                (PKIXRevocationChecker) CertPathBuilder.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(
                EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        return checker;
    }

    /** Files that are missing or unreadable count as no lists, as in libpq. */
    private static List<CRL> revocationLists(Roots roots) {
        List<CRL> lists = new ArrayList<>();
        if (roots.revoked() != null) {
            lists.addAll(revocationLists(roots.revoked()));
        }
        if (roots.revokedDirectory() != null) {
            try (Stream<Path> files = Files.list(roots.revokedDirectory())) {
                files.filter(Files::isRegularFile).forEach(file -> lists.addAll(revocationLists(file)));
            } catch (IOException e) {
                return lists;
            }
        }
        return lists;
    }

    private static List<CRL> revocationLists(Path file) {
        try {
            return PemFile.revocationLists(file);
        } catch (IOException | GeneralSecurityException e) {
            return List.of();
        }
    }
}
