package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "18.6, 180006",
        "15.18 (Debian 15.18-0+deb12u1), 150018",
        "10.23, 100023",
        "9.6.24, 90624",
        "9.2.0, 90200",
        "9.6beta1, 90600",
        "19devel, 190000",
        "19rc1, 190000",
        "17beta2, 170000",
    })
    void theNumberIsTheOneOfServerVersionNum(String text, int number) {
        ServerVersion version = ServerVersion.parse(text);

        assertEquals(number, version.number());
        assertEquals(text, version.toString());
    }

    @Test
    void releasesBeforeTenHaveTwoParts() {
        ServerVersion old = ServerVersion.parse("9.6.24");

        assertTrue(old.atLeast("9.6"));
        assertTrue(old.atLeast(906));
        assertTrue(old.atLeast("9.2"));
        assertFalse(old.atLeast("10"));
        assertFalse(old.atLeast(14));
        assertEquals(906, old.release());
    }

    @Test
    void laterReleasesHaveOne() {
        ServerVersion version = ServerVersion.parse("15.0");

        assertTrue(version.atLeast("15"));
        assertTrue(version.atLeast(906));
        assertFalse(version.atLeast("16"));
        assertEquals(15, version.release());
        assertEquals(15, ServerVersion.release("15"));
        assertEquals(906, ServerVersion.release("9.6"));
    }

    @Test
    void theOldestSupportedReleaseIsThatOfStockTools() {
        assertTrue(ServerVersion.parse("9.2.0").isSupported());
        assertFalse(ServerVersion.parse("9.1.24").isSupported());
    }

    @Test
    void theDigitsAreThoseOfServerVersionNum() {
        assertEquals("180006", ServerVersion.parse("18.6").digits());
        assertEquals("90624", ServerVersion.parse("9.6.24").digits());
    }

    @Test
    void whatIsNoVersionIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ServerVersion.parse("EnterpriseDB 15"));
    }
}
