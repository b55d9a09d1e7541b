package io.pgconvoy.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.archive.Section;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PostDataTest {
    private static final ArchiveEntry TABLE = entry(1, "TABLE", "t", "CREATE TABLE app.t ();\n", List.of());
    private static final ArchiveEntry DATA = entry(2, "TABLE DATA", "t", "", List.of(1));

    @Test
    void aKeyOfALargeTableIsAnIndexFirst() {
        ArchiveEntry key = entry(
                3,
                "CONSTRAINT",
                "t k",
                "ALTER TABLE ONLY app.t\n"
                        + "    ADD CONSTRAINT \"K k\" PRIMARY KEY (a, \"b)\") INCLUDE (c) DEFERRABLE;\n\n\n"
                        + "ALTER TABLE app.t CLUSTER ON \"K k\";\n",
                List.of(1));
        List<ArchiveEntry> divided = divide(key, 9L << 20);
        assertEquals(
                List.of("INDEX", "CONSTRAINT"),
                divided.stream().map(ArchiveEntry::kind).toList());
        assertEquals(
                "CREATE UNIQUE INDEX \"K k\" ON app.t USING btree (a, \"b)\") INCLUDE (c);\n",
                divided.get(0).definition());
        assertEquals(List.of(1), divided.get(0).dependencies());
        assertEquals(
                "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT \"K k\" PRIMARY KEY USING INDEX \"K k\" DEFERRABLE;\n\n\n"
                        + "ALTER TABLE app.t CLUSTER ON \"K k\";\n",
                divided.get(1).definition());
        assertEquals(List.of(1, divided.get(0).dumpId()), divided.get(1).dependencies());
        assertEquals(3, divided.get(1).dumpId());
    }

    @Test
    void aForeignKeyOfALargeTableIsCheckedApart() {
        ArchiveEntry key = entry(
                3,
                "FK CONSTRAINT",
                "t f",
                "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES app.u(a) DEFERRABLE;\n",
                List.of(7, 1, 8));
        List<ArchiveEntry> divided = divide(key, 9L << 20);
        assertEquals(
                "ALTER TABLE ONLY app.t\n"
                        + "    ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES app.u(a) DEFERRABLE NOT VALID;\n",
                divided.get(0).definition());
        assertEquals(
                "ALTER TABLE ONLY app.t VALIDATE CONSTRAINT f;\n",
                divided.get(1).definition());
        assertEquals(List.of(1, 3), divided.get(1).dependencies());
    }

    @Test
    void whatIsSmallOrOtherwiseStaysAsItIs() {
        String table = "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT k ";
        ArchiveEntry small = entry(3, "CONSTRAINT", "t k", table + "PRIMARY KEY (a);\n", List.of(1));
        assertEquals(List.of(small), divide(small, 1L << 20));
        for (String definition : List.of(
                table + "EXCLUDE USING gist (a WITH =);\n",
                table + "UNIQUE NULLS NOT DISTINCT (a);\n",
                table + "PRIMARY KEY (a, b WITHOUT OVERLAPS);\n",
                table + "PRIMARY KEY (a) WITH (fillfactor='70');\n")) {
            ArchiveEntry other = entry(3, "CONSTRAINT", "t k", definition, List.of(1));
            assertEquals(List.of(other), divide(other, 9L << 20), definition);
        }
        ArchiveEntry unchecked = entry(
                3, "FK CONSTRAINT", "t k", table + "FOREIGN KEY (a) REFERENCES app.u(a) NOT VALID;\n", List.of(1));
        assertEquals(List.of(unchecked), divide(unchecked, 9L << 20));
    }

    private static List<ArchiveEntry> divide(ArchiveEntry constraint, long bytes) {
        List<ArchiveEntry> all = List.of(TABLE, DATA, constraint);
        List<ArchiveEntry> divided = new PostData(all, Map.of(2, bytes), 20).divide(all);
        return divided.subList(2, divided.size());
    }

    private static ArchiveEntry entry(int dumpId, String kind, String tag, String definition, List<Integer> needed) {
        Section section = kind.endsWith("CONSTRAINT") ? Section.POST_DATA : Section.PRE_DATA;
        return new ArchiveEntry(
                dumpId,
                CatalogId.NONE,
                tag,
                kind,
                section,
                definition,
                "",
                null,
                "app",
                null,
                null,
                '\0',
                "o",
                needed,
                null);
    }
}
