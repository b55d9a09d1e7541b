package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectTest {
    @ParameterizedTest
    @CsvSource({"13, 13.23", "18, 18.6", "13.16, 13.16", " 15.2 , 15.2", "15.99, 15.99", "19, 19.0"})
    void aMajorAloneIsItsNewestMinor(String text, String dialect) {
        assertEquals(dialect, Dialect.parse(text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "9.6.1", "18.", "-1", "18.6.1", "1８"})
    void whatIsNoReleaseIsRefused(String text) {
        String message =
                assertThrows(UsageException.class, () -> Dialect.parse(text)).getMessage();

        assertEquals(
                "invalid PostgreSQL release \"" + text + "\": expected a major such as 18 or a minor such as 13.16",
                message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "9.6", "20", "0"})
    void unknownMajorsAreRefused(String text) {
        String message =
                assertThrows(UsageException.class, () -> Dialect.parse(text)).getMessage();

        assertEquals("cannot reproduce the output of PostgreSQL release \"" + text + "\": known are 13 to 19", message);
    }

    @ParameterizedTest
    @CsvSource({"9.6.24, 13.23", "12.22, 13.23", "13.1, 13.23", "15.18, 15.19", "19rc1, 19.0", "20.1, 19.0"})
    void aServerIsDumpedInItsOwnMajorAsFarAsKnown(String server, String dialect) {
        assertEquals(dialect, Dialect.forServer(ServerVersion.parse(server)).toString());
    }

    @Test
    void onlyServersAboveTheNewestDialectAreBeyondKnown() {
        assertTrue(Dialect.isBeyondKnown(ServerVersion.parse("20devel")));
        assertFalse(Dialect.isBeyondKnown(ServerVersion.parse("19.4")));
        assertFalse(Dialect.isBeyondKnown(ServerVersion.parse("9.2")));
    }

    @ParameterizedTest
    @CsvSource({
        "13.21, false", "13.22, true", "14.18, false", "14.19, true", "15.13, false", "15.14, true",
        "16.9, false", "16.10, true", "17.5, false", "17.6, true", "18.0, true", "19, true"
    })
    void aFeatureCameToEachMajorByItsOwnMinor(String dialect, boolean has) {
        assertEquals(has, Dialect.parse(dialect).has(Feature.RESTRICT_LINES));
    }

    @ParameterizedTest
    @CsvSource({"16.15, false", "17.0, true", "18, true"})
    void aFeatureOfOneMajorIsInAllLaterOnes(String dialect, boolean has) {
        assertEquals(has, Dialect.parse(dialect).has(Feature.TRANSACTION_TIMEOUT_LINE));
    }

    @Test
    void dialectsAreOrdered() {
        assertTrue(Dialect.parse("13.16").compareTo(Dialect.parse("13.9")) > 0);
        assertTrue(Dialect.parse("13.16").compareTo(Dialect.parse("14.0")) < 0);
        assertEquals(Dialect.parse("19"), Dialect.newest());
    }
}
