package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.connect.Dialect;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TableLocksTest {
    private final Relations relations = new Relations();

    @Test
    void releasesBefore16LockTableByTable() {
        assertEquals(
                List.of("LOCK TABLE app.a IN ACCESS SHARE MODE", "LOCK TABLE app.\"B\" IN ACCESS SHARE MODE"),
                statements(
                        "15", relations.table("a").add(), relations.table("B").add()));
    }

    @Test
    void laterReleasesLockAllTablesAtOnce() {
        assertEquals(
                List.of("LOCK TABLE app.a, app.\"B\" IN ACCESS SHARE MODE"),
                statements(
                        "16", relations.table("a").add(), relations.table("B").add()));
    }

    @Test
    void noTablesNeedNoStatement() {
        assertEquals(List.of(), statements("18"));
    }

    @Test
    void aLongStatementEndsAtStocksLength() {
        String name = "t".repeat(60);
        Relation[] many = IntStream.range(0, 2000)
                .mapToObj(i -> relations.table(name + i).add())
                .toArray(Relation[]::new);
        List<String> statements = statements("18", many);
        assertEquals(2, statements.size());
        int length = statements.get(0).length() - " IN ACCESS SHARE MODE".length();
        assertTrue(length >= 100_000 && length < 100_000 + ", app.".length() + name.length() + 4);
    }

    private static List<String> statements(String dialect, Relation... tables) {
        return TableLocks.statements(List.of(tables), Dialect.parse(dialect));
    }
}
