package io.pgconvoy.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequiredAuthTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scram-sha-256                 | scram-sha-256
            password,md5,none             | password,md5,none
            !password,!md5                | !password,!md5
            scram-sha-256,oauth           | scram-sha-256
            !password,!oauth              | !password
            """)
    void theDriverGetsTheMethodsItKnows(String value, String forDriver) {
        assertEquals(forDriver, RequiredAuth.checked(value));
    }

    @Test
    void forbiddingOnlyWhatTheDriverNeverDoesIsNoRestriction() {
        assertNull(RequiredAuth.checked("!oauth"));
        assertNull(RequiredAuth.checked(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            peer           | invalid require_auth value: "peer"
            md5,           | invalid require_auth value: ""
            !              | invalid require_auth value: ""
            !md5,password  | require_auth method "password" cannot be mixed with negative methods
            md5,!password  | negative require_auth method "!password" cannot be mixed with non-negative methods
            md5,md5        | require_auth method "md5" is specified more than once
            !none,!none    | require_auth method "!none" is specified more than once
            oauth          | require_auth method "oauth" is not supported
            """)
    void badListsAreRefused(String value, String message) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> RequiredAuth.checked(value))
                        .getMessage());
    }
}
