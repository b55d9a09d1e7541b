package io.pgconvoy.migrate;

import io.pgconvoy.catalog.CatalogQuery;
import io.pgconvoy.catalog.CatalogReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tables whose foreign keys lead back to them: in no order could their rows be loaded with the keys in place. */
final class ForeignKeyCircles {
    private static final CatalogQuery KEYS = CatalogQuery.of("""
        SELECT n.nspname || '.' || c.relname AS referring, m.nspname || '.' || r.relname AS referred
        FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class r ON r.oid = k.confrelid
        JOIN pg_catalog.pg_namespace m ON m.oid = r.relnamespace
        WHERE k.contype = 'f' AND k.conrelid <> k.confrelid
          AND k.conparentid = 0                                                                      -- since 11
        """);

    private ForeignKeyCircles() {}

    private record Key(String referring, String referred) {}

    /** By name; those between two circles too. */
    static Set<String> find(CatalogReader source) {
        return find(source.rows(KEYS, row -> new Key(row.text("referring"), row.text("referred"))));
    }

    private static Set<String> find(List<Key> keys) {
        Map<String, Set<String>> referred = new HashMap<>();
        Map<String, Set<String>> referring = new HashMap<>();
        for (Key key : keys) {
            referred.computeIfAbsent(key.referring(), name -> new HashSet<>()).add(key.referred());
            referring.computeIfAbsent(key.referred(), name -> new HashSet<>()).add(key.referring());
        }
        Set<String> left = new TreeSet<>(referred.keySet());
        left.retainAll(referring.keySet());
        takeAway(left, referred, referring);
        takeAway(left, referring, referred);
        return left;
    }

    /** Takes away one after the other what leads to nothing that is left. */
    private static void takeAway(Set<String> left, Map<String, Set<String>> ways, Map<String, Set<String>> back) {
        Deque<String> looked = new ArrayDeque<>(left);
        for (String table = looked.poll(); table != null; table = looked.poll()) {
            if (left.contains(table)
                    && ways.getOrDefault(table, Set.of()).stream().noneMatch(left::contains)) {
                left.remove(table);
                back.getOrDefault(table, Set.of()).stream()
                        .filter(left::contains)
                        .forEach(looked::add);
            }
        }
    }
}
