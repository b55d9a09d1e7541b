package io.pgconvoy.compare;

import io.pgconvoy.connect.ServerFeature;
import io.pgconvoy.connect.ServerVersion;

/**
 * The settings under which values are turned into text for hashing: the same on both servers, so that the same value has
 * the same text.
 *
 * @param exactFloats whether both servers print floating-point numbers with as many digits as are exact
 * @param convertText whether the databases' encodings differ, so that text is hashed as UTF8
 */
record HashSettings(boolean exactFloats, boolean convertText) {
    private static final String ALIKE = """
        SET search_path = pg_catalog;
        SET datestyle = 'ISO, YMD';
        SET intervalstyle = postgres;
        SET timezone = 'UTC';
        SET lc_monetary = 'C';
        SET bytea_output = hex;
        SET xmlbinary = base64;
        SET quote_all_identifiers = off;
        SET enable_tidscan = on;
        SELECT set_config(name, 'off', false) FROM pg_settings WHERE name = 'jit';
        """;

    /** Servers of the same kind need not round: only what is nested in other types is meant, numbers are hashed exactly. */
    static HashSettings of(ServerVersion source, ServerVersion target, boolean sameEncoding) {
        boolean shortest = source.has(ServerFeature.SHORTEST_FLOATS);
        return new HashSettings(shortest == target.has(ServerFeature.SHORTEST_FLOATS), !sameEncoding);
    }

    /** What a session begins with that hashes. */
    String statements(ServerVersion server) {
        String digits = "SET extra_float_digits = " + (exactFloats ? 3 : 0);
        // Page ranges are what spreads the work, where there are any.
        boolean alone = server.has(ServerFeature.TID_RANGE_SCAN);
        return ALIKE + digits + (alone ? "; SET max_parallel_workers_per_gather = 0" : "");
    }

    /** An expression for the 64-bit hash of a text expression, as bigint. */
    String hash(String text) {
        String bytes = convertText ? "convert_to(" + text + ", 'UTF8')" : text;
        return "('x' || substr(md5(" + bytes + "), 1, 16))::bit(64)::bigint";
    }
}
