package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.object.Subscription.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionTest {
    private static final Settings PLAIN =
            new Settings(false, 'f', false, false, true, false, false, false, 0, "off", "-1", "any");

    /** What servers before 16 have. */
    private static final Settings OLD =
            new Settings(false, 'f', false, false, true, true, false, false, 0, "off", "-1", "any");

    @ParameterizedTest
    @CsvSource({
        "13, ''",
        "15, ''",
        "16, ', run_as_owner = true'",
        "17, ', run_as_owner = true'",
        "18, ', streaming = off, run_as_owner = true'"
    })
    void releasesDifferInWhatTheySayOfAnOldServersSubscription(String dialect, String options) {
        assertEquals(
                "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p, \"P 2\" WITH (connect = false,"
                        + " slot_name = NONE" + options + ");\n",
                Rendering.in(dialect, "15.0").definition(subscription(null, null, OLD)));
    }

    @Test
    void allOptionsStandInStocksOrder() {
        Settings all = new Settings(true, 'p', true, true, false, true, true, true, 100, "local", "10s", "none");
        assertEquals(
                "CREATE SUBSCRIPTION s CONNECTION 'dbname=x' PUBLICATION p, \"P 2\" WITH (connect = false,"
                        + " slot_name = 'a''b', binary = true, streaming = parallel, two_phase = on,"
                        + " disable_on_error = true, password_required = false, run_as_owner = true, failover = true,"
                        + " retain_dead_tuples = true, max_retention_duration = 100, synchronous_commit = local,"
                        + " wal_receiver_timeout = \"10s\", origin = none);\n",
                Rendering.in("19").definition(subscription(null, "a'b", all)));
    }

    @Test
    void aForeignServerTakesThePlaceOfTheConnectionString() {
        assertEquals(
                "CREATE SUBSCRIPTION s SERVER \"Srv\" PUBLICATION p, \"P 2\" WITH (connect = false, slot_name = NONE,"
                        + " streaming = off);\n",
                Rendering.in("19").definition(subscription("Srv", null, PLAIN)));
    }

    private static Subscription subscription(@Nullable String server, @Nullable String slot, Settings settings) {
        return new Subscription(Rendering.header("s", null), "dbname=x", server, slot, List.of("p", "P 2"), settings);
    }
}
