package io.pgconvoy.compat;

import io.pgconvoy.compat.fixture.Fixture;
import io.pgconvoy.compat.fixture.FixtureServer;
import io.pgconvoy.compat.fixture.RegressionSuite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Databases that hold much at once. */
public enum LargeDatabase {
    /** All fixtures that can share a database. */
    FIXTURES {
        @Override
        public Optional<String> database(FixtureServer server, List<Fixture> fixtures) {
            return Optional.of(server.database(server.combined(fixtures)));
        }
    },
    /** The fixtures among them that stock's pg_restore gets back whole, on one session and on several. */
    RESTORABLE {
        @Override
        public Optional<String> database(FixtureServer server, List<Fixture> fixtures) {
            return FIXTURES.database(
                    server,
                    fixtures.stream()
                            .filter(fixture -> fixture.restores() && !NOT_RESTORED.contains(fixture.id()))
                            .toList());
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

    /**
     * A refresh without privileges, a function that was exchanged, and grants by those who got the right to: pg_restore on
     * several sessions makes these in any order, and some fail.
     */
    private static final Set<String> NOT_RESTORED = Set.of(
            "extensions/member-row-type",
            "materialized-views/plain",
            "loops/generated-uses-function-of-table",
            "acl/granted-by-others");

    /** The name of such a database on this server, made when it is not there; empty if it cannot be had. */
    public abstract Optional<String> database(FixtureServer server, List<Fixture> fixtures);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
