package io.pgconvoy.connect.tls;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Keys and certificates beside the tests. */
final class Fixtures {
    private Fixtures() {}

    static Path path(String name) {
        try {
            return Path.of(Objects.requireNonNull(Fixtures.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
