package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ColumnAlterationsTest {
    private final Relations relations = new Relations();

    @Test
    void theyStandInStocksOrder() {
        Relation table = relations.table("t", altered(false)).add();
        assertEquals("""
                ALTER TABLE ONLY app.t ALTER COLUMN a SET STATISTICS 0;
                ALTER TABLE ONLY app.t ALTER COLUMN a SET STORAGE EXTERNAL;
                ALTER TABLE ONLY app.t ALTER COLUMN a SET COMPRESSION lz4;
                ALTER TABLE ONLY app.t ALTER COLUMN a SET (n_distinct=5);
                """, text(table, "18"));
    }

    @Test
    void aDroppedColumnHasNone() {
        assertEquals("", text(relations.table("t", altered(true)).add(), "18"));
    }

    @Test
    void onlyAForeignTablesColumnHasForeignOptions() {
        Column column =
                new Column(1, "a", "text", false, true, -1, 'x', 'x', '\0', '\0', '\0', "", "x 'y'", null, false, null);
        assertEquals("", text(relations.table("t", column).add(), "18"));
        Relation foreign = relations.relation('f', "f", column).add();
        assertEquals("ALTER FOREIGN TABLE ONLY app.f ALTER COLUMN a OPTIONS (\n    x 'y'\n);\n", text(foreign, "17"));
        assertEquals("ALTER FOREIGN TABLE app.f ALTER COLUMN a OPTIONS (\n    x 'y'\n);\n", text(foreign, "16"));
    }

    private static Column altered(boolean dropped) {
        return new Column(
                1, "a", "text", dropped, true, 0, 'e', 'x', 'l', '\0', '\0', "n_distinct=5", "", null, false, null);
    }

    private String text(Relation table, String dialect) {
        return new ColumnAlterations(relations.context(dialect), table).text();
    }
}
