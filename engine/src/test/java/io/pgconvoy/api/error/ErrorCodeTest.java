package io.pgconvoy.api.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {
    @ParameterizedTest
    @CsvSource({
        "42501, PERMISSION_DENIED",
        "55P03, LOCK_NOT_AVAILABLE",
        "57014, CANCELLED",
        "57P01, CONNECTION_LOST",
        "08006, CONNECTION_LOST",
        "28P01, AUTHENTICATION_FAILED",
        "40001, TRANSACTION_CONFLICT",
        "40P01, TRANSACTION_CONFLICT",
        "53100, SERVER_RESOURCES",
        "42P01, SERVER_ERROR",
        "'', SERVER_ERROR",
        "X, SERVER_ERROR",
    })
    void sqlStatesHaveCodes(String sqlState, ErrorCode code) {
        assertEquals(code, ErrorCode.ofSqlState(sqlState));
    }

    @Test
    void onlyWhatMayPassIsRetryable() {
        assertTrue(ErrorCode.CONNECTION_FAILED.retryable());
        assertTrue(ErrorCode.STORAGE_TRANSIENT.retryable());
        assertFalse(ErrorCode.AUTHENTICATION_FAILED.retryable());
        assertFalse(ErrorCode.CONNECTION_REJECTED.retryable());
        assertFalse(ErrorCode.STORAGE_PERMANENT.retryable());
    }

    @Test
    void aServerErrorKeepsWhatTheServerSaidWhenItsObjectIsNamed() {
        ServerException failure = new ServerException("42501", "permission denied", "d", "h", "SELECT 1", null, null);
        ServerException named = failure.during("table \"app\".\"orders\"");

        assertEquals("permission denied", named.getMessage());
        assertEquals("42501", named.sqlState());
        assertEquals("d", named.detail());
        assertEquals("h", named.hint());
        assertEquals("SELECT 1", named.statement());
        assertEquals("table \"app\".\"orders\"", named.object());
        assertEquals(ErrorCode.PERMISSION_DENIED, named.code());
        assertSame(failure, named.getCause());
    }

    @Test
    void aMalformedArchiveSaysWhere() {
        assertEquals(
                "bad length in entry TABLE DATA orders at offset 17",
                new MalformedArchiveException("bad length", 17, "TABLE DATA orders").getMessage());
        assertEquals("not an archive", new MalformedArchiveException("not an archive", -1, null).getMessage());
    }
}
