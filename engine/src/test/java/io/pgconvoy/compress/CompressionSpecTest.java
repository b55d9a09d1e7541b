package io.pgconvoy.compress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionSpecTest {

    @ParameterizedTest
    @CsvSource({
        "'', NONE, 0",
        "0, NONE, 0",
        "none, NONE, 0",
        "none:0, NONE, 0",
        "1, GZIP, 1",
        "9, GZIP, 9",
        "-1, GZIP, -1",
        "gzip, GZIP, -1",
        "gzip:-1, GZIP, -1",
        "gzip:5, GZIP, 5",
        "gzip:level=5, GZIP, 5",
        "lz4, LZ4, 0",
        "lz4:12, LZ4, 12",
        "zstd, ZSTD, 3",
        "zstd:-7, ZSTD, -7",
        "'zstd:level=22,long', ZSTD, 22"
    })
    void validSpecificationsAreUnderstood(String text, Algorithm algorithm, int level) {
        Compression compression = CompressionSpec.parse(text).compression();
        assertEquals(algorithm, compression.algorithm());
        assertEquals(level, compression.effectiveLevel());
    }

    /** The messages are those of pg_dump 18.6. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "foo          | unrecognized compression algorithm: \"foo\"",
                "GZIP         | unrecognized compression algorithm: \"GZIP\"",
                "foo:3        | unrecognized compression algorithm: \"foo\"",
                "none:1       | invalid compression specification: compression algorithm \"none\" does not accept a compression level",
                "10           | invalid compression specification: compression algorithm \"gzip\" expects a compression level between 1 and 9 (default at -1)",
                "gzip:0       | invalid compression specification: compression algorithm \"gzip\" expects a compression level between 1 and 9 (default at -1)",
                "lz4:13       | invalid compression specification: compression algorithm \"lz4\" expects a compression level between 1 and 12 (default at 0)",
                "zstd:23      | invalid compression specification: compression algorithm \"zstd\" expects a compression level between -131072 and 22 (default at 3)",
                "gzip:        | invalid compression specification: found empty string where a compression option was expected",
                "gzip:level=1,| invalid compression specification: found empty string where a compression option was expected",
                "gzip:3,long  | invalid compression specification: unrecognized compression option: \"3\"",
                "gzip:foo     | invalid compression specification: unrecognized compression option: \"foo\"",
                "gzip:level   | invalid compression specification: compression option \"level\" requires a value",
                "gzip:level=x | invalid compression specification: value for compression option \"level\" must be an integer",
                "gzip:level=  | invalid compression specification: value for compression option \"level\" must be an integer",
                "gzip:workers=2 | invalid compression specification: compression algorithm \"gzip\" does not accept a worker count",
                "lz4:long     | invalid compression specification: compression algorithm \"lz4\" does not support long-distance mode",
                "zstd:long=maybe | invalid compression specification: value for compression option \"long\" must be a Boolean value"
            })
    void invalidSpecificationsAreRefusedInTheStockWords(String text, String message) {
        assertEquals(
                message,
                assertThrows(UsageException.class, () -> CompressionSpec.parse(text))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"zstd:long, true", "zstd:long=YES, true", "zstd:long=1, true", "zstd:long=off, false", "zstd, false"})
    void longDistanceModeIsASwitch(String text, boolean on) {
        assertEquals(on, CompressionSpec.parse(text).compression().longDistance());
    }

    @Test
    void workersHaveNoEffectAndSaySoInTheStockWords() {
        assertEquals(
                List.of("compression option \"workers\" is not currently supported by pg_dump"),
                CompressionSpec.parse("zstd:workers=2").warnings());
        assertEquals(List.of(), CompressionSpec.parse("zstd").warnings());
    }
}
