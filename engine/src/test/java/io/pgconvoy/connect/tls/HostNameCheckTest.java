package io.pgconvoy.connect.tls;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.example.org",
                "DB.EXAMPLE.ORG",
                "a.pool.example.org",
                "192.0.2.7",
                "2001:db8::7",
                "2001:DB8:0:0::7"
            })
    void alternativeNamesMatch(String host) throws Exception {
        X509Certificate certificate = certificate("names.crt");

        assertDoesNotThrow(() -> HostNameCheck.check(certificate, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"example.org", "x.db.example.org", "pool.example.org", "a.b.pool.example.org", "192.0.2.8", "::7"
            })
    void otherNamesDoNotMatch(String host) throws Exception {
        assertEquals(
                "server certificate for \"db.example.org\" (and 3 other names) does not match host name \"" + host
                        + "\"",
                refusal("names.crt", host));
    }

    @Test
    void theCommonNameIsHiddenByAlternativeNamesOfTheHostsKind() throws Exception {
        refusal("names.crt", "ignored.example.org");
    }

    @Test
    void theCommonNameCountsForAnAddressWhenOnlyDnsNamesStandBesideIt() throws Exception {
        X509Certificate certificate = certificate("dns-only.crt");

        assertDoesNotThrow(() -> HostNameCheck.check(certificate, "192.0.2.9"));
        assertEquals(
                "server certificate for \"db.example.org\" (and 1 other name) does not match host name \"192.0.2.1\"",
                refusal("dns-only.crt", "192.0.2.1"));
    }

    @Test
    void withoutAlternativeNamesTheFirstCommonNameCounts() throws Exception {
        X509Certificate certificate = certificate("common-name.crt");

        assertDoesNotThrow(() -> HostNameCheck.check(certificate, "only.example.org"));
        assertEquals(
                "server certificate for \"Only.Example.org\" does not match host name \"second.example.org\"",
                refusal("common-name.crt", "second.example.org"));
    }

    @Test
    void aCertificateWithoutNamesMatchesNothing() throws Exception {
        assertEquals(
                "could not get server's host name from server certificate", refusal("nameless.crt", "db.example.org"));
    }

    @Test
    void thereMustBeAHostName() throws Exception {
        assertEquals("host name must be specified for a verified SSL connection", refusal("names.crt", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "*.example.org, a.example.org, true",
        "*.example.org, A.EXAMPLE.org, true",
        "*.example.org, example.org, false",
        "*.example.org, a.b.example.org, false",
        "*.example.org, .example.org, false",
        "a*.example.org, ab.example.org, false",
        "*, example, false",
        "*., a., false",
    })
    void aWildcardStandsForOneLeftmostLabel(String pattern, String host, boolean matches) {
        assertEquals(matches, HostNameCheck.matchesName(pattern, host));
    }

    @Test
    void addressesAreToldFromNames() {
        assertTrue(HostNameCheck.isAddress("::1"));
        assertTrue(HostNameCheck.isAddress("10.0.0.1"));
        assertFalse(HostNameCheck.isAddress("10.0.0.1.example.org"));
    }

    private static String refusal(String file, String host) throws Exception {
        X509Certificate certificate = certificate(file);
        return String.valueOf(assertThrows(TlsException.class, () -> HostNameCheck.check(certificate, host))
                .getMessage());
    }

    private static X509Certificate certificate(String name) throws IOException, CertificateException {
        return PemFile.certificates(Fixtures.path(name)).get(0);
    }
}
