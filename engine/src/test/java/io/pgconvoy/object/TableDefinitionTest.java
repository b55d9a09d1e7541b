package io.pgconvoy.object;

import static io.pgconvoy.object.Relations.column;
import static io.pgconvoy.object.Relations.generated;
import static io.pgconvoy.object.Relations.inherited;
import static io.pgconvoy.object.Relations.notNull;
import static io.pgconvoy.object.Relations.unnamed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableDefinitionTest {
    private final Relations relations = new Relations();

    @ParameterizedTest
    @ValueSource(strings = {"13", "15", "17", "18", "19"})
    void aColumnSaysItsDefaultBeforeNotNull(String dialect) {
        Relation table = relations
                .table("t", notNull(column(1, "a", "integer"), unnamed()), column(2, "Odd", "text"))
                .add();
        relations.columnDefault(table, 1, "7", false);
        relations.check(table, "a chk", "CHECK ((a > 0))", true, true);
        assertEquals("""
                CREATE TABLE app.t (
                    a integer DEFAULT 7 NOT NULL,
                    "Odd" text,
                    CONSTRAINT "a chk" CHECK ((a > 0))
                );
                """, text(table, dialect));
    }

    @Test
    void aTableWithoutColumnsHasAnEmptyList() {
        assertEquals("CREATE TABLE app.t (\n);\n", text(relations.table("t").add(), "18"));
    }

    @Test
    void aCheckThatIsNotValidIsLeftToItsOwnEntry() {
        Relation table = relations.table("t", column(1, "a", "integer")).add();
        relations.check(table, "c", "CHECK ((a > 0)) NOT VALID", true, false);
        assertEquals("CREATE TABLE app.t (\n    a integer\n);\n", text(table, "18"));
    }

    @Test
    void generatedColumnsSayStoredUnlessTheyAreVirtual() {
        Relation table = relations
                .table("t", generated(column(1, "a", "integer"), 's'), generated(column(2, "b", "integer"), 'v'))
                .add();
        relations.columnDefault(table, 1, "1", false);
        relations.columnDefault(table, 2, "2", false);
        assertEquals("""
                CREATE TABLE app.t (
                    a integer GENERATED ALWAYS AS (1) STORED,
                    b integer GENERATED ALWAYS AS (2)
                );
                """, text(table, "18"));
    }

    @Test
    void aNamedNotNullSaysItsNameAndThatItIsNotInherited() {
        Column.NotNull named = new Column.NotNull(99, "N N", true, true, true, null);
        Relation table =
                relations.table("t", notNull(column(1, "a", "integer"), named)).add();
        assertEquals(
                "CREATE TABLE app.t (\n    a integer CONSTRAINT \"N N\" NOT NULL NO INHERIT\n);\n", text(table, "18"));
    }

    @Test
    void aNotNullThatIsNotValidIsLeftToItsOwnEntry() {
        Column.NotNull invalid = new Column.NotNull(99, "nn", true, false, false, null);
        Relation table = relations
                .table("t", notNull(column(1, "a", "integer"), invalid))
                .add();
        assertEquals("CREATE TABLE app.t (\n    a integer\n);\n", text(table, "18"));
    }

    @Test
    void aChildSaysOnlyWhatItDeclaresItself() {
        Relation parent = relations.table("parent", column(1, "a", "integer")).add();
        Relation child = relations
                .table("child", inherited(column(1, "a", "integer")), column(2, "b", "text"))
                .childOf(parent)
                .add();
        relations.check(child, "theirs", "CHECK ((a > 0))", false, true);
        assertEquals("CREATE TABLE app.child (\n    b text\n)\nINHERITS (app.parent);\n", text(child, "18"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13", "15", "17"})
    void releasesBefore18AlterAnInheritedColumnToNotNull(String dialect) {
        assertEquals("""
                CREATE TABLE app.child (
                )
                INHERITS (app.parent);
                ALTER TABLE ONLY app.child ALTER COLUMN a SET NOT NULL;
                """, text(childWithNotNull(), dialect));
    }

    @Test
    void releases18AndLaterListAnInheritedColumnsNotNull() {
        assertEquals(
                "CREATE TABLE app.child (\n    NOT NULL a\n)\nINHERITS (app.parent);\n",
                text(childWithNotNull(), "18"));
    }

    private Relation childWithNotNull() {
        Relation parent = relations.table("parent", column(1, "a", "integer")).add();
        return relations
                .table("child", inherited(notNull(column(1, "a", "integer"), unnamed())))
                .childOf(parent)
                .add();
    }

    @Test
    void aPartitionSaysAllColumnsAndInheritedChecks() {
        assertEquals(
                "CREATE TABLE app.part (\n    a integer,\n    CONSTRAINT c CHECK ((a > 0))\n);\n",
                text(partition(), "14"));
    }

    @Test
    void release13AttachesAPartitionInItsDefinition() {
        assertEquals("""
                CREATE TABLE app.part (
                    a integer,
                    CONSTRAINT c CHECK ((a > 0))
                );
                ALTER TABLE ONLY app.parent ATTACH PARTITION app.part FOR VALUES IN (1);
                """, text(partition(), "13"));
    }

    private Relation partition() {
        Relation parent = relations
                .relation('p', "parent", column(1, "a", "integer"))
                .definition("LIST (a)")
                .add();
        Relation partition = relations
                .table("part", inherited(column(1, "a", "integer")))
                .partitionOf(parent, "FOR VALUES IN (1)")
                .add();
        relations.check(partition, "c", "CHECK ((a > 0))", false, true);
        return partition;
    }

    @Test
    void anUnloggedPartitionedTableIsCalledSoBefore18Only() {
        Relation table = relations
                .relation('p', "t", column(1, "a", "integer"))
                .definition("HASH (a)")
                .unlogged()
                .add();
        String rest = "TABLE app.t (\n    a integer\n)\nPARTITION BY HASH (a);\n";
        assertEquals("CREATE UNLOGGED " + rest, text(table, "17"));
        assertEquals("CREATE " + rest, text(table, "18"));
    }

    @Test
    void storageParametersOfTheToastTableFollowTheTablesOwn() {
        Relation table = relations
                .table("t", column(1, "a", "text"))
                .options("{fillfactor=70,autovacuum_enabled=off}", "{autovacuum_vacuum_threshold=100}")
                .add();
        assertEquals("""
                CREATE TABLE app.t (
                    a text
                )
                WITH (fillfactor='70', autovacuum_enabled=off, toast.autovacuum_vacuum_threshold='100');
                """, text(table, "18"));
    }

    @Test
    void aTypedTableSaysOnlyColumnsThatAddToItsType() {
        Relation table = relations
                .table("t", column(1, "a", "integer"), notNull(column(2, "b", "text"), unnamed()))
                .ofType("app.pair")
                .add();
        assertEquals("CREATE TABLE app.t OF app.pair (\n    b NOT NULL\n);\n", text(table, "18"));
    }

    @Test
    void aTypedTableThatAddsNothingHasNoList() {
        Relation table = relations
                .table("t", column(1, "a", "integer"))
                .ofType("app.pair")
                .add();
        assertEquals("CREATE TABLE app.t OF app.pair;\n", text(table, "18"));
    }

    @Test
    void aForeignTableNamesItsServerAndOptions() {
        Relation table = relations
                .relation('f', "t", column(1, "a", "text"))
                .server("Far Away", "schema_name 's',\n    table_name 't'")
                .add();
        assertEquals("""
                CREATE FOREIGN TABLE app.t (
                    a text
                )
                SERVER "Far Away"
                OPTIONS (
                    schema_name 's',
                    table_name 't'
                );
                """, text(table, "18"));
    }

    @Test
    void propertiesOfTheWholeTableFollowAnEmptyLine() {
        Relation table = relations
                .table("t", column(1, "a", "text"))
                .replicaIdentity('f')
                .forceRowSecurity()
                .add();
        assertEquals("""
                CREATE TABLE app.t (
                    a text
                );

                ALTER TABLE ONLY app.t REPLICA IDENTITY FULL;

                ALTER TABLE ONLY app.t FORCE ROW LEVEL SECURITY;
                """, text(table, "18"));
    }

    @Test
    void aReplicaIdentityByIndexIsLeftToTheIndex() {
        Relation table = relations.table("t").replicaIdentity('i').add();
        assertEquals("CREATE TABLE app.t (\n);\n", text(table, "18"));
    }

    @Test
    void aMaterializedViewIsCreatedEmpty() {
        Relation view = relations
                .relation('m', "v", column(1, "a", "integer"))
                .definition(" SELECT 1 AS a;")
                .options("{fillfactor=80}", "")
                .add();
        assertEquals("""
                CREATE MATERIALIZED VIEW app.v
                WITH (fillfactor='80') AS
                 SELECT 1 AS a
                  WITH NO DATA;
                """, text(view, "18"));
    }

    private String text(Relation table, String dialect) {
        return new TableDefinition(relations.context(dialect), table).text();
    }
}
