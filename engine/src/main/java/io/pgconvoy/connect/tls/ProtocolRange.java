package io.pgconvoy.connect.tls;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The TLS versions that may be used, both ends included; null leaves an end open. */
public record ProtocolRange(
        @Nullable String lowest, @Nullable String highest) {
    private static final List<String> VERSIONS = List.of("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3");

    /** Whether libpq knows this version; it ignores case. */
    public static boolean isVersion(String text) {
        return index(text) >= 0;
    }

    public boolean isEmpty() {
        return from() > to();
    }

    /** Those of the supported versions that lie in the range. */
    String[] of(String[] supported) {
        return Arrays.stream(supported)
                .filter(version -> index(version) >= from() && index(version) <= to())
                .toArray(String[]::new);
    }

    private int from() {
        return lowest == null ? 0 : index(lowest);
    }

    private int to() {
        return highest == null ? VERSIONS.size() - 1 : index(highest);
    }

    private static int index(String version) {
        for (int i = 0; i < VERSIONS.size(); i++) {
            if (VERSIONS.get(i).toLowerCase(Locale.ROOT).equals(version.toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }
}
