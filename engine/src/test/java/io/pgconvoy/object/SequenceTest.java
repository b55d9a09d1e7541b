package io.pgconvoy.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pgconvoy.api.error.EngineException;
import io.pgconvoy.archive.CatalogId;
import io.pgconvoy.catalog.SystemCatalog;
import io.pgconvoy.object.SequenceSet.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceTest {

    @ParameterizedTest
    @CsvSource({
        "smallint, 1, 1, 32767",
        "smallint, -1, -32768, -1",
        "integer, 2, 1, 2147483647",
        "integer, -2, -2147483648, -1",
        "bigint, 1, 1, 9223372036854775807",
        "bigint, -1, -9223372036854775808, -1"
    })
    void limitsOfTheTypeNeedNoSaying(String type, long increment, long minimum, long maximum) {
        String clauses = new SequenceParameters(type, 1, increment, minimum, maximum, 1, false).clauses();
        assertEquals(
                "    START WITH 1\n    INCREMENT BY " + increment + "\n    NO MINVALUE\n    NO MAXVALUE\n    CACHE 1",
                clauses);
    }

    @Test
    void otherLimitsAreSaidAndCyclingComesLast() {
        assertEquals(
                """
                    START WITH 7
                    INCREMENT BY -3
                    MINVALUE -100
                    MAXVALUE 50
                    CACHE 5
                    CYCLE""",
                new SequenceParameters("bigint", 7, -3, -100, 50, 5, true)
                        .clauses()
                        .replaceAll("(?m)^    ", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "bigint, p, 'CREATE SEQUENCE app.s\n    START'",
        "integer, p, 'CREATE SEQUENCE app.s\n    AS integer\n    START'",
        "bigint, u, 'CREATE UNLOGGED SEQUENCE app.s\n    START'"
    })
    void typeAndPersistenceAreSaidWhereTheyDiffer(String type, char persistence, String start) {
        Relation sequence = Rendering.relation("s", 'S', persistence);
        String definition = String.valueOf(
                Rendering.in("18").with(set(sequence, type, null)).definition(sequence));
        assertTrue(definition.startsWith(start), definition);
        assertTrue(definition.endsWith(";\n"), definition);
    }

    @ParameterizedTest
    @CsvSource({
        "16.4, p, u, '', 'ALTER SEQUENCE app.s SET UNLOGGED;\n'",
        "16.4, u, p, '', 'ALTER SEQUENCE app.s SET LOGGED;\n'",
        "16.5, p, u, '    UNLOGGED\n', ''",
        "16.5, u, p, '    LOGGED\n', ''",
        "16.4, u, u, '', ''",
        "14.24, u, p, '', ''"
    })
    void anIdentitySaysWhereItsPersistenceIsNotTheTables(
            String dialect, char ofTable, char ofSequence, String option, String behind) {
        Relation table = identityTable(ofTable);
        Relation sequence = ownedBy(table, Rendering.relation("s", 'S', ofSequence));
        assertEquals(
                "ALTER TABLE app.t ALTER COLUMN a ADD GENERATED ALWAYS AS IDENTITY (\n    SEQUENCE NAME app.s\n"
                        + option
                        + "    START WITH 1\n    INCREMENT BY 1\n    NO MINVALUE\n    MAXVALUE 1\n    CACHE 1\n);\n"
                        + behind,
                Rendering.in(dialect).with(table, set(sequence, "bigint", null)).definition(sequence));
    }

    @Test
    void thePositionIsSetByName() {
        Relation sequence = Rendering.relation("S x", 'S');
        assertEquals(
                "SELECT pg_catalog.setval('app.\"S x\"', 41, true);\n",
                Rendering.in("18").with(sequence).definition(set(sequence, "bigint", new Position(41, true))));
    }

    @Test
    void aPositionThatMayNotBeReadIsAnErrorNamingTheSequence() {
        Relation sequence = Rendering.relation("s", 'S');
        Rendering rendering = Rendering.in("18").with(sequence);
        EngineException e = assertThrows(EngineException.class, () -> rendering.entries(set(sequence, "bigint", null)));
        assertTrue(e.getMessage().startsWith("failed to get data for sequence \"s\";"), e.getMessage());
    }

    @Test
    void anUnwantedPositionIsLeftOut() {
        Relation sequence = Rendering.relation("s", 'S');
        SequenceSet unwanted = new SequenceSet(Rendering.header("s", "app"), sequence, null, false, null);
        assertEquals(List.of(), Rendering.in("18").with(sequence).entries(unwanted));
    }

    private static Relation identityTable(char persistence) {
        Column column =
                new Column(1, "a", "bigint", false, true, -1, 'p', 'p', '\0', 'a', '\0', "", "", null, false, null);
        Relation plain = Rendering.relation("t", 'r', persistence);
        return new Relation(
                new ObjectHeader(1, new CatalogId(SystemCatalog.PG_CLASS, 20_000), "t", "app", "o"),
                plain.relkind(),
                plain.properties(),
                plain.acl(),
                null,
                plain.parents(),
                true,
                new RelationDetails(List.of(column), List.of(), RelationDetails.Text.NONE));
    }

    private static Relation ownedBy(Relation table, Relation sequence) {
        return new Relation(
                sequence.header(),
                sequence.relkind(),
                sequence.properties(),
                sequence.acl(),
                new SequenceOwner(table.oid(), 1, true),
                sequence.parents(),
                true,
                sequence.details());
    }

    private static SequenceSet set(Relation sequence, String type, @Nullable Position position) {
        SequenceParameters parameters = new SequenceParameters(type, 1, 1, 1, 1, 1, false);
        return new SequenceSet(Rendering.header(sequence.name(), "app"), sequence, parameters, true, position);
    }
}
