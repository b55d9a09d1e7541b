package io.pgconvoy.compat;

import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.RegressionSuite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Databases that hold much at once. */
public enum LargeDatabase {
    /** All fixtures that can share a database. */
    FIXTURES {
        @Override
        public Optional<String> database(FixtureServer server, List<Fixture> fixtures) {
            return Optional.of(server.database(server.combined(fixtures)));
        }
    },
    /** All extensions that come with PostgreSQL. */
    CONTRIB {
        @Override
        public Optional<String> database(FixtureServer server, List<Fixture> fixtures) {
            return Optional.of(server.database(server.contrib()));
        }
    },
    /** What PostgreSQL's own regression tests leave. */
    REGRESSION {
        @Override
        public Optional<String> database(FixtureServer server, List<Fixture> fixtures) {
            return RegressionSuite.of(server.server()).map(suite -> suite.database(server.server()));
        }
    };

    /** The name of such a database on this server, made when it is not there; empty if it cannot be had. */
    public abstract Optional<String> database(FixtureServer server, List<Fixture> fixtures);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
