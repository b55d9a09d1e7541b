package io.pgconvoy.compare;

import io.pgconvoy.api.WorkUnit;
import io.pgconvoy.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** Hashes large objects on a server, some of them at a time. */
final class LargeObjectHashes {
    private static final int OBJECTS_IN_A_PART = 200;

    /** In pieces of one megabyte, because a whole large object may be longer than a bytea can be. */
    private static final String HASHES = """
        WITH RECURSIVE piece (oid, number, bytes) AS (
            SELECT o, 0::bigint, lo_get(o, 0, 1048576) FROM unnest('{%s}'::oid[]) AS o
            UNION ALL
            SELECT oid, number + 1, lo_get(oid, (number + 1) * 1048576, 1048576)
            FROM piece WHERE length(bytes) = 1048576
        )
        SELECT oid, md5(string_agg(md5(bytes), '' ORDER BY number)) FROM piece GROUP BY oid
        """;

    private LargeObjectHashes() {}

    static List<Future<Map<Long, String>>> start(HashSessions sessions, List<Long> oids) {
        List<Future<Map<Long, String>>> parts = new ArrayList<>();
        for (int from = 0; from < oids.size(); from += OBJECTS_IN_A_PART) {
            List<Long> part = oids.subList(from, Math.min(from + OBJECTS_IN_A_PART, oids.size()));
            String list = part.stream().map(String::valueOf).collect(Collectors.joining(","));
            parts.add(sessions.submit(
                    worker -> new WorkUnit(worker, ContentComparison.VERIFICATION, "large objects", 1, 0),
                    session -> hashes(session, String.format(Locale.ROOT, HASHES, list))));
        }
        return parts;
    }

    static Map<Long, String> all(List<Future<Map<Long, String>>> parts) {
        Map<Long, String> all = new HashMap<>();
        parts.forEach(part -> all.putAll(HashSessions.get(part)));
        return all;
    }

    private static Map<Long, String> hashes(Session session, String sql) {
        Map<Long, String> hashes = new HashMap<>();
        session.query(sql, row -> hashes.put(row.number(0), row.string(1)));
        return hashes;
    }
}
