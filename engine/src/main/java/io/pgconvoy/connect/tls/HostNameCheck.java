package io.pgconvoy.connect.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * Compares a server's certificate with the host name connected to, by libpq's rules: alternative names of the host's
 * own type (DNS name or IP address) count and then hide the common name; a wildcard stands for one leftmost label.
 */
final class HostNameCheck {
    private static final int DNS = 2;
    private static final int IP_ADDRESS = 7;

    private HostNameCheck() {}

    static void check(X509Certificate certificate, @Nullable String host) throws TlsException {
        if (host == null || host.isEmpty()) {
            throw new TlsException("host name must be specified for a verified SSL connection");
        }
        int hostType = isAddress(host) ? IP_ADDRESS : DNS;
        List<String> examined = new ArrayList<>();
        boolean commonNameCounts = true;
        for (List<?> alternative : alternativeNames(certificate)) {
            int type = (Integer) alternative.get(0);
            commonNameCounts &= type != hostType;
            if (type == DNS || type == IP_ADDRESS) {
                String name = String.valueOf(alternative.get(1));
                examined.add(name);
                if (type == DNS ? matchesName(name, host) : matchesAddress(name, host)) {
                    return;
                }
            }
        }
        String commonName = commonNameCounts ? commonName(certificate) : null;
        if (commonName != null) {
            examined.add(commonName);
            if (matchesName(commonName, host)) {
                return;
            }
        }
        throw new TlsException(mismatch(examined, host));
    }

    private static String mismatch(List<String> examined, String host) {
        if (examined.isEmpty()) {
            return "could not get server's host name from server certificate";
        }
        int others = examined.size() - 1;
        String alsoOthers = others == 0 ? "" : " (and " + others + " other name" + (others > 1 ? "s" : "") + ")";
        return "server certificate for \"" + examined.get(0) + "\"" + alsoOthers + " does not match host name \"" + host
                + "\"";
    }

    static boolean matchesName(String pattern, String host) {
        if (pattern.equalsIgnoreCase(host)) {
            return true;
        }
        int firstDot = host.indexOf('.');
        return pattern.length() > 2
                && pattern.startsWith("*.")
                && firstDot > 0
                && pattern.substring(1).equalsIgnoreCase(host.substring(firstDot));
    }

    private static boolean matchesAddress(String address, String host) {
        try {
            return isAddress(host) && InetAddress.getByName(address).equals(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Such a text never leads to a look-up: digits and dots, or anything with a colon. */
    static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static Collection<List<?>> alternativeNames(X509Certificate certificate) throws TlsException {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException e) {
            throw new TlsException("could not read the names in the server certificate", e);
        }
    }

    private static @Nullable String commonName(X509Certificate certificate) throws TlsException {
        try {
            // LdapName counts from the right of the printed form, which is the order within the certificate.
            List<Rdn> parts = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            for (Rdn part : parts) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(part.getValue());
                }
            }
            return null;
        } catch (InvalidNameException e) {
            throw new TlsException("could not read the subject of the server certificate", e);
        }
    }
}
