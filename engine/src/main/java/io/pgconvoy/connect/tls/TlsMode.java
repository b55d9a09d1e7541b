package io.pgconvoy.connect.tls;

/** The values of {@code sslmode}. */
public enum TlsMode {
    DISABLE,
    ALLOW,
    PREFER,
    REQUIRE,
    VERIFY_CA,
    VERIFY_FULL;

    public boolean allowsPlain() {
        return compareTo(REQUIRE) < 0;
    }

    public boolean verifies() {
        return compareTo(VERIFY_CA) >= 0;
    }
}
