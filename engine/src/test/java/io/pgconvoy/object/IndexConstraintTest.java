package io.pgconvoy.object;

import static io.pgconvoy.object.Relations.column;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pgconvoy.archive.ArchiveEntry;
import io.pgconvoy.catalog.SystemCatalog;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexConstraintTest {
    private final Relations relations = new Relations();
    private final Relation table = relations
            .table("t", column(1, "a", "integer"), column(2, "B", "integer"), column(3, "c", "text"))
            .add();

    @Test
    void aPrimaryKeyNamesItsColumns() {
        ArchiveEntry entry = entry('p', index(List.of(1, 2), 2, "", false), false, false, "18");
        assertEquals("ALTER TABLE ONLY app.t\n    ADD CONSTRAINT k PRIMARY KEY (a, \"B\");\n", entry.definition());
        assertEquals("ALTER TABLE ONLY app.t DROP CONSTRAINT k;\n", entry.drop());
        assertEquals("t k", entry.tag());
    }

    @Test
    void includedColumnsOptionsAndDeferralFollowInThisOrder() {
        ArchiveEntry entry = entry('u', index(List.of(1, 3), 1, "{fillfactor=70}", true), true, false, "18");
        assertEquals(
                "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a) INCLUDE (c)"
                        + " WITH (fillfactor='70') DEFERRABLE INITIALLY DEFERRED;\n",
                entry.definition());
    }

    @Test
    void theLastColumnOfATemporalKeyDoesNotOverlap() {
        ArchiveEntry entry = entry('p', index(List.of(1, 2), 2, "", false), false, true, "18");
        assertEquals(
                "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT k PRIMARY KEY (a, \"B\" WITHOUT OVERLAPS);\n",
                entry.definition());
    }

    @Test
    void onlyReleasesBefore16LetAPrimaryKeySayNullsNotDistinct() {
        Index index = index(List.of(1), 1, "", true);
        assertEquals(
                "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT k PRIMARY KEY NULLS NOT DISTINCT (a);\n",
                entry('p', index, false, false, "15").definition());
        assertEquals(
                "ALTER TABLE ONLY app.t\n    ADD CONSTRAINT k PRIMARY KEY (a);\n",
                entry('p', index, false, false, "16").definition());
    }

    private Index index(List<Integer> keys, int keyCount, String options, boolean nullsNotDistinct) {
        return new Index(
                relations.header(SystemCatalog.PG_CLASS, "k"),
                table,
                "",
                "",
                options,
                keys,
                keyCount,
                false,
                false,
                nullsNotDistinct,
                List.of(),
                null,
                1);
    }

    private ArchiveEntry entry(char contype, Index index, boolean deferred, boolean period, String dialect) {
        IndexConstraint constraint = new IndexConstraint(
                relations.header(SystemCatalog.PG_CONSTRAINT, "k"),
                table,
                index,
                contype,
                "",
                deferred,
                deferred,
                period);
        EntryList entries = new EntryList();
        constraint.render(relations.context(dialect), entries);
        return entries.entries().get(0);
    }
}
