package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pgconvoy.api.error.EngineException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ViewSqlTest {
    private final Relations relations = new Relations();

    @Test
    void theQueryLosesItsSemicolonToTheCheckOption() {
        assertEquals("""
                CREATE VIEW app.v WITH (security_barrier='true') AS
                 SELECT 1 AS a
                  WITH LOCAL CHECK OPTION;
                """, ViewSql.create(relations.context("18"), view()));
    }

    @Test
    void aDummyHasTheColumnsAndNothingElse() {
        Relation view = view();
        Repairs dummy = new Repairs(Set.of(), Set.of(view.dumpId()), Set.of(), Set.of());
        assertEquals("""
                CREATE VIEW app.v AS
                SELECT
                    NULL::integer AS a,
                    NULL::text COLLATE pg_catalog."C" AS "B b";
                """, ViewSql.create(relations.context("18", dummy), view));
    }

    @Test
    void theDummyIsReplacedWithAllThatTheViewHas() {
        assertEquals("""
                CREATE OR REPLACE VIEW app.v WITH (security_barrier='true') AS
                 SELECT 1 AS a
                  WITH LOCAL CHECK OPTION;
                """, ViewSql.replaceDummy(relations.context("18"), view()));
    }

    @Test
    void theDummyComesBackBeforeItsQueriesNeedsAreDropped() {
        assertEquals("""
                CREATE OR REPLACE VIEW app.v AS
                SELECT
                    NULL::integer AS a,
                    NULL::text COLLATE pg_catalog."C" AS "B b";
                """, ViewSql.restoreDummy(relations.context("18"), view()));
    }

    @Test
    void aViewWithoutAQueryIsNotWritten() {
        Relation view = relations.relation('v', "v").add();
        EngineException failure =
                assertThrows(EngineException.class, () -> ViewSql.create(relations.context("18"), view));
        assertEquals("definition of view \"v\" appears to be empty (length zero)", failure.getMessage());
    }

    private Relation view() {
        Column collated = new Column(
                2,
                "B b",
                "text",
                false,
                true,
                -1,
                'x',
                'x',
                '\0',
                '\0',
                '\0',
                "",
                "",
                new Column.Collation("pg_catalog", "C"),
                false,
                null);
        return relations
                .relation('v', "v", Relations.column(1, "a", "integer"), collated)
                .definition(" SELECT 1 AS a;")
                .options("{security_barrier=true}", "")
                .checkOption("LOCAL")
                .add();
    }
}
